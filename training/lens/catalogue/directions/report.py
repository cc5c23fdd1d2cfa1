"""Labelled virtual neurons: the catalogue's directions, fitted on validation and judged on held-out texts."""

import numpy as np

from lens.catalogue import network, states
from lens.catalogue.adversarial import reads_as_plain
from lens.catalogue.directions.judged import Judged, judge, variant_rhos
from lens.catalogue.directions.path import units_needed
from lens.catalogue.directions.probes import Probes, asked_together, probes
from lens.catalogue.directions.ridge import r2, total
from lens.catalogue.states import States
from lens.catalogue.texts import NAMES, VARIANTS, Texts
from lens.model import CharLSTM

SEED = 0  # of the untrained network
SHARE = 0.9  # of the whole probe's R2 that few units are to reach


def directions(model: CharLSTM, validation: Texts, heldout: Texts) -> list[dict]:
    """The file's "directions", one for each label that varies in both texts and is not lost on its probe.

    Reads the texts itself, one split or variant at a time. A label is judged in the families in which it is asked;
    "single" is the unit that predicts best by itself on validation, by a straight line fitted there; "untrained" the
    same probe over a network that has learned nothing, for a thousand random units tell a good deal."""
    read = validation.chosen()
    seen = states.read(model, validation, read, progress="directions: validation")
    found = probes(validation, read, seen)
    low, high = (significant(q) for q in np.quantile(found.of_h(seen.of("h")), (0.01, 0.99), axis=1))  # [labels] each
    del seen
    judged = judge(heldout, heldout.chosen(), states.read(model, heldout, heldout.chosen(), progress="directions"), found)
    bare = untrained(model, validation, heldout)
    astray = {variant: in_variant(model, heldout, variant, found) for variant in VARIANTS}
    weights, bias = found.raw()
    made = []
    for k, label in enumerate(NAMES):
        told = {family: of.told[label] for family, of in judged.items() if label in of.told}
        if not told or low[k] >= high[k]:
            continue
        made.append({
            "label": label,
            "weights": significant(weights[k]),
            "bias": significant(bias[k : k + 1])[0],
            "scale": {"low": low[k], "high": high[k]},
            **{part: {family: of[part] for family, of in told.items()} for part in ("figures", "withCells", "single")},
            "untrained": {family: bare[family].told[label]["figures"] for family in told},
            "units90": units90(found, judged, label),
            "adversarial": {
                family: {v: of["figures"]["rho"] if astray[v] is None else astray[v].get((family, label)) for v in VARIANTS}
                for family, of in told.items()
            },
        })  # fmt: skip
    return made


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


def in_variant(model: CharLSTM, texts: Texts, variant: str, found: Probes) -> dict[tuple[str, str], float] | None:
    """By family and label, rho of each probe's output; None for a variant that reads as the plain texts do."""
    read = texts.chosen(variant)
    if not read:
        return {}
    if reads_as_plain(texts, variant):
        return None
    outputs = found.of_h(states.read(model, texts, read, progress=f"directions: {variant}").of("h"))
    return variant_rhos(texts, read, outputs, variant)


def units90(found: Probes, judged: dict[str, Judged], label: str) -> int | None:
    """Units that the lasso's path over h needs for SHARE of the probe's R2, in all families in which the label is
    asked; None where the probe tells nothing."""
    families = [family for family in asked_together(label) if family in judged]
    k, units = NAMES.index(label), len(found.h.weights)
    fitted = total([found.by_family[family].first(units) for family in families])
    held_out = total([judged[family].moments.first(units) for family in families])
    whole = float(r2(held_out, found.h.weights, found.h.bias)[k])
    return units_needed(fitted, held_out, k, float(found.h.penalty[k]), SHARE * whole) if whole > 0 else None
