"""Texts that are measured on: about as many characters of each language, and of each of its packages."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.corpus.read import read_split

LONGEST = 6_000  # characters of a file


@dataclass(frozen=True)
class Texts:
    files: list[np.ndarray]  # int64 ids, header first
    packages: list[str]  # of each file

    @property
    def characters(self) -> int:
        return sum(len(file) - 2 for file in self.files)


def balanced(corpus: Path, split: str, budget: int, seed: int) -> dict[str, Texts]:
    """Per language, about `budget` characters: packages take turns, each with its next file in an order that the seed
    fixes, and files longer than LONGEST are cut there."""
    found = {}
    for name, language in read_split(corpus, split).items():
        index = json.loads((corpus / f"{split}.{name}.files.json").read_text())
        order = np.random.default_rng(seed).permutation(len(index))
        queues: dict[str, list[int]] = {}
        for k in order:
            queues.setdefault(index[k]["package"], []).append(int(k))
        files, packages, total = [], [], 0
        while total < budget and any(queues.values()):
            for package in sorted(queues):
                if queues[package] and total < budget:
                    k = queues[package].pop()
                    start, length = index[k]["start"], min(index[k]["length"], LONGEST, budget - total + 2)
                    files.append(np.asarray(language.text[start : start + length], np.int64))
                    packages.append(package)
                    total += length - 2
        found[name] = Texts(files, packages)
    return found
