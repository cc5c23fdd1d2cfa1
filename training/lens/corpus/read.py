"""A built corpus as training and measuring read it: all symbols of a split, and where its files begin."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.vocabulary import LANGUAGES

#: Likeliest symbols that a prediction of the counts names, and bytes of such a prediction: see lens.train.objectives.
NAMED = 4
PREDICTION_BYTES = 1 + 2 * NAMED


@dataclass(frozen=True)
class Language:
    """All files of a language in one split."""

    text: np.ndarray  # uint8 [characters], memory-mapped
    starts: np.ndarray  # int64 [files]
    lengths: np.ndarray  # int64 [files]
    predictions: np.ndarray | None = None
    """uint8 [characters, PREDICTION_BYTES], memory-mapped: what counts predicted just before each character, where
    `npm run mixture:known` wrote it."""


def read_split(corpus: Path, split: str) -> dict[str, Language]:
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
        found[name] = Language(text, starts, lengths, _predictions(corpus / f"{split}.{name}.known.u8", len(text)))
    if not found:
        raise FileNotFoundError(f"no {split} text in {corpus}: build the corpus with `python -m lens.corpus build`")
    return found


def _predictions(path: Path, characters: int) -> np.ndarray | None:
    if not path.exists():
        return None
    if path.stat().st_size != characters * PREDICTION_BYTES:
        raise ValueError(f"{path} is not of the text beside it: write both again with `npm run mixture:known`")
    return np.memmap(path, np.uint8, "r", shape=(characters, PREDICTION_BYTES))
