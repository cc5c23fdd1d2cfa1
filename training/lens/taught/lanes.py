"""The data step: many texts read side by side, the languages in turn, each text from a zero state."""

from typing import NamedTuple

import numpy as np

from lens.catalogue.texts import NAMES
from lens.taught import blocks
from lens.taught.texts import HEADER, Reader, Shelf
from lens.vocabulary import END_OF_FILE, SYMBOLS

BLANK = [SYMBOLS.index(s) for s in ("\t", "\n", " ")]


class Chunk(NamedTuple):
    """Of the n characters that anything is asked of, headers and what is beyond a text's end left out."""

    x: np.ndarray  # int64 [steps, lanes]
    goes_on: np.ndarray  # bool [lanes]: no text begins here
    places: np.ndarray  # int64 [n]: in x, flattened
    labels: np.ndarray  # uint8 [n, 13]
    after: np.ndarray  # uint8 [n, LEVELS, 3], see lens.taught.blocks
    language: np.ndarray  # int64 [n]: index of the shelf
    before: np.ndarray  # uint8 [lanes, 13]: labels of the character before the chunk; 0 where a text begins


class Lane:
    """A reader, and what helpers are asked of its text."""

    def __init__(self, reader: Reader):
        self.reader = reader
        self.text: np.ndarray | None = None
        self.after = np.zeros(0, np.uint8)

    def read(self, steps: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, int, int]:
        """Symbols, labels and what will be of those that are no header, how many are, and the first one's place."""
        reader = self.reader
        if self.text is not reader.labels:
            self.text = reader.labels
            self.after = blocks.after(reader.labels, np.isin(reader.ids[HEADER:], BLANK), reader.of.language)
        ids, labels, at = reader.read(steps)
        low = max(HEADER - at, 0)
        span = slice(at + low - HEADER, at + len(ids) - HEADER)
        return ids, labels[span], self.after[span], low, at


class Lanes:
    def __init__(self, shelves: list[Shelf], lanes: int, steps: int, seed: int):
        of = len(shelves)
        counts = [len(range(k, lanes, of)) for k in range(of)]
        self.steps, self.languages = steps, of
        self.lanes = [Lane(Reader(shelves[i % of], i // of, counts[i % of], seed, i)) for i in range(lanes)]

    def next(self) -> Chunk:
        count = len(self.lanes)
        x, goes_on = np.full((self.steps, count), END_OF_FILE, np.int64), np.ones(count, bool)
        before = np.zeros((count, len(NAMES)), np.uint8)
        places, labels, after, language = [], [], [], []
        for k, lane in enumerate(self.lanes):
            ids, own, will_be, low, at = lane.read(self.steps)
            x[: len(ids), k], goes_on[k] = ids, at > 0
            if at > HEADER:
                before[k] = lane.text[at - HEADER - 1]
            places.append(np.arange(low, len(ids)) * count + k)
            labels.append(own), after.append(will_be)
            language.append(np.full(len(own), k % self.languages))
        return Chunk(x, goes_on, *(np.concatenate(part) for part in (places, labels, after, language)), before)

    def positions(self) -> list[tuple[int, int, int]]:
        return [lane.reader.position() for lane in self.lanes]

    def seek(self, positions: list[tuple[int, int, int]]) -> None:
        for lane, position in zip(self.lanes, positions, strict=True):
            lane.reader.seek(*position)
