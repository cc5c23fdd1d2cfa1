"""The data step: many files read side by side, each from its first character and from a zero state.

A lane reads one file after another, `steps` characters at a time. A file always starts at a chunk's start, and the
lane's state is zero there, as in an editor that opens a file: a network whose state was carried from file to file
never sees a zero state again, and is useless from one. What is left of a chunk after a file's end is masked.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens import known
from lens.shares import dealt, shares
from lens.vocabulary import END_OF_FILE, LANGUAGES


@dataclass(frozen=True)
class Chunk:
    x: np.ndarray  # int64 [steps, lanes]: the characters read
    y: np.ndarray  # int64 [steps, lanes]: the characters to predict, each the next one of its lane
    mask: np.ndarray  # bool [steps, lanes]: False after the end of a lane's file
    fresh: np.ndarray  # bool [lanes]: a file starts here, the state is to be zero
    known: np.ndarray | None = None  # uint8 [steps, lanes, known.ROW]: what counts said of y; None: nothing was written


@dataclass(frozen=True)
class Language:
    """All files of a language in one split."""

    text: np.ndarray  # uint8 [characters], memory-mapped
    starts: np.ndarray  # int64 [files]
    lengths: np.ndarray  # int64 [files]
    known: np.ndarray | None = None  # uint8 [characters, known.ROW], memory-mapped; see lens.known


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
        found[name] = Language(text, starts, lengths, _known(corpus / f"{split}.{name}.known.u8", len(text)))
    if not found:
        raise FileNotFoundError(f"no {split} text in {corpus}: build the corpus with `python -m lens.corpus build`")
    return found


def _known(path: Path, characters: int) -> np.ndarray | None:
    if not path.exists():
        return None
    if path.stat().st_size != characters * known.ROW:
        raise ValueError(f"{path} is not of the text beside it: write both again with `npm run mixture:known`")
    return np.memmap(path, np.uint8, "r", shape=(characters, known.ROW))


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

    def known(self, steps: int) -> np.ndarray:
        """What counts said of each character that `read` would have predicted next: uint8 [at most steps, ROW]. The row
        of a file's end is that of the next file's first symbol, of which nothing is known."""
        at = int(self.language.starts[self.order[self.file]]) + self.offset + 1
        return self.language.known[at : at + steps]

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
    """All lanes of one process: numbers rank, rank + world, ... of the run's lanes, `shared` among the languages."""

    def __init__(
        self, languages: dict[str, Language], lanes: int, steps: int, seed: int,
        rank: int = 0, world: int = 1, longest: int = 0, shared: str = "equal",
    ):  # fmt: skip
        if lanes % world:
            raise ValueError(f"{lanes} lanes cannot be shared by {world} processes: make --lanes a multiple of {world}")
        self.steps = steps
        of = dealt(shares(shared, {name: len(language.text) for name, language in languages.items()}), lanes)
        self.counted = all(language.known is not None for language in languages.values())
        self.lanes = [
            Lane(languages[of[n]], of[:n].count(of[n]), of.count(of[n]), seed, n, longest)
            for n in range(rank, lanes, world)
        ]

    def next(self) -> Chunk:
        n = len(self.lanes)
        x = np.full((self.steps, n), END_OF_FILE, np.int64)
        y = np.full((self.steps, n), END_OF_FILE, np.int64)
        mask, fresh = np.zeros((self.steps, n), bool), np.zeros(n, bool)
        rows = np.tile(known.NOTHING, (self.steps, n, 1)) if self.counted else None
        for i, lane in enumerate(self.lanes):
            if rows is not None:
                of = lane.known(self.steps)
                rows[: len(of), i] = of
            ids, fresh[i] = lane.read(self.steps)
            length = len(ids) - 1
            x[:length, i], y[:length, i], mask[:length, i] = ids[:-1], ids[1:], True
        return Chunk(x, y, mask, fresh, rows)

    def positions(self) -> list[tuple[int, int, int]]:
        return [lane.position() for lane in self.lanes]

    def seek(self, positions: list[tuple[int, int, int]]) -> None:
        for lane, position in zip(self.lanes, positions, strict=True):
            lane.seek(*position)
