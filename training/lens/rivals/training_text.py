"""The text that a run read, for a count of n-grams or a compressor that is to know the same characters."""

from pathlib import Path

import numpy as np

from lens.corpus.read import read_split
from lens.settings import Settings
from lens.train import lanes


def text_read(s: Settings, updates: int) -> list[np.ndarray]:
    """The files of so many updates, in the order in which lanes began them: ids with their header, as far as they were
    read. uint8 [characters] each."""
    text = read_split(Path(s.corpus), "train")
    reader = lanes.Lanes(text, s.lanes, s.steps, s.seed, longest=s.longest, parts=s.languages)
    pieces: list[list[np.ndarray]] = []
    current: list[list[np.ndarray]] = [[] for _ in range(s.lanes)]
    for _ in range(updates):
        chunk = reader.next()
        for i in range(s.lanes):
            length = int(chunk.mask[:, i].sum())
            if chunk.fresh[i]:
                current[i] = [chunk.x[:1, i].astype(np.uint8)]
                pieces.append(current[i])
            current[i].append(chunk.y[:length, i].astype(np.uint8))
    return [np.concatenate(piece) for piece in pieces]
