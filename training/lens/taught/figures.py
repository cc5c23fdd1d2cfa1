"""How well h of a taught unit says its label: every figure is over some characters of one language."""

from collections.abc import Mapping

import numpy as np

from lens.catalogue.ranks import LINE, controls, midranks, partial, standardised
from lens.catalogue.texts import NAMES
from lens.taught.labels import Scale

#: By which a taught unit counts in a language: of a depth Pearson's r and the share of exact counts where it is not
#: zero, of a yes/no label the area under the ROC curve and the share of yes that is told. Ours, and fixed beforehand.
RULE = {
    "counts": {"r": 0.9, "auc": 0.99, "exact": 0.85},
    "roughly": {"r": 0.7, "auc": 0.9, "exact": 0.5},
}
DOES_NOT = "doesNot"
LEAST_OF_DEPTH = 50
"""Characters of a depth that are needed to say how often it is told."""


def pearson(a: np.ndarray, b: np.ndarray) -> float | None:
    """None where one of them does not vary."""
    if not len(a) or a.std() == 0 or b.std() == 0:
        return None
    return float(np.corrcoef(a.astype(np.float64), b.astype(np.float64))[0, 1])


def area(h: np.ndarray, yes: np.ndarray) -> float | None:
    """The chance that h is higher where it is yes than where it is not. None where it is always the same."""
    count = int(yes.sum())
    if count in (0, len(yes)):
        return None
    ranks = midranks(h)[yes].sum()
    return float((ranks - count * (count - 1) / 2) / (count * (len(yes) - count)))


def exact(scale: Scale, h: np.ndarray, label: np.ndarray) -> float | None:
    """The share of the characters with more than none of the label at which the count is right. A label beyond what
    the unit can say counts as missed."""
    there = label > 0
    return float((scale.count(h[there]) == label[there]).mean()) if there.any() else None


def by_depth(scale: Scale, h: np.ndarray, label: np.ndarray) -> list[dict]:
    """From 0 on: how many characters, and how often the count is right there."""
    found = []
    for depth in range(int(label.max(initial=0)) + 1):
        at = label == depth
        if at.sum() >= LEAST_OF_DEPTH:
            right = float((scale.count(h[at]) == depth).mean())
            found.append({"depth": depth, "characters": int(at.sum()), "exact": right})
    return found


def partials(h: np.ndarray, label: str, values: Mapping[str, np.ndarray]) -> tuple[float, float]:
    """The rank correlation with a label given the place and the other depths, as the catalogue has it, and the greatest
    that it could be: that of a unit without ties that says the label exactly, whose rank within a depth is chance.

    `values` are all labels and LINE, each [characters]."""
    given = [name for name in controls(label, NAMES) if values[name].min() < values[name].max()]
    chance = np.random.default_rng(0).random(len(h))
    z, _ = standardised(np.stack([h, values[label] + chance, values[label], *(values[name] for name in given)]))
    among = (z @ z.T).astype(np.float64)
    own, controlling = [0, 1], np.arange(3, len(z))
    found = partial(among[own, 2], among[np.ix_(own, controlling)], among[np.ix_(controlling, controlling)], among[controlling, 2])  # fmt: skip
    return float(found[0]), float(found[1])


def verdict(scale: Scale, r: float | None, auc: float | None, exactly: float | None) -> str:
    """counts, roughly or doesNot, by RULE; what cannot be said is not good enough."""
    for name, limits in RULE.items():
        strength = (r, limits["r"]) if scale.counted else (auc, limits["auc"])
        if all(value is not None and value >= limit for value, limit in (strength, (exactly, limits["exact"]))):
            return name
    return DOES_NOT


def all_of(scale: Scale, h: np.ndarray, values: Mapping[str, np.ndarray]) -> dict:
    """A language's part of a certificate, on plain texts."""
    label = values[scale.label]
    r, auc, exactly = pearson(h, label), area(h, label > 0), exact(scale, h, label)
    mine, most = partials(h, scale.label, values)
    return {
        "characters": len(h),
        "r": r,
        "auc": auc,
        "partial": mine,
        "mostPartial": most,
        "exact": exactly,
        "verdict": verdict(scale, r, auc, exactly),
        "byDepth": by_depth(scale, h, label),
    }


def brief(scale: Scale, h: np.ndarray, label: np.ndarray) -> dict:
    """Of a kind of text that is made to mislead."""
    return {"characters": len(h), "r": pearson(h, label), "exact": exact(scale, h, label)}


__all__ = ["LINE", "RULE", "all_of", "area", "brief", "by_depth", "exact", "partials", "pearson", "verdict"]
