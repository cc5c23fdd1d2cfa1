"""Bits per character as an editor meets them: every file from a zero state."""

from dataclasses import dataclass, field
from math import log
from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from lens import lanes
from lens.lanes import Language
from lens.model import Network

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


@torch.no_grad()
def bits(model: Network, files: list[np.ndarray], batch: int = 32, steps: int = 256) -> Bits:
    """Reads files of ids (header first) side by side, longest first, `steps` characters a run."""
    device, result = next(model.parameters()).device, Bits()
    files = sorted(files, key=len, reverse=True)
    for group in (files[i : i + batch] for i in range(0, len(files), batch)):
        longest = len(group[0])
        ids = torch.zeros((longest, len(group)), dtype=torch.int64)
        for i, f in enumerate(group):
            ids[: len(f), i] = torch.from_numpy(f)
        lengths = torch.tensor([len(f) for f in group])
        state = model.zero_state(len(group), device)
        for at in range(0, longest - 1, steps):
            x, y = ids[at : at + steps][: longest - 1 - at], ids[at + 1 : at + 1 + steps]
            live = int((lengths > at + 1).sum())  # sorted: the files that have ended are the last ones
            logits, state, _ = model(x[:, :live].to(device), type(state)(*(part[:, :live] for part in state)))
            loss = cross_entropy(logits.flatten(0, 1).float(), y[:, :live].flatten().to(device), reduction="none")
            loss = loss.view(len(x), live).cpu().numpy() / log(2)  # [steps, live]
            position = at + 1 + np.arange(len(x)) - HEADER
            inside = ((at + 1 + np.arange(len(x)))[:, None] < lengths[:live].numpy()) & (position >= 0)[:, None]
            span = np.searchsorted(POSITIONS, np.maximum(position, 0), side="right") - 1
            result.bits += np.bincount(span, (loss * inside).sum(1), len(POSITIONS))
            result.characters += np.bincount(span, inside.sum(1), len(POSITIONS)).astype(np.int64)
            result.largest_cell = max(result.largest_cell, float(state[-1].abs().max()))
    return result


def split_bits(model: Network, corpus: Path, split: str, budget: int = 0) -> dict[str, Bits]:
    """Per language, over a split of the corpus or `budget` characters of each of its languages."""
    return {name: bits(model, chosen(language, budget)) for name, language in lanes.load(corpus, split).items()}
