"""A snapshot: what the network knows at one moment of its training. The training diary is made of them."""

import time
from pathlib import Path

import numpy as np
import torch
from scipy.stats import rankdata

from lens import measure, weights
from lens.corpus.read import read_split
from lens.model import Network
from lens.train import diary_labels
from lens.vocabulary import END_OF_FILE, LANGUAGES, decode

#: Characters seen at which a snapshot is due: 0.1, 1, 3, 10, 30, 100, ... million.
MOMENTS = [100_000] + [m * 10**e for e in range(6, 12) for m in (1, 3)]
VALIDATION_BUDGET = 60_000  # characters a language
PROBE_LENGTH = 8_000  # characters a language of the fixed text that the units read
SAMPLE_LENGTH = 300


def due(characters: int, wanted: bool) -> int | None:
    """The next moment after `characters`."""
    return next((m for m in MOMENTS if m > characters), None) if wanted else None


def probe_text(corpus: Path) -> dict[str, np.ndarray]:
    """The fixed text, per language: the first file of validation, in the corpus' order, that is long enough."""
    found = {}
    for name, language in read_split(corpus, "validation").items():
        long = np.flatnonzero(language.lengths > PROBE_LENGTH)
        k = int(long[0]) if len(long) else int(np.argmax(language.lengths))
        start, length = int(language.starts[k]), int(language.lengths[k])
        found[name] = np.asarray(language.text[start : start + min(length, PROBE_LENGTH)], np.int64)
    return found


def spearman(activations: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Rank correlation of each row of [units, characters] with values [characters]; 0 where either is constant."""
    a = rankdata(activations, axis=1)
    b = rankdata(values)
    a -= a.mean(1, keepdims=True)
    b -= b.mean()
    norm = np.sqrt((a**2).sum(1) * (b**2).sum())
    return np.divide(a @ b, norm, out=np.zeros(len(a)), where=norm > 0)


@torch.no_grad()
def states(model: Network, ids: np.ndarray) -> dict[str, np.ndarray]:
    """h, and of a network with cells c, after each character: arrays [layers, hidden, characters]."""
    state, found = model.zero_state(1, model.device), []
    for i in ids:
        _, state, ys = model(torch.tensor([[int(i)]], device=state.h.device), state)
        found.append([ys[:, 0, 0].cpu().numpy(), *(part[:, 0].cpu().numpy() for part in state[1:])])
    return {name: np.stack(values, -1) for name, values in zip("hc", zip(*found))}


def correlations(model: Network, corpus: Path) -> dict:
    """language -> label -> {"h": [layer][unit], "c": ... where there is one}: rank correlations, to three digits."""
    result: dict = {}
    for name, ids in probe_text(corpus).items():
        found = states(model, ids)
        truth = diary_labels.label(decode(ids[measure.HEADER :]), name)
        result[name] = {
            label: {
                key: [np.round(spearman(layer[:, measure.HEADER :], row), 3).tolist() for layer in values]
                for key, values in found.items()
            }
            for label, row in zip(diary_labels.NAMES, truth)
        }
    return result


@torch.no_grad()
def sample(model: Network, language: str, seed: int = 0, length: int = SAMPLE_LENGTH) -> str:
    """What the network writes by itself into an empty file, drawn from its own distribution."""
    generator = torch.Generator().manual_seed(seed)
    device = model.device
    state, ids = model.zero_state(1, device), []
    x = torch.tensor([[END_OF_FILE], [LANGUAGES[language]]], device=device)
    while len(ids) < length:
        logits, state, _ = model(x, state)
        i = int(torch.multinomial(logits[-1, 0].float().softmax(-1).cpu(), 1, generator=generator))
        if i == END_OF_FILE:
            break
        ids.append(i)
        x = torch.tensor([[i]], device=device)
    return decode(ids)


def take(model: Network, corpus: Path, run: Path, characters: int) -> dict:
    """The log's line of a snapshot; its fp16 weights are kept beside the log."""
    began = time.monotonic()
    model.eval()
    validation = measure.split_bits(model, corpus, "validation", VALIDATION_BUDGET)
    line = {
        "event": "snapshot",
        "characters": characters,
        "validation": {name: b.to_json() for name, b in validation.items()},
        "largestCell": round(max(b.largest_cell for b in validation.values()), 2),
        "samples": {name: sample(model, name) for name in validation},
        "correlations": correlations(model, corpus),
    }
    model.train()
    weights.save(run / "snapshots" / f"{characters}.npz", model)
    return line | {"seconds": round(time.monotonic() - began, 1)}
