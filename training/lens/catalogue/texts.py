"""The labelled texts that `npm run catalogue` writes: symbols, labels by the product's own scanner, and their sources."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.vocabulary import LANGUAGES, SYMBOLS, decode

NEWLINE = SYMBOLS.index("\n")
#: Labels that are counted, in the order of src/core/labels/labels.ts.
BRACKETS = ("roundDepth", "squareDepth", "curlyDepth")
BODIES = ("loopDepth", "conditionalDepth", "functionDepth")
DEPTHS = ("bracketDepth", *BRACKETS, *BODIES)
FLAGS = ("inString", "inComment", "inCondition", "lineEnd")
POSITIONS = ("indentation", "column")
NAMES = (*DEPTHS, *FLAGS, *POSITIONS)

#: Languages judged together. In Python indentation is the depth of blocks: only brackets can be told apart from it.
FAMILIES = {"braces": ("c", "ts"), "python": ("py",)}
ASKED = {"braces": NAMES, "python": tuple(n for n in NAMES if n not in BODIES)}
VARIANTS = ("flat", "tabs", "joined", "planted", "crlf")


@dataclass(frozen=True)
class Text:
    """A file's text or a variant of it; characters [start, start + length) of `Texts`."""

    package: str
    version: str
    path: str
    licence: str
    language: str
    variant: str
    start: int
    length: int
    source: int
    """Index of the plain text that a variant was made from; its own index for a plain one."""


@dataclass(frozen=True)
class Texts:
    texts: tuple[Text, ...]
    ids: np.ndarray
    """uint8 [characters]: one symbol each, without the preamble."""
    values: np.ndarray
    """int16 [13, characters], in the order of NAMES."""
    label_code: str
    """sha256 of the code of the labels."""
    hash: str
    """sha256 of the folder's three files."""

    def chosen(self, variant: str = "plain", languages: Sequence[str] = tuple(LANGUAGES)) -> list[int]:
        """Indices of the texts of a variant in some languages."""
        return [i for i, t in enumerate(self.texts) if t.variant == variant and t.language in languages]

    def columns(self, chosen: Sequence[int]) -> np.ndarray:
        """int64 [characters]: where the chosen texts, one after another, are in `ids` and `values`."""
        spans = [np.arange(self.texts[i].start, self.texts[i].start + self.texts[i].length) for i in chosen]
        return np.concatenate(spans) if spans else np.zeros(0, np.int64)

    def of_each(self, chosen: Sequence[int]) -> np.ndarray:
        """int64 [characters]: the index of the text that each character of `columns(chosen)` belongs to."""
        return np.repeat(np.asarray(chosen, np.int64), [self.texts[i].length for i in chosen])

    def lines(self, chosen: Sequence[int]) -> np.ndarray:
        """int64 [characters]: the number of line ends read in the text, up to and including each character."""
        spans = []
        for i in chosen:
            t = self.texts[i]
            spans.append(np.cumsum(self.ids[t.start : t.start + t.length] == NEWLINE))
        return np.concatenate(spans) if spans else np.zeros(0, np.int64)

    def text(self, index: int) -> str:
        """What its symbols decode to. One UTF-16 code unit a symbol, so that an index is an offset."""
        t = self.texts[index]
        return decode(self.ids[t.start : t.start + t.length].tolist())


def load(folder: Path) -> Texts:
    """Raises ValueError, with what to do, where texts are missing, cut short, or of other labels."""
    again = "run `npm run catalogue` again"
    paths = [folder / name for name in ("texts.json", "ids.u8", "labels.i16")]
    missing = [p.name for p in paths if not p.is_file()]
    if missing:
        raise ValueError(f"{folder} has no {', '.join(missing)}: `npm run catalogue` writes the labelled texts from the corpus")
    try:
        about = json.loads(paths[0].read_text())
        texts = tuple(Text(**row) for row in about["texts"])
        names = tuple(about["names"])
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{paths[0]} is not what `npm run catalogue` writes ({error}): {again}") from error
    if names != NAMES:
        raise ValueError(f"{paths[0]} has the labels {', '.join(names)}, not {', '.join(NAMES)}: {again}")
    ids = np.fromfile(paths[1], np.uint8)
    values = np.fromfile(paths[2], "<i2")
    total = max((t.start + t.length for t in texts), default=0)
    if total == 0 or len(ids) != total or len(values) != total * len(NAMES):
        raise ValueError(f"{folder} has not the {total} characters that its texts.json says: {again}")
    hashed = hashlib.sha256()
    for path in paths:
        hashed.update(hashlib.sha256(path.read_bytes()).digest())
    return Texts(texts, ids, values.reshape(len(NAMES), total), about["labels"], hashed.hexdigest())
