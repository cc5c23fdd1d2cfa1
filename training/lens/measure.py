"""Bits per character as an editor meets them: every file from a zero state."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from lens.corpus.read import Language, read_split
from lens.model import AnyState, Network

#: First characters of the ranges of position in the file that are reported apart.
POSITIONS = (0, 200, 1_000, 4_000)
HEADER = 2  # <eof> and the language tag are given, not predicted


@dataclass
class Bits:
    """Sums over characters, per range of POSITIONS."""

    bits: np.ndarray = field(default_factory=lambda: np.zeros(len(POSITIONS)))
    characters: np.ndarray = field(default_factory=lambda: np.zeros(len(POSITIONS), np.int64))
    largest_cell: float = 0.0
    """Largest |c|; of a network without cells, |h|."""

    @property
    def per_character(self) -> float:
        return float(self.bits.sum() / max(1, self.characters.sum()))

    def to_json(self) -> dict:
        by = {str(p): round(float(b / n), 4) for p, b, n in zip(POSITIONS, self.bits, self.characters) if n}
        return {"bpc": round(self.per_character, 4), "characters": int(self.characters.sum()), "byPosition": by}


def chosen(language: Language, budget: int) -> list[np.ndarray]:
    """Whole files spread evenly over the split, about `budget` characters; every file when the budget is 0."""
    n = len(language.starts)
    order = np.arange(n) if budget == 0 else np.random.default_rng(0).permutation(n)
    files, total = [], 0
    for k in order:
        start, length = int(language.starts[k]), int(language.lengths[k])
        if budget and total + length > budget * 1.05:
            continue
        files.append(np.asarray(language.text[start : start + length], np.int64))
        total += length
        if budget and total >= budget * 0.95:
            break
    return files


@dataclass(frozen=True)
class Run:
    """What came out of some characters of some files, read side by side."""

    files: list[int]
    at: int  # place in each file of the first character predicted, the header counted
    bits: np.ndarray  # [steps, files]: of each character predicted; meaningless where `inside` is False
    inside: np.ndarray  # bool [steps, files]: the file goes so far, and the character is no header
    state: AnyState  # after them


@torch.no_grad()
def read(model: Network, files: list[np.ndarray], batch: int = 32, steps: int = 256) -> Iterator[Run]:
    """Reads files of ids (header first) side by side, longest first, each from a zero state."""
    order = sorted(range(len(files)), key=lambda i: len(files[i]), reverse=True)
    for group in (order[i : i + batch] for i in range(0, len(files), batch)):
        longest = len(files[group[0]])
        ids = torch.zeros((longest, len(group)), dtype=torch.int64)
        for column, i in enumerate(group):
            ids[: len(files[i]), column] = torch.from_numpy(files[i])
        lengths = np.array([len(files[i]) for i in group])
        state = model.zero_state(len(group), model.device)
        for at in range(1, longest, steps):
            x, y = ids[at - 1 : at - 1 + steps][: longest - at], ids[at : at + steps]
            live = int((lengths > at).sum())  # sorted: the files that have ended are the last ones
            state = type(state)(*(part[:, :live] for part in state))
            logits, state, _ = model(x[:, :live].to(model.device), state)
            loss = cross_entropy(logits.flatten(0, 1).float(), y[:, :live].flatten().to(model.device), reduction="none")
            place = at + np.arange(len(x))
            inside = (place[:, None] < lengths[:live]) & (place >= HEADER)[:, None]
            yield Run(group[:live], at, loss.view(len(x), live).cpu().numpy() / log(2), inside, state)


def bits(model: Network, files: list[np.ndarray], batch: int = 32, steps: int = 256) -> Bits:
    """Sums over files of ids."""
    result = Bits()
    for run in read(model, files, batch, steps):
        position = np.maximum(run.at + np.arange(len(run.bits)) - HEADER, 0)
        span = np.searchsorted(POSITIONS, position, side="right") - 1
        result.bits += np.bincount(span, (run.bits * run.inside).sum(1), len(POSITIONS))
        result.characters += np.bincount(span, run.inside.sum(1), len(POSITIONS)).astype(np.int64)
        result.largest_cell = max(result.largest_cell, float(run.state[-1].abs().max()))
    return result


def losses(model: Network, files: list[np.ndarray], batch: int = 32) -> list[np.ndarray]:
    """Bits of each character of each file after its header."""
    found = [np.zeros(len(file) - HEADER, np.float32) for file in files]
    for run in read(model, files, batch):
        for column, i in enumerate(run.files):
            inside = np.flatnonzero(run.inside[:, column])
            found[i][run.at + inside - HEADER] = run.bits[inside, column]
    return found


def split_bits(model: Network, corpus: Path, split: str, budget: int = 0) -> dict[str, Bits]:
    """Per language, over a split of the corpus or `budget` characters of each of its languages."""
    return {name: bits(model, chosen(language, budget)) for name, language in read_split(corpus, split).items()}
