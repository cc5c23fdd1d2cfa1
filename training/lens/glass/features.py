"""What a glass box is given at each character: all of it can be seen in the text, and none of it needs a parser.

The product computes the same (src/core/certify/glass/features.ts); `lens.glass.golden` writes examples for both."""

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lens.vocabulary import decode

#: How long ago: characters since the sign's last one was read, FAR where that is longer ago or never was.
FAR = 255
SIGNS = (
    '"', "'", "`", "#", "//", "/*", "*/", '"""', "'''", "(", ")", "[", "]", "{", "}", ";", ":", "=", "\n\n",
)  # fmt: skip
#: The same for words, counted from the character that ends them.
WORDS = ("if", "else", "elif", "for", "while", "do", "switch", "def", "function", "class", "return", "import")
#: On this line, up to here: how many.
COUNTED = ('"', "'", "`", "#", "//")
MOST = 8
#: On this line, up to here: how many more are opened than closed.
PAIRS = ("()", "[]", "{}")
#: Labels of the product's scanner that need no parser.
PLACES = ("indentation", "column")
NUMBERS = (
    *PLACES, *(f"count {s}" for s in COUNTED), *(f"open {p}" for p in PAIRS), *(f"since {s}" for s in SIGNS), *(f"word {w}" for w in WORDS),
)  # fmt: skip
#: The first sign of the line that is no white space, and the last characters: `back 0` is the one that was just read.
BACK = 16
CHARACTERS = ("first", *(f"back {k}" for k in range(BACK)))
#: Code of a character that is none of the model's symbols, and of what lies before the text.
NONE = 0


@dataclass(frozen=True)
class Given:
    """Of some characters."""

    numbers: np.ndarray
    """int16 [characters, NUMBERS]"""
    characters: np.ndarray
    """uint8 [characters, CHARACTERS]: codes."""

    def __getitem__(self, rows) -> "Given":
        return Given(self.numbers[rows], self.characters[rows])

    def __len__(self) -> int:
        return len(self.numbers)


def joined(parts: list[Given]) -> Given:
    return Given(np.concatenate([p.numbers for p in parts]), np.concatenate([p.characters for p in parts]))


class Reading:
    """A text, and where in it what was read."""

    def __init__(self, ids: np.ndarray):
        self.text = decode(ids.tolist()).replace("\ufffd", "\0")
        self.codes = np.frombuffer(self.text.encode("ascii"), np.uint8)
        self.at = np.arange(len(self.text))

    def ends(self, sign: str) -> np.ndarray:
        """bool [characters]: the sign ends there; signs may overlap."""
        found = np.ones(len(self.codes), bool)
        for back, character in enumerate(reversed(sign)):
            own = np.zeros_like(found)
            own[back:] = self.codes[: len(self.codes) - back] == ord(character)
            found &= own
        return found

    def after(self, word: str) -> np.ndarray:
        """bool [characters]: the word ended with the character before."""
        found = np.zeros(len(self.codes), bool)
        for match in re.finditer(rf"(?<![A-Za-z0-9_]){word}(?=[^A-Za-z0-9_])", self.text):
            found[match.end()] = True
        return found

    def since(self, read: np.ndarray) -> np.ndarray:
        """int64 [characters]: characters since it was true, at most FAR."""
        last = np.maximum.accumulate(np.where(read, self.at, -FAR - 1)) if len(read) else self.at
        return np.minimum(self.at - last, FAR)

    @cached_property
    def before_line(self) -> np.ndarray:
        """int64 [characters]: the place of the line end before, or at, each character; -1 on the first line."""
        return np.maximum.accumulate(np.where(self.codes == ord("\n"), self.at, -1)) if len(self.at) else self.at

    def on_line(self, steps: np.ndarray) -> np.ndarray:
        """The sum of what was added on the line, up to each character; nothing at a line's end."""
        sums = np.concatenate([[0], np.cumsum(steps.astype(np.int64))])
        return sums[self.at + 1] - sums[self.before_line + 1]

    def first(self) -> np.ndarray:
        """uint8 [characters]"""
        blank = np.isin(self.codes, np.frombuffer(b" \t\n", np.uint8))
        signs = self.on_line(~blank)
        last_first = np.maximum.accumulate(np.where((signs == 1) & ~blank, self.at, 0)) if len(self.at) else self.at
        return np.where(signs > 0, self.codes[last_first] if len(self.at) else self.codes, NONE).astype(np.uint8)

    def back(self, k: int) -> np.ndarray:
        return np.concatenate([np.full(min(k, len(self.codes)), NONE, np.uint8), self.codes[: max(0, len(self.codes) - k)]])


def given(ids: np.ndarray, places: np.ndarray) -> Given:
    """ids uint8 [characters] without a header, places [2, characters]: the labels of PLACES."""
    of = Reading(ids)
    columns = [*np.minimum(places, FAR)]
    columns += [np.minimum(of.on_line(of.ends(sign)), MOST) for sign in COUNTED]
    columns += [np.clip(of.on_line(of.ends(opens).astype(int) - of.ends(closes)), -MOST, MOST) for opens, closes in PAIRS]
    columns += [of.since(of.ends(sign)) for sign in SIGNS]
    columns += [of.since(of.after(word)) for word in WORDS]
    characters = [of.first(), *(of.back(k) for k in range(BACK))]
    return Given(np.stack(columns, 1).astype(np.int16), np.stack(characters, 1))
