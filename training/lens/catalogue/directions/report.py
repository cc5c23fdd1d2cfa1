"""Labelled virtual neurons: the catalogue's directions, fitted on validation and judged on held-out texts."""

import numpy as np

from lens.catalogue import network, states
from lens.catalogue.adversarial import reads_as_plain
from lens.catalogue.directions.judged import Judged, explained, judge, variant_rhos
from lens.catalogue.directions.path import units_needed
from lens.catalogue.directions.probes import Probes, probes
from lens.catalogue.ground import ground
from lens.catalogue.states import States
from lens.catalogue.texts import NAMES, VARIANTS, Texts
from lens.model import CharLSTM

SEED = 0  # of the untrained network
SHARE = 0.9  # of the whole probe's R2 that few units are to reach


def directions(model: CharLSTM, validation: Texts, heldout: Texts) -> list[dict]:
    """The file's "directions", one for each label and each family that it is asked in, where it varies in both texts
    and is not lost on its probe.

    Reads the texts itself, one split or variant at a time. "single" is the unit that predicts best by itself on
    validation, by a straight line fitted there; "untrained" the same probe over a network that has learned nothing, for
    a thousand random units tell a good deal."""
    read = validation.chosen()
    seen = states.read(model, validation, read, progress="directions: validation")
    found = probes(validation, read, seen)
    spans = {family: span(found.of_h(family, seen.of("h")[:, rows])) for family, rows in found.rows.items()}
    del seen
    judged = judge(heldout, heldout.chosen(), states.read(model, heldout, heldout.chosen(), progress="directions"), found)
    bare = untrained(model, validation, heldout)
    astray = {variant: in_variant(model, heldout, variant, found) for variant in VARIANTS}
    made = []
    for family, of in judged.items():
        weights, bias = found.raw(family)
        for label, told in of.told.items():
            k = NAMES.index(label)
            low, high = (significant(values[k : k + 1])[0] for values in spans[family])
            if low >= high:
                continue
            made.append({
                "label": label,
                "family": family,
                "weights": significant(weights[k]),
                "bias": significant(bias[k : k + 1])[0],
                "scale": {"low": low, "high": high},
                **told,
                "untrained": bare[family].told[label]["figures"],
                "units90": units90(found, of, family, k),
                "adversarial": {
                    v: told["figures"]["rho"] if astray[v] is None else astray[v].get(family, {}).get(label) for v in VARIANTS
                },
            })  # fmt: skip
    return made


def span(outputs: np.ndarray) -> np.ndarray:
    """What each of the outputs [L, characters] keeps within but for a hundredth at either end, [2, L]."""
    return np.quantile(outputs, (0.01, 0.99), axis=1)


def significant(values: np.ndarray) -> list[float]:
    return [float(f"{value:.5g}") for value in values]


def untrained(model: CharLSTM, validation: Texts, heldout: Texts) -> dict[str, Judged]:
    """Probes over h of a network of the same shape, made and judged in the same way."""
    bare = network.untrained(model, SEED)

    def read(texts: Texts) -> States:
        seen = states.read(bare, texts, texts.chosen(), progress="directions: untrained")
        return States(seen.h, seen.c[:, :0])

    found = probes(validation, validation.chosen(), read(validation))
    return judge(heldout, heldout.chosen(), read(heldout), found)


def in_variant(model: CharLSTM, texts: Texts, variant: str, found: Probes) -> dict[str, dict[str, float]] | None:
    """By family and label, rho of each probe's output; None for a variant that reads as the plain texts do."""
    read = texts.chosen(variant)
    if not read:
        return {}
    if reads_as_plain(texts, variant):
        return None
    h = states.read(model, texts, read, progress=f"directions: {variant}").of("h")
    grounds = {family: ground(texts, read, family) for family in found.h}
    return {family: variant_rhos(of, found.of_h(family, h), variant) for family, of in grounds.items() if len(of)}


def units90(found: Probes, judged: Judged, family: str, label: int) -> int | None:
    """Units that the lasso's path over h needs for SHARE of the probe's R2; None where the probe tells nothing."""
    of = found.h[family]
    fitted, held_out = (m.first(len(of.weights)) for m in (found.moments[family], judged.moments))
    whole = float(explained(held_out, of)[label])
    return units_needed(fitted, held_out, label, float(of.penalty[label]), SHARE * whole) if whole > 0 else None
