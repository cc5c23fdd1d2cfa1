"""How often an answer is right: of yes or no, where yes is rare."""

from dataclasses import dataclass

import numpy as np
from sklearn.metrics import roc_auc_score


@dataclass(frozen=True)
class Tally:
    hits: int
    missed: int
    false: int
    quiet: int

    @property
    def f1(self) -> float:
        """Harmonic mean of what is found and what of the alarms is right; 0 where nothing is found."""
        return 2 * self.hits / (2 * self.hits + self.missed + self.false) if self.hits else 0.0

    def to_json(self) -> dict:
        return {"hits": self.hits, "missed": self.missed, "false": self.false, "quiet": self.quiet}


def tally(says: np.ndarray, truth: np.ndarray) -> Tally:
    """Both bool [characters]."""
    hits, false = int((says & truth).sum()), int((says & ~truth).sum())
    return Tally(hits, int(truth.sum()) - hits, false, int((~truth).sum()) - false)


def threshold(values: np.ndarray, truth: np.ndarray) -> float:
    """Above which yes is said so that F1 is best: halfway between two values that occur. The lowest where some are
    equally good."""
    order = np.argsort(-values, kind="stable")
    sorted_values, hits = values[order], np.cumsum(truth[order])
    f1 = 2 * hits / (np.arange(1, len(values) + 1) + truth.sum())
    # A cut lies only between values that differ.
    f1[:-1][sorted_values[:-1] == sorted_values[1:]] = -1
    best = len(f1) - 1 - int(np.argmax(f1[::-1]))
    below = sorted_values[best + 1] if best + 1 < len(values) else sorted_values[best] - 1
    return float((sorted_values[best] + below) / 2)


def auc(values: np.ndarray, truth: np.ndarray) -> float | None:
    """Chance that the value is higher where it is so (Mann and Whitney 1947)."""
    return float(roc_auc_score(truth, values)) if truth.any() and not truth.all() else None
