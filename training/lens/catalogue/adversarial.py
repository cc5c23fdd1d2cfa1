"""Whether a unit still goes with its label in texts that are made to lead it astray."""

from collections.abc import Sequence

import numpy as np

from lens.catalogue import states
from lens.catalogue.ground import Ground, ground
from lens.catalogue.ranks import standardised
from lens.catalogue.texts import FAMILIES, Texts
from lens.catalogue.verdict import Key
from lens.model import CharLSTM

#: Of a vector.
Rhos = dict[Key, float | None]

#: Labels that a variant takes away or turns into something else.
TAKEN = {"flat": {"indentation"}, "joined": {"indentation", "column", "lineEnd"}}


def reads_as_plain(texts: Texts, variant: str) -> bool:
    """Whether a variant gives the very symbols of its plain texts, all of them: its figures are then theirs."""
    made = texts.chosen(variant)
    plain = texts.columns([texts.texts[i].source for i in made])
    same = np.array_equal(texts.ids[texts.columns(made)], texts.ids[plain])
    return same and np.array_equal(texts.values[:, texts.columns(made)], texts.values[:, plain]) and len(made) == len(texts.chosen())


def adversarial(model: CharLSTM, texts: Texts, variant: str, wanted: dict[str, Sequence[Sequence[Key]]]) -> list[Rhos]:
    """Rho of each vector with each label that is wanted of it, in the texts of a variant.

    `wanted` is by quantity, for each unit of all layers; the result has all vectors in that order. None where the
    variant or the label's family has no such text, or there is nothing of the label left in it."""
    read = texts.chosen(variant)
    if not read:
        return [dict.fromkeys(keys) for of in wanted.values() for keys in of]
    found, grounds = states.read(model, texts, read, progress=variant), {f: ground(texts, read, f) for f in FAMILIES}
    return [
        rhos(row, keys, grounds, variant)
        for quantity, of in wanted.items()
        for row, keys in zip(found.of(quantity), of)
    ]  # fmt: skip


def rhos(values: np.ndarray, keys: Sequence[Key], grounds: dict[str, Ground], variant: str) -> Rhos:
    found: Rhos = {}
    for family in {family for family, _ in keys}:
        of, labels = grounds[family], [label for own, label in keys if own == family]
        z, norms = standardised(values[None, of.rows]) if len(of) else (np.zeros((1, 0)), np.zeros(1))
        for label in labels:
            k = of.names.index(label)
            known = norms[0] > 0 and of.varies[k] and label not in TAKEN.get(variant, ())
            found[family, label] = float(z[0] @ of.z[k]) if known else None
    return found
