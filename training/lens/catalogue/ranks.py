"""Rank correlation, by itself and given other labels, and the area under the ROC curve."""

import numpy as np

from lens.catalogue.texts import BODIES, BRACKETS, FLAGS, POSITIONS

#: The line's number in its text: no label, but what a unit that only counts lines would go with.
LINE = "line"
LEAST = 1e-6  # share of a variance below which nothing is left to go with


def controls(label: str, asked: tuple[str, ...]) -> tuple[str, ...]:
    """What a partial correlation with `label` is given, of `asked` and LINE.

    Always the place (indentation, column, which is the position in the line, and the line's number), and the depths
    that are counted: the three kinds of brackets and of bodies. Left out is the label itself and what it is by
    definition made of, since that would leave nothing to go with: bracketDepth is the sum of the three kinds, so they
    are no controls of it, and for the same reason it is none of theirs nor of any other label's (the kinds say more).
    A loop's body stands in braces, but not every brace is a loop: there the kinds of brackets stay, and a unit that
    follows braces of whatever kind gets nothing for loops. Likewise inCondition, which stands in parentheses. Where
    bodies are not asked (Python: there they are the indentation) they are no controls either."""
    depths = BODIES if label == "bracketDepth" else (*BRACKETS, *BODIES)
    return tuple(name for name in (*POSITIONS, LINE, *depths) if name != label and (name == LINE or name in asked))


def midranks(values: np.ndarray) -> np.ndarray:
    """float64 [n] from 0; equal values share the mean of the ranks that they take together."""
    order = np.argsort(values)
    ordered = values[order]
    first = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    ranks = np.empty(len(values))
    if len(first) == len(values):
        ranks[order] = np.arange(len(values))
    else:
        counts = np.diff(first, append=len(values))
        ranks[order] = np.repeat(first + (counts - 1) / 2, counts)
    return ranks


def standardised(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Midranks of each row of [rows, n], less their mean and of length 1, so that a product of two rows is Spearman's
    rho. Returns them as float32 with the length that each row had; both are 0 where a row is constant."""
    z, norms = np.zeros(values.shape, np.float32), np.zeros(len(values))
    for row, of, k in zip(z, values, range(len(values))):
        ranks = midranks(of)
        ranks -= (len(of) - 1) / 2
        norms[k] = np.sqrt(ranks @ ranks)
        if norms[k] > 0:
            row[:] = ranks / norms[k]
    return z, norms


def partial(rho: np.ndarray, given: np.ndarray, among: np.ndarray, to_label: np.ndarray) -> np.ndarray:
    """Correlation of the residuals when a unit's ranks and a label's are both regressed on the controls' ranks.

    All from correlations, without another look at the text (Whittaker 1990, section 5.7): rho [units] with the label,
    given [units, controls], among [controls, controls], to_label [controls]. 0 where the controls leave nothing."""
    inverse = np.linalg.pinv(among, rcond=1e-6, hermitian=True)
    explained = given @ inverse  # [units, controls]
    unit = 1 - (explained * given).sum(1)
    label = 1 - to_label @ inverse @ to_label
    left = np.maximum(unit, 0) * max(label, 0)
    return np.where(
        (unit > LEAST) & (label > LEAST), (rho - explained @ to_label) / np.sqrt(np.maximum(left, LEAST**2)), 0.0
    )


def auc(rho: np.ndarray, norms: np.ndarray, positives: int, total: int) -> np.ndarray:
    """Chance that a unit's value is greater at a character with the label than at one without, ties halved.

    Mann and Whitney's U out of Spearman's rho: `norms` [units] are the lengths of the units' centred midranks."""
    q = positives / total
    return 0.5 + rho * norms / (np.sqrt(total * q * (1 - q)) * total)


def ceiling(positives: int, total: int) -> float:
    """The rho of a yes/no label with a unit without ties that tells it without fail: rho = ceiling * (2 AUC - 1)."""
    q = positives / total
    return float(np.sqrt(3 * q * (1 - q)))


def is_flag(label: str) -> bool:
    return label in FLAGS
