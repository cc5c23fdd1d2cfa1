"""Probes of all labels: fitted on validation texts, told in the units' own values."""

from dataclasses import dataclass

import numpy as np

from lens.catalogue.directions.moments import Moments, Scale, moments, scale
from lens.catalogue.directions.ridge import Fit, fit, total
from lens.catalogue.states import States
from lens.catalogue.texts import FAMILIES, Texts


@dataclass(frozen=True)
class Probes:
    """Of each family of languages its own, for what a bracket, a line or an indentation tells differs between them.
    Labels in the order of NAMES."""

    scale: Scale
    moments: dict[str, Moments]
    """Of validation."""
    rows: dict[str, np.ndarray]
    """int64 [n]: the family's characters among those that were read."""
    h: dict[str, Fit]
    both: dict[str, Fit]
    """Over h and c."""

    def raw(self, family: str) -> tuple[np.ndarray, np.ndarray]:
        """Weights [L, units] over h as it is, and biases [L]."""
        of = self.h[family]
        units = len(of.weights)
        deviation, mean = self.scale.deviation[:units, None], self.scale.mean[:units]
        weights = np.divide(of.weights, deviation, out=np.zeros_like(of.weights), where=deviation > 0)
        return weights.T, of.bias - mean @ weights

    def of_h(self, family: str, h: np.ndarray) -> np.ndarray:
        """Outputs float32 [L, characters], from h [units, characters]."""
        weights, bias = self.raw(family)
        return weights.astype(np.float32) @ h + bias[:, None].astype(np.float32)

    def of_both(self, family: str, h: np.ndarray, c: np.ndarray, chunk: int = 8192) -> np.ndarray:
        """Outputs float32 [L, characters], from h and c [units, characters]."""
        of = self.both[family]
        weights, bias = of.weights.T.astype(np.float32), of.bias[:, None].astype(np.float32)
        parts = [
            weights @ self.scale.features(np.concatenate([h[:, at : at + chunk], c[:, at : at + chunk]])) + bias
            for at in range(0, h.shape[1], chunk)
        ]
        return np.concatenate(parts, 1)


def probes(texts: Texts, read: list[int], states: States) -> Probes:
    """Of the plain validation texts `read`, whose states are given."""
    h, c = states.of("h"), states.of("c")
    scaled, labels = scale(h, c), texts.values[:, texts.columns(read)]
    found = Probes(scaled, {}, {}, {}, {})
    for family, halves in by_half(texts, read).items():
        parts = [moments(scaled, h, c, labels, rows) for rows in halves]
        found.rows[family], found.moments[family] = np.concatenate(halves), total(parts)
        found.h[family], found.both[family] = fit([part.first(len(h)) for part in parts]), fit(parts)
    return found


def by_half(texts: Texts, read: list[int]) -> dict[str, list[np.ndarray]]:
    """Characters of each family, every other package of a language in one half and the rest in the other."""
    half: dict[str, int] = {}
    for language in sorted({texts.texts[i].language for i in read}):
        packages = sorted({texts.texts[i].package for i in read if texts.texts[i].language == language})
        half |= {package: k % 2 for k, package in enumerate(packages)}
    of_each, found = texts.of_each(read), {}
    for family, languages in FAMILIES.items():
        own = [[i for i in read if texts.texts[i].language in languages and half[texts.texts[i].package] == k] for k in (0, 1)]
        if any(own):
            found[family] = [np.flatnonzero(np.isin(of_each, some)) for some in own if some]
    return found
