"""Makes the small model of the extension's tests: `python -m tests.make_tiny_model ../test/fixtures/models/tiny`."""

import sys
import tempfile
from pathlib import Path

import torch

from lens.export.__main__ import export
from lens.settings import Settings
from lens.train.loop import run
from lens.train.machine import Machine
from tests.conftest import write_corpus, write_licences


def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = write_corpus(folder / "corpus")
        write_licences(corpus)
        s = Settings(
            corpus=str(corpus), run=str(folder / "run"), hidden=16, embedding=8, lanes=6, steps=20,
            characters=60_000, rate=0.01, warmup=2_000, snapshots=False,
        )  # fmt: skip
        run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
        export(folder / "run", out, corpus, integers=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
