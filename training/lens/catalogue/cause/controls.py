"""Units to compare with: ones that nobody chose, but that move as much."""

import numpy as np

Unit = tuple[int, int]  # layer and number in it, from 0

#: A control is drawn from this many untested units that come nearest in variance.
NEAREST = 10


def matched(variance: np.ndarray, tested: list[Unit], count: int, seed: int = 0) -> list[Unit]:
    """Controls for all tested units together, `count` of them, or as many as there are.

    `variance` [layers, hidden] is that of h over the text. The tested units take turns, and each draws one of the
    unit's own layer, for layers differ in what they reach: one of the NEAREST by logarithm of the variance."""
    random = np.random.default_rng(seed)
    size = np.log(variance + 1e-12)
    free = np.ones(variance.shape, bool)
    for layer, unit in tested:
        free[layer, unit] = False
    found: list[Unit] = []
    turns = sorted(set(tested))
    while len(found) < count and (turns := [(layer, unit) for layer, unit in turns if free[layer].any()]):
        for layer, unit in turns[: count - len(found)]:
            left = np.flatnonzero(free[layer])
            if len(left) == 0:
                continue
            near = left[np.argsort(np.abs(size[layer, left] - size[layer, unit]), kind="stable")[:NEAREST]]
            control = int(random.choice(near))
            free[layer, control] = False
            found.append((layer, control))
    return found
