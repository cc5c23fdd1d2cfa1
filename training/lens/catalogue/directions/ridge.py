"""Ridge regression (Hoerl & Kennard 1970) of all labels on the units, from moments."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lens.catalogue.directions.moments import Moments

#: Penalties to choose from, as shares of a feature's variance.
PENALTIES = 10.0 ** np.arange(-6, 2.5, 0.5)


@dataclass(frozen=True)
class Fit:
    """A column for each label."""

    weights: np.ndarray  # [F, L]
    bias: np.ndarray  # [L]
    penalty: np.ndarray  # [L]


def fits(of: Moments) -> list[Fit]:
    """One for each of PENALTIES, from one decomposition."""
    values, vectors = np.linalg.eigh(of.covariance())
    along, mean = vectors.T @ of.with_labels(), of.x / of.n
    found = []
    for penalty in PENALTIES:
        weights = vectors @ (along / (np.maximum(values, 0) + penalty)[:, None])
        found.append(Fit(weights, of.y / of.n - mean @ weights, np.full(len(of.y), penalty)))
    return found


def fit(parts: Sequence[Moments]) -> Fit:
    """Of all parts together, each label with the penalty that serves best on the part that is left out, in turn.

    Parts are of packages of their own, for characters of one file tell too much about each other. A single part
    chooses by itself."""
    whole = total(parts)
    errors = np.zeros((len(PENALTIES), len(whole.y)))
    for k, left_out in enumerate(parts):
        rest = total([part for i, part in enumerate(parts) if i != k]) if len(parts) > 1 else left_out
        errors += [left_out.n * left_out.errors(one.weights, one.bias) for one in fits(rest)]
    best, every = errors.argmin(0), fits(whole)
    weights = np.stack([every[b].weights[:, k] for k, b in enumerate(best)], 1)
    return Fit(weights, np.array([every[b].bias[k] for k, b in enumerate(best)]), PENALTIES[best])


def total(parts: Sequence[Moments]) -> Moments:
    found = parts[0]
    for part in parts[1:]:
        found = found + part
    return found


def r2(of: Moments, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
    """Share of each label's variance that is predicted, [L]; less than 0 where the mean would say more."""
    variances = of.variances()
    return np.where(variances > 0, 1 - of.errors(weights, bias) / np.where(variances > 0, variances, 1), 0.0)


def alone(of: Moments) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Every feature by itself: slopes [F, L], biases [F, L] and R2 [F, L] on the same characters."""
    own, shared = np.diag(of.covariance())[:, None], of.with_labels()
    slopes = np.divide(shared, own, out=np.zeros_like(shared), where=own > 1e-9)
    variances = of.variances()
    explained = np.divide(slopes * shared, variances, out=np.zeros_like(shared), where=variances > 0)
    return slopes, of.y / of.n - slopes * (of.x / of.n)[:, None], explained
