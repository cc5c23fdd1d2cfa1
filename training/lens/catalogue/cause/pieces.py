"""The text of the causal runs: the first characters of held-out files, side by side, and what happens in them."""

from dataclasses import dataclass

import numpy as np

from lens.catalogue.texts import NAMES, Texts
from lens.vocabulary import END_OF_FILE, LANGUAGES, SYMBOLS

#: Characters of a file: far enough for loops and conditionals, and a state of the length that an editor meets.
LENGTH = 2800
#: A closing bracket and the label that counts what it closes.
CLOSERS = {")": "roundDepth", "]": "squareDepth", "}": "curlyDepth"}
#: What a depth's end is judged by, besides closers and all characters.
ENDS = {"loopEnds": "loopDepth", "conditionalEnds": "conditionalDepth"}


@dataclass(frozen=True)
class Labelled:
    """A text with what is true of it after each of its characters."""

    language: str
    package: str
    ids: np.ndarray  # [characters], without the header
    labels: dict[str, np.ndarray]  # name -> int16 [characters]


@dataclass(frozen=True)
class Pieces:
    """Step s reads symbol s and is asked for symbol s + 1; every piece begins with its header, and pads its end."""

    ids: np.ndarray  # int64 [steps + 1, pieces]
    events: dict[str, np.ndarray]  # bool [steps, pieces]: the symbol that is asked for is one of these
    within: np.ndarray  # bool [steps, pieces, 3]: after the symbol that is read, a bracket of each of CLOSERS is open


def plain(texts: Texts) -> list[Labelled]:
    """The texts as they were written."""
    found = []
    for t in (texts.texts[i] for i in texts.chosen("plain")):
        span = slice(t.start, t.start + t.length)
        found.append(Labelled(t.language, t.package, texts.ids[span], dict(zip(NAMES, texts.values[:, span]))))
    return found


def events(text: Labelled) -> dict[str, np.ndarray]:
    """bool [characters] for each kind: brackets that close (none in strings), and the characters by which a loop or a
    conditional has ended: in braces its `}` or `;`, in Python the first sign that is not right of its header."""
    falls = {name: np.diff(text.labels[name], prepend=np.int16(0)) < 0 for name in (*CLOSERS.values(), *ENDS.values())}
    closers = [falls[label] & (text.ids == SYMBOLS.index(closer)) for closer, label in CLOSERS.items()]
    ends = {name: falls[label] for name, label in ENDS.items()}
    return {"closers": np.logical_or.reduce(closers), **ends, "all": np.ones(len(text.ids), bool)}


def choose(texts: list[Labelled], characters: int) -> list[Labelled]:
    """The beginnings of some files: equally many of each language, its packages in turn, and first those in which the
    most loops and conditionals end, for they end seldom and else there would be little to judge."""
    languages = [name for name in LANGUAGES if any(text.language == name for text in texts)]
    count = max(1, round(characters / max(1, len(languages)) / LENGTH))
    length = characters // max(1, len(languages) * count)
    return [text for name in languages for text in richest([t for t in texts if t.language == name], length)[:count]]


def richest(texts: list[Labelled], length: int) -> list[Labelled]:
    """Their beginnings: the best of each package, then the second best. An end counts by how rare its kind is."""
    cut = [beginning(text, length) for text in texts]
    found = np.array([[events(text)[name].sum() for name in ENDS] for text in cut])  # [texts, kinds]
    score = (found / np.maximum(found.sum(0), 1)).sum(1)
    turns: list[tuple[int, float, int]] = []
    for package in {text.package for text in cut}:
        own = sorted((k for k, text in enumerate(cut) if text.package == package), key=lambda k: -score[k])
        turns += [(turn, -score[k], k) for turn, k in enumerate(own)]
    return [cut[k] for _, _, k in sorted(turns)]


def beginning(text: Labelled, length: int) -> Labelled:
    labels = {name: values[:length] for name, values in text.labels.items()}
    return Labelled(text.language, text.package, text.ids[:length], labels)


def side_by_side(texts: list[Labelled]) -> Pieces:
    header, steps = 2, max(len(text.ids) for text in texts) + 1
    ids = np.full((steps + 1, len(texts)), END_OF_FILE, np.int64)
    happened = {name: np.zeros((steps, len(texts)), bool) for name in ("closers", *ENDS, "all")}
    within = np.zeros((steps, len(texts), len(CLOSERS)), bool)
    for k, text in enumerate(texts):
        n = len(text.ids)
        ids[1, k] = LANGUAGES[text.language]
        ids[header : header + n, k] = text.ids
        for name, mask in events(text).items():
            happened[name][header - 1 : header - 1 + n, k] = mask
        for i, label in enumerate(CLOSERS.values()):  # nothing is asked for after the last character
            within[header : header + n - 1, k, i] = text.labels[label][:-1] > 0
    return Pieces(ids, happened, within)
