"""An n-gram model of characters with interpolated, modified Kneser-Ney smoothing (Chen & Goodman 1998, section 3).

It keeps no table: it counts, order by order, what the asked characters and their contexts need, so that order 20 over
tens of millions of characters takes a minute and a gigabyte. Our own because the Python packages of KenLM query models
but do not estimate them. n-grams are told apart by 64-bit hashes; among 10^8 of them a collision is as good as none."""

import numpy as np

from lens.vocabulary import SYMBOLS

PAD = len(SYMBOLS)  # stands before a file, so that its first characters have contexts of full length; never predicted


class Hashes:
    """For every place of padded files joined to one text, hashes of the n-grams that end there, one order after another:
    the sum over j of R[symbol j places before] * P^j, modulo 2^64."""

    _draw = np.random.default_rng(20).integers(0, 2**64, len(SYMBOLS) + 2, np.uint64)
    R, P = _draw[1:], _draw[0] | np.uint64(1)

    def __init__(self, files: list[np.ndarray], order: int):
        pad = np.full(order, PAD, np.uint8)
        self.text = np.concatenate([part for file in files for part in (pad, file.astype(np.uint8))])
        self.values = np.zeros(len(self.text), np.uint64)  # of n-grams of length `length`
        self.length, self._factor = 0, np.uint64(1)

    def longer(self) -> None:
        """From n-grams of one length to those of the next. The first places of the text lack some: they are padding."""
        k = self.length
        self.values[k:] += self.R[self.text[: len(self.text) - k]] * self._factor
        with np.errstate(over="ignore"):
            self.length, self._factor = k + 1, self._factor * self.P


def discounts(counts: np.ndarray) -> np.ndarray:
    """[4]: what is taken off counts of 0, 1, 2, and 3 or more (Chen & Goodman 1998, equation 26)."""
    n1, n2, n3, n4 = (int((counts == c).sum()) for c in (1, 2, 3, 4))
    usual = np.array([0, 0.5, 1.0, 1.5])  # KenLM's, where a text is too small to tell
    if not (n1 and n2 and n3):
        return usual
    y = n1 / (n1 + 2 * n2)
    found = np.array([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])
    return found if (found >= 0).all() and (found <= np.arange(4)).all() else usual


def bits(read: list[np.ndarray], asked: list[np.ndarray], order: int = 20) -> list[np.ndarray]:
    """Bits of each character of each `asked` file of ids, header and all, given the characters before it in the file, by
    a model of `order` (characters of context, and one) counted on the files `read`."""
    told, ask = Hashes(read, order), Hashes(asked, order)
    events = np.flatnonzero(told.text != PAD)
    places = np.flatnonzero(ask.text != PAD)
    p = np.full(len(places), 1 / len(SYMBOLS))
    told.longer(), ask.longer()
    contexts = np.zeros(len(told.text), np.uint64), np.zeros(len(ask.text), np.uint64)  # of n-grams one shorter
    for k in range(1, order + 1):
        grams, grams_asked = told.values.copy(), ask.values.copy()
        told.longer(), ask.longer()
        if k == order:
            unique, first, counts = np.unique(grams[events], return_index=True, return_counts=True)
            ends = events[first]
        else:  # a shorter n-gram counts once for each symbol that was seen before it
            _, wider = np.unique(told.values[events], return_index=True)
            unique, first, counts = np.unique(grams[events[wider]], return_index=True, return_counts=True)
            ends = events[wider[first]]
        before = contexts[0][ends - 1], contexts[1][places - 1]
        p = interpolated(unique, counts, before[0], grams_asked[places], before[1], p)
        contexts = grams, grams_asked
    return np.split(-np.log2(p).astype(np.float32), np.cumsum([len(file) for file in asked])[:-1])


def interpolated(
    grams: np.ndarray, counts: np.ndarray, contexts: np.ndarray,
    asked: np.ndarray, asked_contexts: np.ndarray, lower: np.ndarray,
) -> np.ndarray:  # fmt: skip
    """[N] probabilities of one order: the discounted counts, and what was taken off given to the `lower` order.
    `grams` are sorted; a context that was never seen leaves all to the lower order."""
    d = discounts(counts)
    wanted, inverse = np.unique(asked_contexts, return_inverse=True)
    at = np.minimum(np.searchsorted(wanted, contexts), len(wanted) - 1)
    mine = wanted[at] == contexts
    at, class_of = at[mine], np.minimum(counts, 3)
    total = np.bincount(at, counts[mine], len(wanted))[inverse]
    given = np.bincount(at, d[class_of[mine]], len(wanted))[inverse]
    place = np.minimum(np.searchsorted(grams, asked), len(grams) - 1)
    hit = grams[place] == asked
    own = np.where(hit, counts[place] - d[class_of[place]], 0.0)
    return np.where(total > 0, (own + given * lower) / np.maximum(total, 1), lower)
