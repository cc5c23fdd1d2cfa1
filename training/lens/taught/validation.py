"""How the layer does on validation packages while it learns."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from lens.catalogue import texts as labelled
from lens.catalogue.texts import NAMES, Texts
from lens.taught import figures, judge
from lens.taught.labels import SCALES
from lens.taught.layer import TaughtLayer
from lens.taught.lower import Lower

LANGUAGES = ("c", "py", "ts")
ALL = ("plain", "flat", "tabs", "joined", "planted")


class Validation:
    def __init__(self, texts: Path, model: Path):
        self.texts, self.lower = labelled.load(texts), Lower(model, 1)

    def figures(self, layer: TaughtLayer, variants: Sequence[str], budget: int) -> dict:
        """By variant, language and label: r, AUC and exact, to three digits, on about `budget` characters of each."""
        reader, found = judge.InPython(layer, self.lower), {}
        for variant in variants:
            for language in LANGUAGES:
                chosen = some_of(self.texts, variant, language, budget)
                if chosen:
                    h = judge.read(reader, self.texts, chosen, len(SCALES))
                    found.setdefault(variant, {})[language] = of_labels(h, self.texts.values[:, self.texts.columns(chosen)])
        return found


def some_of(texts: Texts, variant: str, language: str, budget: int) -> list[int]:
    """Texts in an order that is random and always the same, about `budget` characters; all where it is 0."""
    own, found, left = texts.chosen(variant, (language,)), [], budget
    for k in np.random.default_rng(0).permutation(len(own)):
        if budget == 0 or left > 0:
            found.append(own[int(k)])
            left -= texts.texts[own[int(k)]].length
    return found


def of_labels(h: np.ndarray, values: np.ndarray) -> dict[str, list[float]]:
    """By label that there is: r, AUC, exact."""
    found = {}
    for own, scale in zip(h, SCALES):
        label = values[NAMES.index(scale.label)]
        if (label > 0).any():
            three = figures.pearson(own, label), figures.area(own, label > 0), figures.exact(scale, own, label)
            found[scale.label] = [0.0 if v is None else round(v, 3) for v in three]
    return found
