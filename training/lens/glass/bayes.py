"""Naive Bayes: everything that stands in the text speaks for itself, as if the rest did not exist.

log odds of yes = bias + the sum over all that is given of log P(given | yes) - log P(given | no)."""

import numpy as np
from sklearn.naive_bayes import CategoricalNB

from lens.glass.features import CHARACTERS, FAR, MOST, NUMBERS, Given

CODES = 128
#: Numbers are heard by the power of two: 0, 1, 2, 4, ... 128, FAR; of indentation by twos; what is small as it is.
BINS = 17


def binned(name: str, values: np.ndarray) -> np.ndarray:
    """int64, 0 to BINS - 1."""
    if name == "indentation":
        return np.minimum(values // 2, BINS - 1)
    if name.startswith("open "):
        return values.astype(np.int64) + MOST
    if name.startswith("count "):
        return values
    return np.floor(np.log2(np.minimum(values, FAR).astype(np.float64) + 1)).astype(np.int64)


#: What it may be given: the last characters alone, so many of them, or all that can be seen besides.
SETS = {
    **{f"last {k}": CHARACTERS[1 : 1 + k] for k in (1, 2, 4, 8, 16)},
    **{f"last {k} and more": (*NUMBERS, *CHARACTERS[: 1 + k]) for k in (1, 4, 8)},
}


def matrix(of: Given, names: tuple[str, ...]) -> np.ndarray:
    """int64 [characters, names]"""
    return np.stack([column(of, name) for name in names], 1)


def column(of: Given, name: str) -> np.ndarray:
    if name in CHARACTERS:
        return of.characters[:, CHARACTERS.index(name)].astype(np.int64)
    return binned(name, of.numbers[:, NUMBERS.index(name)])


def odds(of: Given, truth: np.ndarray, names: tuple[str, ...]) -> tuple[float, dict[str, list[float]]]:
    """The bias, and what each value of each speaks, in nats, to two digits."""
    sizes = [CODES if name in CHARACTERS else BINS for name in names]
    fitted = CategoricalNB(alpha=1, min_categories=sizes).fit(matrix(of, names), truth)
    no, yes = fitted.class_log_prior_
    spoken = {name: np.round(log[1] - log[0], 2) for name, log in zip(names, fitted.feature_log_prob_)}
    return round(float(yes - no), 2), {name: (row + 0.0).tolist() for name, row in spoken.items()}


def total(of: Given, bias: float, spoken: dict[str, list[float]]) -> np.ndarray:
    """float64 [characters]: log odds of yes."""
    found = np.full(len(of), bias)
    for name, row in spoken.items():
        found += np.asarray(row)[column(of, name)]
    return found
