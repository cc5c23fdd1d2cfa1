"""Sums of products over a text: all that a linear fit of a label on the units needs to know, and to be judged by."""

from dataclasses import dataclass

import numpy as np

#: Cells are clipped at these quantiles of validation: nothing bounds them, and a few that only accumulate would rule.
CLIP = (0.005, 0.995)
CONSTANT = 1e-6
CHUNK = 8192  # characters


@dataclass(frozen=True)
class Scale:
    """Makes features of units; of each, as float64 [features]."""

    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray
    deviation: np.ndarray  # 0 for a constant one

    def features(self, values: np.ndarray) -> np.ndarray:
        """float32 [features, n]: clipped, of mean 0 and deviation 1 on validation; a constant one is 0 throughout."""
        factor = np.divide(1, self.deviation, out=np.zeros_like(self.deviation), where=self.deviation > 0)
        clipped = np.clip(values, self.low[:, None].astype(np.float32), self.high[:, None].astype(np.float32))
        return (clipped - self.mean[:, None].astype(np.float32)) * factor[:, None].astype(np.float32)


def scale(h: np.ndarray, c: np.ndarray) -> Scale:
    """Of h and c [units, characters] on validation, h first. h lies within -1 and 1 and is left as it is."""
    bounds = [np.quantile(row, CLIP) for row in c]
    low = np.concatenate([np.full(len(h), -1.0), [b[0] for b in bounds]])
    high = np.concatenate([np.full(len(h), 1.0), [b[1] for b in bounds]])
    mean, deviation = np.zeros(len(low)), np.zeros(len(low))
    for k, row in enumerate((*h, *c)):
        clipped = np.clip(row, low[k], high[k]).astype(np.float64)
        mean[k], deviation[k] = clipped.mean(), clipped.std()
    deviation[deviation < CONSTANT * (1 + np.abs(mean))] = 0
    return Scale(low, high, mean, deviation)


@dataclass(frozen=True)
class Moments:
    """Of n characters; F features, L labels."""

    n: int
    x: np.ndarray  # [F]
    xx: np.ndarray  # [F, F]
    y: np.ndarray  # [L]
    xy: np.ndarray  # [F, L]
    yy: np.ndarray  # [L]

    def __add__(self, other: "Moments") -> "Moments":
        return Moments(*(a + b for a, b in zip(vars(self).values(), vars(other).values())))

    def first(self, features: int) -> "Moments":
        """Of the first features alone."""
        return Moments(self.n, self.x[:features], self.xx[:features, :features], self.y, self.xy[:features], self.yy)

    def covariance(self) -> np.ndarray:
        """[F, F]"""
        mean = self.x / self.n
        return self.xx / self.n - np.outer(mean, mean)

    def with_labels(self) -> np.ndarray:
        """Covariances of features and labels, [F, L]."""
        return self.xy / self.n - np.outer(self.x, self.y) / self.n**2

    def variances(self) -> np.ndarray:
        """Of the labels, [L]."""
        return np.maximum(self.yy / self.n - (self.y / self.n) ** 2, 0)

    def errors(self, weights: np.ndarray, bias: np.ndarray) -> np.ndarray:
        """Mean squared error [L] of the predictions by weights [F, L] and bias [L]."""
        total = self.yy - 2 * bias * self.y - 2 * (weights * self.xy).sum(0) + 2 * bias * (self.x @ weights)
        return np.maximum(total + (weights * (self.xx @ weights)).sum(0) + self.n * bias**2, 0) / self.n


def moments(scale: Scale, h: np.ndarray, c: np.ndarray, labels: np.ndarray, chosen: np.ndarray) -> Moments:
    """Of some characters (their indices) of h and c [units, characters] and of labels [L, characters]."""
    size, count = len(h) + len(c), len(labels)
    found = Moments(0, np.zeros(size), np.zeros((size, size)), np.zeros(count), np.zeros((size, count)), np.zeros(count))
    for at in range(0, len(chosen), CHUNK):
        columns = chosen[at : at + CHUNK]
        x = scale.features(np.concatenate([h[:, columns], c[:, columns]]))
        y = labels[:, columns].astype(np.float64)
        found += Moments(len(columns), x.sum(1, np.float64), x @ x.T, y.sum(1), x @ y.T, (y**2).sum(1))
    return found
