"""How the units of a block go with every label of a family: the numbers that verdicts are made of."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lens.catalogue import shifts
from lens.catalogue.ground import Ground, row_names
from lens.catalogue.ranks import auc, controls, is_flag, partial, standardised


@dataclass(frozen=True)
class Figures:
    """U units, L labels, P packages; 0 where a label does not vary or a unit is constant."""

    rho: np.ndarray  # [U, L]
    partial: np.ndarray  # [U, L]
    auc: np.ndarray  # [U, L], NaN for a label that is counted
    constant: np.ndarray  # bool [U]
    null: np.ndarray  # [shifts, L]: the greatest |rho| of these units
    sums: np.ndarray  # [U, P] of the units' standardised ranks
    squares: np.ndarray  # [U, P]
    products: np.ndarray  # [U, L, P] with the labels' standardised ranks

    def __add__(self, other: "Figures") -> "Figures":
        """Of the units of both, in this order."""
        both = {k: np.concatenate([v, getattr(other, k)]) for k, v in vars(self).items() if k != "null"}
        return Figures(**both, null=np.maximum(self.null, other.null))

    def some(self, units: Sequence[int]) -> "Figures":
        return Figures(**{k: v if k == "null" else v[list(units)] for k, v in vars(self).items()})


def figures(values: np.ndarray, ground: Ground, shift_count: int) -> Figures:
    """values [units, characters read], of which the ground's rows are looked at."""
    z, norms = standardised(values[:, ground.rows])
    names, n = row_names(ground), len(ground)
    rho = (z @ ground.z.T).astype(np.float64)  # [units, labels + 1]
    among = (ground.z @ ground.z.T).astype(np.float64)
    count, varies = len(ground.names), ground.varies
    partials, areas = np.zeros((len(z), count)), np.full((len(z), count), np.nan)
    for k, label in enumerate(ground.names):
        given = [names.index(c) for c in controls(label, ground.names)]
        given = [c for c in given if among[c, c] > 0]  # a control that does not vary controls nothing
        if varies[k]:
            partials[:, k] = partial(rho[:, k], rho[:, given], among[np.ix_(given, given)], among[given, k])
        if varies[k] and is_flag(label):
            areas[:, k] = auc(rho[:, k], norms, ground.positives(label), n)
    null = shifts.greatest(z, ground, shift_count) if shift_count else np.zeros((0, count), np.float32)
    sums, squares, products = moments(z, ground)
    return Figures(rho[:, :count], partials, areas, norms == 0, null, sums, squares, products)


def moments(z: np.ndarray, ground: Ground) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per package, for the bootstrap: sums [U, P], squares [U, P] and products with the labels [U, L, P]."""
    sums, squares, products = [], [], []
    for k in range(len(ground.packages)):
        own = ground.package == k
        part, labels = z[:, own], ground.z[: len(ground.names), own]
        sums.append(part.sum(1)), squares.append((part**2).sum(1)), products.append(part @ labels.T)
    return tuple(np.stack(x, -1).astype(np.float64) for x in (sums, squares, products))  # type: ignore[return-value]
