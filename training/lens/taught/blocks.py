"""What the layer's helpers have to remember: what each depth will be once the blocks around a place have closed.

Whoever counts loops must know, at a closing brace, whether it closes one: a stack. These are its entries, which untaught
units are asked for through a readout that is thrown away after training; without it the layer hears of a block's kind
only where it ends, hundreds of characters after it was to be written down."""

import numpy as np

from lens.catalogue.texts import BODIES, NAMES

LEVELS = 6
"""Blocks around a place, the outermost first, that are asked for."""
#: Columns that a block of Python is taken to be indented by; where it is another, the entries are its levels of four.
INDENT = 4
UNKNOWN = 255

_CURLY, _INDENTATION, _COLUMN = (NAMES.index(n) for n in ("curlyDepth", "indentation", "column"))
_BODIES = [NAMES.index(n) for n in BODIES]
_NOT_CODE = [NAMES.index(n) for n in ("bracketDepth", "inString", "inComment")]


def levels(labels: np.ndarray, blank: np.ndarray, language: str) -> np.ndarray:
    """int64 [characters]: blocks around each. In Python by the indentation of the last line that is code."""
    if language != "py":
        return labels[:, _CURLY].astype(np.int64)
    code = ~blank & (labels[:, _NOT_CODE] == 0).all(1)
    at = np.where(code, np.arange(len(labels)), -1)
    last = np.maximum.accumulate(at) if len(at) else at
    return np.where(last >= 0, labels[np.maximum(last, 0), _INDENTATION].astype(np.int64) // INDENT, 0)


def after(labels: np.ndarray, blank: np.ndarray, language: str) -> np.ndarray:
    """uint8 [characters, LEVELS, 3]: loop, conditional and function depth at the place where no more than so many blocks
    are open again; the depth itself where no more are; UNKNOWN where the text ends before."""
    level, n = levels(labels, blank, language), len(labels)
    found = np.full((n, LEVELS, len(BODIES)), UNKNOWN, np.uint8)
    for k in range(LEVELS):
        at = np.where(level <= k, np.arange(n), n)
        nearest = np.minimum.accumulate(at[::-1])[::-1]
        known = nearest < n
        found[known, k] = labels[nearest[known]][:, _BODIES]
    return found
