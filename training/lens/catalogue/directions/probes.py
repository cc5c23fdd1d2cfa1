"""Probes of all labels: fitted on validation texts, told in the units' own values."""

from dataclasses import dataclass

import numpy as np

from lens.catalogue.directions.moments import Moments, Scale, moments, scale
from lens.catalogue.directions.ridge import Fit, fit, total
from lens.catalogue.states import States
from lens.catalogue.texts import ASKED, FAMILIES, NAMES, Texts


@dataclass(frozen=True)
class Probes:
    """Labels in the order of NAMES. A label that is not asked in Python is fitted on brace languages alone: there its
    probe cannot learn to take indentation for it."""

    scale: Scale
    by_family: dict[str, Moments]
    """Of validation."""
    h: Fit
    both: Fit
    """Over h and c."""

    def raw(self) -> tuple[np.ndarray, np.ndarray]:
        """Weights [L, units] over h as it is, and biases [L]."""
        units = len(self.h.weights)
        deviation, mean = self.scale.deviation[:units], self.scale.mean[:units]
        weights = np.divide(self.h.weights, deviation[:, None], out=np.zeros_like(self.h.weights), where=deviation[:, None] > 0)
        return weights.T, self.h.bias - mean @ weights

    def of_h(self, h: np.ndarray) -> np.ndarray:
        """Outputs float32 [L, characters], from h [units, characters]."""
        weights, bias = self.raw()
        return weights.astype(np.float32) @ h + bias[:, None].astype(np.float32)

    def of_both(self, h: np.ndarray, c: np.ndarray, chunk: int = 8192) -> np.ndarray:
        """Outputs float32 [L, characters], from h and c [units, characters]."""
        weights, bias = self.both.weights.T.astype(np.float32), self.both.bias[:, None].astype(np.float32)
        parts = [
            weights @ self.scale.features(np.concatenate([h[:, at : at + chunk], c[:, at : at + chunk]])) + bias
            for at in range(0, h.shape[1], chunk)
        ]
        return np.concatenate(parts, 1)


def asked_together(label: str) -> list[str]:
    """Families on which a label's probe is fitted."""
    return [family for family in FAMILIES if label in ASKED[family]]


def probes(texts: Texts, read: list[int], states: States) -> Probes:
    """Of the plain validation texts `read`, whose states are given."""
    h, c = states.of("h"), states.of("c")
    scaled, labels = scale(h, c), texts.values[:, texts.columns(read)]
    halves = {key: moments(scaled, h, c, labels, rows) for key, rows in by_half(texts, read).items()}
    of_h = {key: part.first(len(h)) for key, part in halves.items()}
    families = dict.fromkeys(family for family, _ in halves)
    by_family = {f: total([part for key, part in halves.items() if key[0] == f]) for f in families}
    return Probes(scaled, by_family, fit_labels(of_h), fit_labels(halves))


def by_half(texts: Texts, read: list[int]) -> dict[tuple[str, int], np.ndarray]:
    """Characters of each family, every other package of a language in one half and the rest in the other."""
    half: dict[str, int] = {}
    for language in sorted({texts.texts[i].language for i in read}):
        packages = sorted({texts.texts[i].package for i in read if texts.texts[i].language == language})
        half |= {package: k % 2 for k, package in enumerate(packages)}
    of_each, found = texts.of_each(read), {}
    for family, languages in FAMILIES.items():
        for k in (0, 1):
            own = [i for i in read if texts.texts[i].language in languages and half[texts.texts[i].package] == k]
            if own:
                found[family, k] = np.flatnonzero(np.isin(of_each, own))
    return found


def fit_labels(halves: dict[tuple[str, int], Moments]) -> Fit:
    """Each label on the families in which it is asked; zero throughout where there is no text of them."""
    size = len(next(iter(halves.values())).x)
    made = Fit(np.zeros((size, len(NAMES))), np.zeros(len(NAMES)), np.ones(len(NAMES)))
    for families in {tuple(asked_together(label)) for label in NAMES}:
        parts = [
            total(of) for k in (0, 1) if (of := [part for (family, h), part in halves.items() if family in families and h == k])
        ]
        if not parts:
            continue
        one, own = fit(parts), [k for k, label in enumerate(NAMES) if tuple(asked_together(label)) == families]
        made.weights[:, own], made.bias[own], made.penalty[own] = one.weights[:, own], one.bias[own], one.penalty[own]
    return made
