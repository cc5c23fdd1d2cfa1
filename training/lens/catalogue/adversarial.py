"""Whether a unit still goes with its label in texts that are made to lead it astray."""

from collections.abc import Sequence

import numpy as np

from lens.catalogue import states
from lens.catalogue.ground import Ground, ground
from lens.catalogue.ranks import standardised
from lens.catalogue.texts import FAMILIES, Texts
from lens.catalogue.verdict import Verdict
from lens.model import CharLSTM

#: Labels that a variant takes away or turns into something else.
TAKEN = {"flat": {"indentation"}, "joined": {"indentation", "column", "lineEnd"}}


def reads_as_plain(texts: Texts, variant: str) -> bool:
    """Whether a variant gives the very symbols of its plain texts, all of them: its figures are then theirs."""
    made = texts.chosen(variant)
    plain = texts.columns([texts.texts[i].source for i in made])
    same = np.array_equal(texts.ids[texts.columns(made)], texts.ids[plain])
    return same and np.array_equal(texts.values[:, texts.columns(made)], texts.values[:, plain]) and len(made) == len(texts.chosen())


def adversarial(model: CharLSTM, texts: Texts, variant: str, verdicts: dict[str, Sequence[Verdict]]) -> dict[str, list[float | None]]:
    """By quantity, for each unit of all layers: rho of its verdict's label in the texts of a variant.

    None where the variant or the label's family has no such text, or there is nothing of the label left in it."""
    read = texts.chosen(variant)
    if not read:
        return {quantity: [None] * len(of) for quantity, of in verdicts.items()}
    found, grounds = states.read(model, texts, read, progress=variant), {f: ground(texts, read, f) for f in FAMILIES}
    return {
        quantity: [rho(row, one, grounds, variant) for row, one in zip(found.of(quantity), of)]
        for quantity, of in verdicts.items()
    }


def rho(values: np.ndarray, verdict: Verdict, grounds: dict[str, Ground], variant: str) -> float | None:
    family, label = verdict.family, verdict.label
    if family is None or label is None or label in TAKEN.get(variant, ()) or not len(grounds[family]):
        return None
    of = grounds[family]
    k = of.names.index(label)
    z, norms = standardised(values[None, of.rows])
    return float(z[0] @ of.z[k]) if norms[0] > 0 and of.varies[k] else None
