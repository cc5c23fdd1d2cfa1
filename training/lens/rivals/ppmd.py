"""Bits per character of PPMd on the files of an evaluation: `python -m lens.rivals.ppmd REPORT.json`.

PPMd (Shkarin 2002, variant H as in 7-Zip) reads the files that stood there, then those that were typed, in the same
order; what it needs for the latter is the difference of two compressed sizes."""

import json
import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np
import pyppmd
import tyro

from lens.measure import HEADER

ORDER, MEMORY = 12, 64 << 20
PRIMED_MEMORY = 1 << 30  # bytes; variant H forgets everything when it is full


def compressed(data: bytes) -> int:
    """Bytes."""
    return len(pyppmd.compress(data, max_order=ORDER, mem_size=MEMORY, variant="H"))


def primed(read: list[np.ndarray], asked: list[np.ndarray], memory: int = PRIMED_MEMORY) -> list[np.ndarray]:
    """Bits of each character after the header of files of ids, the file's mean for each of them, after reading `read`.

    The process that has read them is forked for each file, so that all start from one and the same model."""
    encoder = pyppmd.Ppmd7Encoder(ORDER, memory)
    for file in read:
        encoder.encode(file.astype(np.uint8).tobytes())
    context = multiprocessing.get_context("fork")
    found = []
    for file in asked:
        reader, writer = context.Pipe(duplex=False)
        sizes = []
        for part in (file[:HEADER], file):  # their difference has no part in how the coder ends
            child = context.Process(target=_finish, args=(encoder, part.astype(np.uint8).tobytes(), writer))
            child.start()
            sizes.append(reader.recv())
            child.join()
        length = len(file) - HEADER
        found.append(np.full(length, 8 * (sizes[1] - sizes[0]) / max(1, length), np.float32))
    return found


def _finish(encoder: pyppmd.Ppmd7Encoder, data: bytes, writer: Connection) -> None:
    writer.send(len(encoder.encode(data)) + len(encoder.flush(endmark=False)))


@dataclass(frozen=True)
class Figure:
    language: str
    package: str
    ppmd: float
    mixed: float


def measured(report: dict, folder: Path) -> list[Figure]:
    """One for each package of the report; text in Latin-1 with what it lacks as one byte, line ends as LF."""
    figures = []
    for row in report["packages"]:
        if row["system"] != "mixed":
            continue
        read = lambda name: (folder / name).read_text("utf-8", errors="replace").replace("\r\n", "\n")  # noqa: E731
        known = "".join(read(name) for name in row["paths"]["known"])
        typed = "".join(read(f["path"])[: f["characters"]] for f in row["paths"]["typed"])
        before, both = (text.encode("latin-1", "replace") for text in (known, known + typed))
        bits = 8 * (compressed(both) - compressed(before)) / len(typed)
        figures.append(Figure(row["language"], row["package"], bits, row["rates"]["bpc"]))
    return figures


def main(report: tyro.conf.Positional[Path], folder: Path | None = None) -> None:
    """Prints PPMd's bits per character beside the mixture's, by package and language.

    Args:
        report: what `evaluate --json` printed.
        folder: what it evaluated, where the report's own word for it does not lead there from here.
    """
    content = json.loads(report.read_text())
    figures = measured(content, folder or Path(content["folder"]))
    if not figures:
        raise SystemExit("lens.rivals.ppmd: the report says nothing of the system mixed: run evaluate with --system mixed")
    for f in figures:
        print(f"{f.language:3} {f.package:32} PPMd {f.ppmd:.3f}  mixed {f.mixed:.3f}  ratio {f.mixed / f.ppmd:.3f}")
    for language in sorted({f.language for f in figures}):
        own = [f for f in figures if f.language == language]
        ppmd, mixed = (float(np.mean([getattr(f, key) for f in own])) for key in ("ppmd", "mixed"))
        print(f"{language:3} {'mean of packages':32} PPMd {ppmd:.3f}  mixed {mixed:.3f}  ratio {mixed / ppmd:.3f}")


if __name__ == "__main__":
    tyro.cli(main)
