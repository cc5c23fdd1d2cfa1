"""Fits the boxes of one label in one language: on training text, chosen by validation, scored on held-out text."""

from dataclasses import dataclass

import numpy as np

from lens.glass import bayes, tree
from lens.glass.scores import Tally, auc, tally, threshold
from lens.glass.texts import Part


@dataclass(frozen=True)
class Split:
    """A part, and what trees read of it."""

    part: Part
    matrix: np.ndarray

    @staticmethod
    def of(part: Part) -> "Split":
        return Split(part, tree.matrix(part.given))


@dataclass(frozen=True)
class Box:
    content: dict
    """As in glass-boxes.json, but for its score."""
    held_out: Tally
    auc: float | None
    tried: list[dict]
    """Each size that was tried, with F1 on validation and on held-out text."""


def fit_tree(train: Split, validation: Split, held_out: Split, label: str) -> Box:
    """The tree that is best on validation of those that can be read; `tried` has larger ones, too."""
    fitted = tree.fit(train.matrix, train.part.truth[label], tree.LEAVES[-1])
    tried, best, last = [], None, 0
    for leaves in tree.LEAVES:
        made = min(leaves, fitted.get_n_leaves())
        if made == last:
            break
        last = made
        says = tree.shares(fitted, made, validation.matrix)
        cut = threshold(says, validation.part.truth[label])
        chosen_by = tally(says > cut, validation.part.truth[label]).f1
        scored = tree.shares(fitted, made, held_out.matrix)
        score = tally(scored > cut, held_out.part.truth[label])
        tried.append({"leaves": made, "validation": chosen_by, "heldOut": score.f1})
        if made <= tree.MOST_READ and (best is None or chosen_by > best[0]):
            content = {"threshold": round(cut, 4), "nodes": tree.nodes(fitted, made)}
            best = chosen_by, Box(content, score, auc(scored, held_out.part.truth[label]), tried)
    assert best is not None
    return best[1]


def bare_trees(train: Split, validation: Split, held_out: Split, label: str) -> list[dict]:
    """The same over the last characters alone."""
    bare = [Split(one.part, one.matrix[:, tree.BARE]) for one in (train, validation, held_out)]
    return fit_tree(*bare, label).tried


def fit_bayes(train: Split, validation: Split, held_out: Split, label: str) -> Box:
    tried, best = [], None
    for name, names in bayes.SETS.items():
        bias, spoken = bayes.odds(train.part.given, train.part.truth[label], names)
        says = bayes.total(validation.part.given, bias, spoken)
        cut = round(threshold(says, validation.part.truth[label]), 3)
        chosen_by = tally(says > cut, validation.part.truth[label]).f1
        scored = bayes.total(held_out.part.given, bias, spoken)
        score = tally(scored > cut, held_out.part.truth[label])
        tried.append({"given": name, "validation": chosen_by, "heldOut": score.f1})
        if best is None or chosen_by > best[0]:
            content = {"given": name, "threshold": cut, "bias": bias, "odds": spoken}
            best = chosen_by, Box(content, score, auc(scored, held_out.part.truth[label]), tried)
    assert best is not None
    return best[1]


def fit_cut(validation: np.ndarray, held_out: np.ndarray, truths: tuple[np.ndarray, np.ndarray]) -> tuple[bool, float, Tally, float | None]:
    """Of a neuron's values: whether they are lower where it is so, above which (of the values, or of the values turned
    round) yes is said, and how that does on held-out text."""
    area = auc(validation, truths[0])
    turned = area is not None and area < 0.5
    sign = -1 if turned else 1
    cut = float(f"{threshold(sign * validation, truths[0]):.4g}")
    return turned, cut, tally(sign * held_out > cut, truths[1]), auc(sign * held_out, truths[1])
