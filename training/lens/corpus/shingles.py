"""Near copies, found by the runs of eight lines that files share."""

import hashlib

import numpy as np

LINES = 8
_FACTOR = 0x9E3779B97F4A7C15  # odd, so no information is lost modulo 2**64


def shingles(text: str) -> np.ndarray:
    """Hashes of all runs of eight stripped non-blank lines: uint64 of shape (runs,), none repeated.

    A text of fewer lines is one run.
    """
    lines = [stripped for line in text.split("\n") if (stripped := line.strip())]
    digests = b"".join(hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=8).digest() for line in lines)
    hashes = np.frombuffer(digests, dtype="<u8")
    width = max(1, min(LINES, len(hashes)))
    runs = len(hashes) - width + 1
    mixed = np.zeros(max(runs, 0), dtype=np.uint64)
    for offset in range(width):
        mixed = mixed * np.uint64(_FACTOR) + hashes[offset : offset + runs]
    return np.unique(mixed)


def shares_known(files: list[np.ndarray], reference: list[np.ndarray]) -> list[float]:
    """For each file, which part of its runs occurs in the reference files."""
    if not files:
        return []
    lengths = np.array([len(runs) for runs in files])
    owner = np.repeat(np.arange(len(files)), lengths)
    known = np.isin(np.concatenate(files), np.concatenate([np.zeros(0, np.uint64), *reference]))  # one sort for all
    return (np.bincount(owner, known, minlength=len(files)) / np.maximum(lengths, 1)).tolist()


def shares_repeated(files: list[np.ndarray]) -> list[float]:
    """For each file, which part of its runs occurs in an earlier file of the list."""
    if not files:
        return []
    lengths = np.array([len(runs) for runs in files])
    owner = np.repeat(np.arange(len(files)), lengths)
    _, first, inverse = np.unique(np.concatenate(files), return_index=True, return_inverse=True)
    repeated = owner[first][inverse] < owner
    return (np.bincount(owner, repeated, minlength=len(files)) / np.maximum(lengths, 1)).tolist()
