"""The scale that a unit really counts on, fitted on validation packages: a unit that holds its counts a little below
where it was told to is to be read there."""

from dataclasses import replace

import numpy as np

from lens.taught.labels import Scale

BINS = 500
"""Of h from -1 to 1."""
ZEROS = np.linspace(-0.6, 0.6, 25)
"""Steps from the zero that was taught."""
STEPS = np.linspace(0.7, 1.3, 25)
"""Of the step that was taught."""


def fitted(scale: Scale, h: np.ndarray, label: np.ndarray, language: np.ndarray) -> Scale:
    """The zero and the step by which the most counts are right where label or count is not zero, in the mean of the
    languages that have the label. A yes/no label keeps its own. All are [characters]."""
    table = counts(scale, h, label, language)  # [languages, bins, most + 2]
    there = table[:, :, 1:].sum((1, 2)) > 0
    if not scale.counted or not there.any():
        return scale
    table, centres = table[there], np.linspace(-1, 1, BINS + 1)
    none, some = table[:, :, 0], table[:, :, 1:].sum((1, 2))
    best, found = -1.0, scale
    for step in STEPS:
        for zero in ZEROS:
            tried = replace(scale, zero=round(scale.zero + zero * scale.step, 4), step=round(scale.step * step, 4))
            said = tried.count(centres)
            right = np.take_along_axis(table, said[None, :, None], 2)[:, :, 0]
            score = float((right[:, said > 0].sum(1) / (some + none[:, said > 0].sum(1))).mean())
            # Of equals what was taught, or the nearest to it.
            score -= 1e-4 * (abs(zero) + abs(step - 1))
            if score > best:
                best, found = score, tried
    return found


def counts(scale: Scale, h: np.ndarray, label: np.ndarray, language: np.ndarray) -> np.ndarray:
    """How often h and label are what, [languages, bins, most + 2]; the last column is what is beyond the scale."""
    names, which = np.unique(language, return_inverse=True)
    bins = np.round((np.clip(h, -1, 1) + 1) * (BINS / 2)).astype(np.int64)
    shape = (len(names), BINS + 1, scale.most + 2)
    flat = np.ravel_multi_index((which, bins, np.minimum(label, scale.most + 1).astype(np.int64)), shape)
    return np.bincount(flat, minlength=int(np.prod(shape))).reshape(shape).astype(np.float64)
