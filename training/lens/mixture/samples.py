"""Samples that `npm run mixture:samples` wrote: at each character of typed validation files, what the LSTM and the
counts said."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from lens.vocabulary import LANGUAGES as TAGS

LANGUAGES = tuple(sorted(TAGS))


@dataclass(frozen=True)
class Samples:
    """N characters, V symbols, O orders of context."""

    symbols: list[str]  # [V]
    model: str  # sha256 of the graph
    target: Tensor  # [N] int64
    before: Tensor  # [N] int64, the symbol before
    lstm: Tensor  # [N, V] float32, log probabilities
    all: Tensor  # [N, O, V] uint16 as float16 would lose counts: kept as int32
    own: Tensor  # [N, O, V]
    language: np.ndarray  # [N] index into LANGUAGES
    package: np.ndarray  # [N]
    files: list[int]  # rows of each file, from its start
    context_lengths: list[int]  # [O] symbols of each context that was counted, the shortest first

    def __len__(self) -> int:
        return len(self.target)


def load(path: Path) -> Samples:
    """Raises ValueError for a file that is cut short or not of this form."""
    about = json.loads(path.with_suffix(".json").read_text())
    if "contextLengths" not in about:
        raise ValueError(f"{path} does not say how long its contexts are: run `npm run mixture:samples` again")
    lengths, symbols = about["contextLengths"], about["symbols"]
    orders, v = len(lengths), len(symbols)
    row = np.dtype([
        ("target", "u1"), ("before", "u1"), ("pad", "u2"),
        ("lstm", "<f4", v), ("all", "<u2", (orders, v)), ("own", "<u2", (orders, v)),
    ])  # fmt: skip
    if path.stat().st_size != about["rows"] * row.itemsize:
        raise ValueError(f"{path} has not the {about['rows']} rows that its .json says: run `npm run mixture:samples` again")
    rows = np.memmap(path, dtype=row, mode="r")
    files = about["files"]
    names = sorted({f["package"] for f in files})
    column = lambda name, dtype: torch.from_numpy(np.ascontiguousarray(rows[name]).astype(dtype))  # noqa: E731
    return Samples(
        symbols=symbols, model=about["model"],
        target=column("target", np.int64), before=column("before", np.int64),
        lstm=torch.log_softmax(column("lstm", np.float32), -1),
        all=column("all", np.int16), own=column("own", np.int16),
        language=np.concatenate([np.full(f["rows"], LANGUAGES.index(f["language"])) for f in files]),
        package=np.concatenate([np.full(f["rows"], names.index(f["package"])) for f in files]),
        files=[f["rows"] for f in files], context_lengths=lengths,
    )  # fmt: skip
