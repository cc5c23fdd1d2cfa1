"""The characters that boxes are fitted to, chosen by and scored on, each with its labels by the product's scanner."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.catalogue import texts as labelled
from lens.catalogue.texts import NAMES, Texts
from lens.glass import features
from lens.glass.features import PLACES, Given

#: What is asked, of a label that is counted: whether it is 1 or more. Those of bodies and of round brackets are.
LABELS = ("inComment", "inString", "inCondition", "roundDepth", "functionDepth", "conditionalDepth", "loopDepth")


@dataclass(frozen=True)
class Part:
    """Characters of one language."""

    given: Given
    truth: dict[str, np.ndarray]
    """bool [characters], of each of LABELS."""

    def __len__(self) -> int:
        return len(self.given)


def part(texts: Texts, language: str) -> Part:
    """Of the plain texts; those made harder teach a counter, and here a reader is to see what the boxes have learned."""
    chosen = texts.chosen("plain", (language,))
    places = [NAMES.index(name) for name in PLACES]
    found = []
    for i in chosen:
        t = texts.texts[i]
        span = slice(t.start, t.start + t.length)
        found.append(features.given(texts.ids[span], texts.values[places, span]))
    columns = texts.columns(chosen)
    return Part(features.joined(found), {label: texts.values[NAMES.index(label), columns] > 0 for label in LABELS})


def sample(folders: Sequence[Path], language: str, characters: int, seed: int) -> tuple[Part, str]:
    """So many characters of the training texts, drawn from all of them, and the hash of their labels' code."""
    parts, codes = [], set()
    for folder in sorted(folders):
        texts = labelled.load(folder)
        codes.add(texts.label_code)
        if texts.chosen("plain", (language,)):
            parts.append(part(texts, language))
    if not parts or len(codes) > 1:
        raise ValueError("no training texts of one label code: `npm run taught:labels` writes them")
    total = sum(map(len, parts))
    draw = np.random.default_rng(seed)
    rows = np.sort(draw.choice(total, min(characters, total), replace=False))
    starts = np.concatenate([[0], np.cumsum([len(p) for p in parts])])
    own = [rows[(rows >= a) & (rows < b)] - a for a, b in zip(starts, starts[1:])]
    given = features.joined([p.given[r] for p, r in zip(parts, own)])
    return Part(given, {label: np.concatenate([p.truth[label][r] for p, r in zip(parts, own)]) for label in LABELS}), codes.pop()
