"""The text that a run read, for a count of n-grams or a compressor that is to know the same characters."""

import json
from pathlib import Path

import numpy as np

from lens import lanes
from lens.settings import Settings


def updates(run: Path) -> int:
    """How many updates a run has made, from its log."""
    lines = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    return max(line.get("updates", 0) for line in lines)


def seen(s: Settings, count: int) -> list[np.ndarray]:
    """The files of `count` updates, in the order in which lanes began them: ids with their header, as far as they were
    read. uint8 [characters] each."""
    text = lanes.load(Path(s.corpus), "train")
    reader = lanes.Lanes(text, s.lanes, s.steps, s.seed, longest=s.longest, shared=s.languages)
    pieces: list[list[np.ndarray]] = []
    current: list[list[np.ndarray]] = [[] for _ in range(s.lanes)]
    for _ in range(count):
        chunk = reader.next()
        for i in range(s.lanes):
            length = int(chunk.mask[:, i].sum())
            if chunk.fresh[i]:
                current[i] = [chunk.x[:1, i].astype(np.uint8)]
                pieces.append(current[i])
            current[i].append(chunk.y[:length, i].astype(np.uint8))
    return [np.concatenate(piece) for piece in pieces]
