"""The data step: many files read side by side, each from its first character and from a zero state.

A lane reads one file after another, `steps` characters at a time. A file always starts at a chunk's start, and the
lane's state is zero there, as in an editor that opens a file: a network whose state was carried from file to file
never sees a zero state again, and is useless from one. What is left of a chunk after a file's end is masked.
"""

from dataclasses import dataclass

import numpy as np

from lens.corpus.read import Language
from lens.train.objectives import NO_PREDICTION
from lens.vocabulary import END_OF_FILE


@dataclass(frozen=True)
class Chunk:
    x: np.ndarray  # int64 [steps, lanes]: the characters read
    y: np.ndarray  # int64 [steps, lanes]: the characters to predict, each the next one of its lane
    mask: np.ndarray  # bool [steps, lanes]: False after the end of a lane's file
    fresh: np.ndarray  # bool [lanes]: a file starts here, the state is to be zero
    predictions: np.ndarray | None = None
    """uint8 [steps, lanes, PREDICTION_BYTES]: what counts predicted of y, where the corpus has that."""


class Lane:
    """One reader: its own part of one language's files, in an order that only the seed, the epoch and its number fix.

    So it reads the same whichever process it lives in, and (epoch, file, offset) is all there is to resume. It is the
    `rank`th of `count` lanes of the language, and lane `number` of the run."""

    def __init__(self, language: Language, rank: int, count: int, seed: int, number: int, longest: int = 0):
        self.language, self.seed, self.number, self.longest = language, seed, number, longest
        self.files = np.arange(rank % len(language.starts), len(language.starts), count)
        self.epoch = self.file = self.offset = 0
        self.order = self._shuffled()

    def _shuffled(self) -> np.ndarray:
        return np.random.default_rng((self.seed, self.number, self.epoch)).permutation(self.files)

    def seek(self, epoch: int, file: int, offset: int) -> None:
        self.epoch, self.file, self.offset = epoch, file, offset
        self.order = self._shuffled()

    def position(self) -> tuple[int, int, int]:
        return self.epoch, self.file, self.offset

    def predictions(self, steps: int) -> np.ndarray:
        """What counts predicted of each character that `read` would have predicted next: uint8 [at most steps,
        PREDICTION_BYTES]. The row of a file's end is that of the next file's first symbol: all symbols alike."""
        at = int(self.language.starts[self.order[self.file]]) + self.offset + 1
        return self.language.predictions[at : at + steps]

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
    """All lanes of one process: numbers rank, rank + world, ... of the run's lanes, dealt to the languages as `parts` says."""

    def __init__(
        self, languages: dict[str, Language], lanes: int, steps: int, seed: int,
        rank: int = 0, world: int = 1, longest: int = 0, parts: str = "equal",
    ):  # fmt: skip
        if lanes % world:
            raise ValueError(f"{lanes} lanes cannot be shared by {world} processes: make --lanes a multiple of {world}")
        self.steps = steps
        of = languages_of_lanes(language_parts(parts, {name: len(language.text) for name, language in languages.items()}), lanes)
        self.predicted = all(language.predictions is not None for language in languages.values())
        self.lanes = [
            Lane(languages[of[n]], of[:n].count(of[n]), of.count(of[n]), seed, n, longest)
            for n in range(rank, lanes, world)
        ]

    def next(self) -> Chunk:
        n = len(self.lanes)
        x = np.full((self.steps, n), END_OF_FILE, np.int64)
        y = np.full((self.steps, n), END_OF_FILE, np.int64)
        mask, fresh = np.zeros((self.steps, n), bool), np.zeros(n, bool)
        predictions = np.tile(NO_PREDICTION, (self.steps, n, 1)) if self.predicted else None
        for i, lane in enumerate(self.lanes):
            if predictions is not None:
                own = lane.predictions(self.steps)
                predictions[: len(own), i] = own
            ids, fresh[i] = lane.read(self.steps)
            length = len(ids) - 1
            x[:length, i], y[:length, i], mask[:length, i] = ids[:-1], ids[1:], True
        return Chunk(x, y, mask, fresh, predictions)

    def positions(self) -> list[tuple[int, int, int]]:
        return [lane.position() for lane in self.lanes]

    def seek(self, positions: list[tuple[int, int, int]]) -> None:
        for lane, position in zip(self.lanes, positions, strict=True):
            lane.seek(*position)


def language_parts(setting: str, sizes: dict[str, int]) -> dict[str, float]:
    """What part of the lanes each language gets: "equal", "proportional" to `sizes`, or as in "ts=1,py=2,c=1".

    ValueError for a setting of another form, or one that does not name the languages that there are."""
    if setting == "equal":
        return dict.fromkeys(sizes, 1.0)
    if setting == "proportional":
        return {name: float(size) for name, size in sizes.items()}
    try:
        found = {name: float(part) for name, part in (each.split("=") for each in setting.split(","))}
    except ValueError:
        found = {}
    if found.keys() != sizes.keys() or min(found.values()) <= 0:
        wanted = ",".join(f"{name}=1" for name in sizes)
        raise ValueError(f"--languages {setting} is none of equal, proportional, and parts above 0 such as {wanted}")
    return found


def languages_of_lanes(parts: dict[str, float], lanes: int) -> list[str]:
    """The language of each lane, [lanes]: the next one always goes to the language that has fewest for its part
    (D'Hondt); to the first of them where parts are equal, so that languages then take turns."""
    names, of = list(parts), []
    for _ in range(lanes):
        of.append(names[int(np.argmin([(of.count(name) + 1) / parts[name] for name in names]))])
    return of
