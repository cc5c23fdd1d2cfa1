"""The data step: many files read side by side, each from its first character and from a zero state.

A lane reads one file after another, `steps` characters at a time. A file always starts at a chunk's start, and the
lane's state is zero there, as in an editor that opens a file: a network whose state was carried from file to file
never sees a zero state again, and is useless from one. What is left of a chunk after a file's end is masked.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.vocabulary import END_OF_FILE, LANGUAGES


@dataclass(frozen=True)
class Chunk:
    x: np.ndarray  # int64 [steps, lanes]: the characters read
    y: np.ndarray  # int64 [steps, lanes]: the characters to predict, each the next one of its lane
    mask: np.ndarray  # bool [steps, lanes]: False after the end of a lane's file
    fresh: np.ndarray  # bool [lanes]: a file starts here, the state is to be zero


@dataclass(frozen=True)
class Language:
    """All files of a language in one split."""

    text: np.ndarray  # uint8 [characters], memory-mapped
    starts: np.ndarray  # int64 [files]
    lengths: np.ndarray  # int64 [files]


def load(corpus: Path, split: str) -> dict[str, Language]:
    """The languages of a split that the corpus holds. Raises FileNotFoundError, with what to do, when it holds none."""
    found = {}
    for name in LANGUAGES:
        path = corpus / f"{split}.{name}.u8"
        if not path.exists() or path.stat().st_size == 0:
            continue
        files = json.loads((corpus / f"{split}.{name}.files.json").read_text())
        starts = np.array([f["start"] for f in files], np.int64)
        lengths = np.array([f["length"] for f in files], np.int64)
        text = np.memmap(path, np.uint8, "r")
        if len(text) < int(starts[-1] + lengths[-1]):
            raise ValueError(f"{path} is cut short: build the corpus again with `python -m lens.corpus build`")
        found[name] = Language(text, starts, lengths)
    if not found:
        raise FileNotFoundError(f"no {split} text in {corpus}: build the corpus with `python -m lens.corpus build`")
    return found


class Lane:
    """One reader: its own share of one language's files, in an order that only the seed, the epoch and its number fix.

    So it reads the same whichever process it lives in, and (epoch, file, offset) is all there is to resume."""

    def __init__(self, language: Language, share: int, shares: int, seed: int, number: int, longest: int = 0):
        self.language, self.seed, self.number, self.longest = language, seed, number, longest
        self.files = np.arange(share % len(language.starts), len(language.starts), shares)
        self.epoch = self.file = self.offset = 0
        self.order = self._shuffled()

    def _shuffled(self) -> np.ndarray:
        return np.random.default_rng((self.seed, self.number, self.epoch)).permutation(self.files)

    def seek(self, epoch: int, file: int, offset: int) -> None:
        self.epoch, self.file, self.offset = epoch, file, offset
        self.order = self._shuffled()

    def position(self) -> tuple[int, int, int]:
        return self.epoch, self.file, self.offset

    def read(self, steps: int) -> tuple[np.ndarray, bool]:
        """At most steps+1 ids: what is read and what is to be predicted overlap by all but one. True: a file starts."""
        k = self.order[self.file]
        start, length = int(self.language.starts[k]), int(self.language.lengths[k])
        fresh = self.offset == 0
        end = min(self.offset + steps + 1, length)
        ids = np.asarray(self.language.text[start + self.offset : start + end], np.int64)
        if end == length and len(ids) <= steps:  # the file's end is predicted too
            ids = np.append(ids, END_OF_FILE)
            self._next_file()
        elif self.longest and self.offset + steps >= self.longest:
            self._next_file()
        else:
            self.offset += steps
        return ids, fresh

    def _next_file(self) -> None:
        self.file, self.offset = self.file + 1, 0
        if self.file == len(self.order):
            self.seek(self.epoch + 1, 0, 0)


class Lanes:
    """All lanes of one process: numbers rank, rank + world, ... of the run's lanes; languages take turns."""

    def __init__(
        self, languages: dict[str, Language], lanes: int, steps: int, seed: int,
        rank: int = 0, world: int = 1, longest: int = 0,
    ):  # fmt: skip
        if lanes % world:
            raise ValueError(f"{lanes} lanes cannot be shared by {world} processes: make --lanes a multiple of {world}")
        names, self.steps = list(languages), steps
        of = [names[number % len(names)] for number in range(lanes)]
        self.lanes = [
            Lane(languages[of[n]], of[:n].count(of[n]), of.count(of[n]), seed, n, longest)
            for n in range(rank, lanes, world)
        ]

    def next(self) -> Chunk:
        n = len(self.lanes)
        x = np.full((self.steps, n), END_OF_FILE, np.int64)
        y = np.full((self.steps, n), END_OF_FILE, np.int64)
        mask, fresh = np.zeros((self.steps, n), bool), np.zeros(n, bool)
        for i, lane in enumerate(self.lanes):
            ids, fresh[i] = lane.read(self.steps)
            length = len(ids) - 1
            x[:length, i], y[:length, i], mask[:length, i] = ids[:-1], ids[1:], True
        return Chunk(x, y, mask, fresh)

    def positions(self) -> list[tuple[int, int, int]]:
        return [lane.position() for lane in self.lanes]

    def seek(self, positions: list[tuple[int, int, int]]) -> None:
        for lane, position in zip(self.lanes, positions, strict=True):
            lane.seek(*position)
