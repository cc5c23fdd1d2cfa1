"""Probes on held-out texts, and the best single unit beside each."""

from dataclasses import dataclass

import numpy as np

from lens.catalogue.adversarial import TAKEN
from lens.catalogue.directions.moments import Moments, moments
from lens.catalogue.directions.probes import Probes
from lens.catalogue.directions.ridge import Fit, alone, r2
from lens.catalogue.figures import Figures, figures
from lens.catalogue.ground import Ground, ground
from lens.catalogue.states import States
from lens.catalogue.texts import NAMES, Texts


@dataclass(frozen=True)
class Judged:
    """In one family of languages."""

    moments: Moments
    told: dict[str, dict]
    """By label that is asked and varies: the direction's "figures", "withCells" and "single"."""


def judge(texts: Texts, read: list[int], states: States, found: Probes) -> dict[str, Judged]:
    """By family that there is text of, here and where the probes were fitted."""
    h, c = states.of("h"), states.of("c")
    labels = texts.values[:, texts.columns(read)]
    grounds = {family: ground(texts, read, family) for family in found.moments}
    made = {}
    for family, of in grounds.items():
        if not len(of):
            continue
        m = moments(found.scale, h, c, labels, of.rows)
        best, weights, bias = singles(found, family)
        both, units = (h, c), len(h)
        alike = np.stack([both[b // units][b % units] for b in best])  # [labels, characters]
        columns = [
            ("figures", figures(found.of_h(family, h), of, 0), explained(m.first(units), found.h[family])),
            ("withCells", figures(found.of_both(family, h, c), of, 0), explained(m, found.both[family])),
            ("single", figures(alike, of, 0), r2(m, weights, bias)),
        ]
        told = {}
        for k, label in enumerate(of.names):
            row = NAMES.index(label)
            if of.varies[k] and found.moments[family].variances()[row] > 0:
                told[label] = {name: figure(f, row, k, float(share[row])) for name, f, share in columns}
                told[label]["single"] |= {"neuron": name_of(best[row] % units, states), "quantity": "hc"[best[row] // units]}
        made[family] = Judged(m, told)
    return made


def singles(found: Probes, family: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """For each label the feature [L] that tells most of it on the family's validation text, as weights [F, L] with one
    that is not 0, and biases [L]."""
    slopes, biases, shares = alone(found.moments[family])
    best, every = shares.argmax(0), np.arange(len(NAMES))
    weights = np.zeros_like(slopes)
    weights[best, every] = slopes[best, every]
    return best, weights, biases[best, every]


def explained(of: Moments, by: Fit) -> np.ndarray:
    """R2 [labels]."""
    return r2(of, by.weights, by.bias)


def name_of(unit: int, states: States) -> str:
    """L2.347 is unit 347, counted from 0, of the second layer."""
    hidden = states.h.shape[1]
    return f"L{unit // hidden + 1}.{unit % hidden}"


def figure(of: Figures, row: int, label: int, explained: float) -> dict[str, float | None]:
    """Of an output with a label of the family, rounded."""
    area = of.auc[row, label]
    return {
        "r2": round(explained, 3),
        "rho": round(float(of.rho[row, label]), 3),
        "partial": round(float(of.partial[row, label]), 3),
        "auc": None if np.isnan(area) else round(float(area), 3),
    }


def variant_rhos(of: Ground, outputs: np.ndarray, variant: str) -> dict[str, float]:
    """By label, rho of the label's output (a row of `outputs`) in the texts of a variant; none for a label that the
    variant takes away, or that does not vary in it."""
    rhos = figures(outputs, of, 0).rho
    asked = [(k, label) for k, label in enumerate(of.names) if of.varies[k] and label not in TAKEN.get(variant, ())]
    return {label: round(float(rhos[NAMES.index(label), k]), 3) for k, label in asked}
