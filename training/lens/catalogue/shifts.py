"""How well some unit of all goes with a label by chance: the text is shifted against its labels, around its end.

A shift keeps what makes text treacherous, that neighbouring characters are alike, and breaks only the connection."""

import numpy as np

from lens.catalogue.ground import Ground

LEAST_SHIFT = 0.02  # of the text: nearer by, labels still resemble themselves
TOGETHER = 8  # shifts in one matrix product


def offsets(n: int, shifts: int, seed: int = 0) -> np.ndarray:
    """int64 [shifts]: the same for all units and labels of a text of n characters."""
    draw = np.random.default_rng(seed)
    return draw.integers(int(LEAST_SHIFT * n) + 1, max(int((1 - LEAST_SHIFT) * n), int(LEAST_SHIFT * n) + 2), shifts)


def greatest(z: np.ndarray, ground: Ground, shifts: int, seed: int = 0) -> np.ndarray:
    """float32 [shifts, labels]: the greatest |rho| of the units [units, n], at each shift."""
    labels, found = ground.z[: len(ground.names)], []
    for some in np.array_split(offsets(len(ground), shifts, seed), -(-shifts // TOGETHER)):
        rolled = np.concatenate([np.roll(labels, s, axis=1) for s in some])  # [some * labels, n]
        found.append(np.abs(z @ rolled.T).max(0).reshape(len(some), len(labels)))
    return np.concatenate(found)


def p_values(rho: np.ndarray, null: np.ndarray) -> np.ndarray:
    """[units, labels]: share of the shifts, the text itself among them, in which some unit goes at least as well.

    Westfall & Young 1993: the maximum over all units makes up for having asked all of them."""
    ordered = np.sort(null, axis=0)
    greater = [len(null) - np.searchsorted(column, np.abs(r), side="left") for column, r in zip(ordered.T, rho.T)]
    return (1 + np.stack(greater, 1)) / (1 + len(null))
