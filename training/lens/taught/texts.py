"""The labelled texts that `npm run taught:labels` writes, to learn from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.catalogue import texts as labelled
from lens.vocabulary import END_OF_FILE, LANGUAGES

HEADER = 2  # <eof> and the language's tag: read, but nothing is asked of them


@dataclass(frozen=True)
class Shelf:
    """All training texts of a language."""

    language: str
    ids: np.ndarray
    """uint8 [characters], without headers."""
    labels: np.ndarray
    """uint8 [characters, 13], in the order of NAMES; greater ones are 255."""
    starts: np.ndarray
    """int64 [texts + 1]"""

    def text(self, k: int) -> tuple[np.ndarray, np.ndarray]:
        """Symbols with their header, and labels without."""
        span = slice(self.starts[k], self.starts[k + 1])
        return np.concatenate([[END_OF_FILE, LANGUAGES[self.language]], self.ids[span]]).astype(np.int64), self.labels[span]

    def __len__(self) -> int:
        return len(self.starts) - 1


def read_training(folder: Path) -> tuple[list[Shelf], str]:
    """The shelves and the hash of the labels' code. ValueError where texts are missing or of two codes."""
    parts = [labelled.load(path) for path in sorted(folder.glob("*")) if path.is_dir()]
    if not parts:
        raise ValueError(f"{folder} has no training texts: `npm run taught:labels` writes them from the corpus")
    codes = {part.label_code for part in parts}
    if len(codes) > 1:
        raise ValueError(f"{folder} holds texts of two label codes: run `npm run taught:labels` again")
    found = [shelf(parts, language) for language in LANGUAGES if any(t.language == language for part in parts for t in part.texts)]
    return found, codes.pop()


def shelf(parts: list[labelled.Texts], language: str) -> Shelf:
    ids, labels, lengths = [], [], []
    for part in parts:
        own = [k for k, text in enumerate(part.texts) if text.language == language]
        columns = part.columns(own)
        ids.append(part.ids[columns])
        labels.append(np.minimum(part.values[:, columns], 255).astype(np.uint8).T)
        lengths += [part.texts[k].length for k in own]
    return Shelf(language, np.concatenate(ids), np.ascontiguousarray(np.concatenate(labels)), np.concatenate([[0], np.cumsum(lengths)]))


class Reader:
    """A lane: one text after another of a shelf, a chunk at a time, in an order that the seed and its number fix."""

    def __init__(self, of: Shelf, rank: int, count: int, seed: int, number: int):
        self.of, self.seed, self.number = of, seed, number
        self.own = np.arange(rank % len(of), len(of), count)
        self.epoch = self.at = self.offset = 0
        self._open()

    def _open(self) -> None:
        order = np.random.default_rng((self.seed, self.number, self.epoch)).permutation(self.own)
        self.ids, self.labels = self.of.text(int(order[self.at]))

    def read(self, steps: int) -> tuple[np.ndarray, np.ndarray, int]:
        """At most `steps` symbols, labels of the whole text, and the first symbol's place in it, its header counted."""
        at = self.offset
        ids, labels = self.ids[at : at + steps], self.labels
        self.offset += len(ids)
        if self.offset == len(self.ids):
            self.at, self.offset = self.at + 1, 0
            if self.at == len(self.own):
                self.at, self.epoch = 0, self.epoch + 1
            self._open()
        return ids, labels, at

    def position(self) -> tuple[int, int, int]:
        return self.epoch, self.at, self.offset

    def seek(self, epoch: int, at: int, offset: int) -> None:
        self.epoch, self.at, self.offset = epoch, at, offset
        self._open()

