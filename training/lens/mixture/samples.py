"""Samples that `npm run mixture:samples` wrote: at each character of typed files, what the LSTM, the counts and the
matches said."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from lens.vocabulary import LANGUAGES as TAGS

LANGUAGES = tuple(sorted(TAGS))
#: The symbol of a match that is not there, in the file.
NO_SYMBOL = 255


@dataclass(frozen=True)
class Samples:
    """N characters, V symbols, O orders of context."""

    symbols: list[str]  # [V]
    model: str  # sha256 of the graph
    target: Tensor  # [N] int64
    before: Tensor  # [N, L] int64, the symbols before, the last one last
    lstm: Tensor  # [N, V] float32, log probabilities
    all: Tensor  # [N, O, V] uint16 as float16 would lose counts: kept as int32
    own: Tensor  # [N, O, V]
    matched: Tensor  # [N, M] int64, what places like this one have next, -1 for none
    match_inputs: Tensor  # [N, M, I] float32, what tells whether they are right; 0 for none
    language: np.ndarray  # [N] index into LANGUAGES
    package: np.ndarray  # [N]
    files: list[int]  # rows of each file, from its start
    context_lengths: list[int]  # [O] symbols of each context that was counted, the shortest first

    def __len__(self) -> int:
        return len(self.target)


def load(path: Path) -> Samples:
    """Raises ValueError for a file that is cut short or not of this form."""
    about = json.loads(path.with_suffix(".json").read_text())
    if "matches" not in about:
        raise ValueError(f"{path} does not say what matches: run `npm run mixture:samples` again")
    lengths, symbols, matches = about["contextLengths"], about["symbols"], about["matches"]
    orders, longest, v = len(lengths), lengths[-1], len(symbols)
    # As tools/mixture/sample-rows.ts writes it.
    row = np.dtype([
        ("target", "u1"), ("before", "u1", longest), ("matched", "u1", matches["most"]),
        ("filling", "u1", -(1 + longest + matches["most"]) % 4),
        ("lstm", "<f4", v), ("all", "<u2", (orders, v)), ("own", "<u2", (orders, v)),
        ("match_inputs", "<f4", (matches["most"], matches["inputs"])),
    ])  # fmt: skip
    if path.stat().st_size != about["rows"] * row.itemsize:
        raise ValueError(f"{path} has not the {about['rows']} rows that its .json says: run `npm run mixture:samples` again")
    rows = np.memmap(path, dtype=row, mode="r")
    files = about["files"]
    names = sorted({f["package"] for f in files})
    column = lambda name, dtype: torch.from_numpy(np.ascontiguousarray(rows[name]).astype(dtype))  # noqa: E731
    matched = column("matched", np.int64)
    return Samples(
        symbols=symbols, model=about["model"],
        target=column("target", np.int64), before=column("before", np.int64),
        lstm=torch.log_softmax(column("lstm", np.float32), -1),
        all=column("all", np.int16), own=column("own", np.int16),
        matched=torch.where(matched == NO_SYMBOL, -1, matched), match_inputs=column("match_inputs", np.float32),
        language=np.concatenate([np.full(f["rows"], LANGUAGES.index(f["language"])) for f in files]),
        package=np.concatenate([np.full(f["rows"], names.index(f["package"])) for f in files]),
        files=[f["rows"] for f in files], context_lengths=lengths,
    )  # fmt: skip


def joined(first: Samples, second: Samples) -> Samples:
    """Both, with packages of their own each.

    Raises ValueError where they are of different models."""
    of_one = ("symbols", "model", "context_lengths")
    if any(getattr(first, name) != getattr(second, name) for name in of_one):
        raise ValueError("samples of different models: run `npm run mixture:samples` again")
    both = lambda name: torch.cat([getattr(first, name), getattr(second, name)])  # noqa: E731
    tensors = ("target", "before", "lstm", "all", "own", "matched", "match_inputs")
    return replace(
        first, **{name: both(name) for name in tensors},
        language=np.concatenate([first.language, second.language]),
        package=np.concatenate([first.package, second.package + first.package.max() + 1]),
        files=first.files + second.files,
    )  # fmt: skip
