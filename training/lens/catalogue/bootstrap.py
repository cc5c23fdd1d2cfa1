"""How far a correlation depends on which packages were read: they are drawn again, with repetition."""

import numpy as np

from lens.catalogue.figures import Figures
from lens.catalogue.ground import Ground


def intervals(figures: Figures, ground: Ground, labels: np.ndarray, resamples: int, seed: int = 0) -> np.ndarray:
    """[U, 2]: 95 % percentile interval (Efron & Tibshirani 1993, chapter 13) of each unit's rho with its label.

    Labels [U] are rows of the ground. Ranks are those among all characters, so that a resample costs a few sums over
    packages; what that leaves out is of the order of a rank."""
    count = len(ground.packages)
    weights = np.random.default_rng(seed).multinomial(count, np.full(count, 1 / count), resamples).astype(float)  # [R, P]
    own = np.stack([ground.package == k for k in range(count)], 1).astype(np.float32)  # [n, P]
    z = ground.z[: len(ground.names)]
    total = weights @ own.sum(0, dtype=np.float64)  # [R]
    label_sums, label_squares = (z @ own) @ weights.T / total, (z**2 @ own) @ weights.T / total  # [L, R]
    found = np.empty((len(labels), 2))
    for u, label in enumerate(labels):
        mean, square = figures.sums[u] @ weights.T / total, figures.squares[u] @ weights.T / total  # [R]
        product = figures.products[u, label] @ weights.T / total
        variance = (square - mean**2) * (label_squares[label] - label_sums[label] ** 2)
        covariance = product - mean * label_sums[label]
        rho = np.divide(covariance, np.sqrt(np.maximum(variance, 0)), out=np.zeros_like(mean), where=variance > 1e-20)
        found[u] = np.percentile(rho, [2.5, 97.5])
    return found
