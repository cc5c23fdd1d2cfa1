"""How many units it takes: the order in which an L1 penalty lets them in."""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import lars_path_gram

from lens.catalogue.directions.moments import Moments

FIRST = 200  # steps


def units_needed(fitted: Moments, judged: Moments, label: int, penalty: float, least: float) -> int | None:
    """The fewest units, among those that the lasso's path (Efron et al. 2004) passes through, that reach R2 `least`.

    The lasso shrinks what it lets in, so that the units are weighted anew by ridge with the whole probe's penalty.
    None where no step of the path gets there. Looked for by bisection: more units rarely tell less."""
    def reached(step: np.ndarray) -> bool:
        return some_r2(fitted, judged, label, penalty, step) >= least

    for most in (FIRST, len(fitted.x)):  # the whole path takes long and is seldom needed
        steps = path(fitted, label, most)
        if not steps or not reached(steps[-1]):
            continue
        low, high = 0, len(steps) - 1
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if reached(steps[middle]) else (middle + 1, high)
        return len(steps[low])
    return None


def path(fitted: Moments, label: int, most: int) -> list[np.ndarray]:
    """The units in each of the first `most` steps of the lasso's path."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # it stops early where units are copies of each other
        found = lars_path_gram(fitted.with_labels()[:, label], fitted.covariance(), n_samples=1, method="lasso", max_iter=most)
    return [np.flatnonzero(step) for step in found[2].T[1:]]


def some_r2(fitted: Moments, judged: Moments, label: int, penalty: float, units: np.ndarray) -> float:
    """R2 on `judged` of a ridge probe over some units."""
    covariance = fitted.covariance()[np.ix_(units, units)]
    some = np.linalg.solve(covariance + penalty * np.eye(len(units)), fitted.with_labels()[units, label])
    weights = np.zeros((len(fitted.x), len(fitted.y)))
    weights[units, label] = some
    bias = np.zeros(len(fitted.y))
    bias[label] = (fitted.y[label] - fitted.x[units] @ some) / fitted.n
    return float(1 - judged.errors(weights, bias)[label] / judged.variances()[label])
