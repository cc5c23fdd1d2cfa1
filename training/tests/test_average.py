"""Weights halfway between the start and the end of a run."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lens.export.manifest import facts
from lens.settings import Settings
from lens.train import average
from lens.train.loop import run
from lens.train.machine import Machine


@pytest.fixture
def runs(corpus: Path, tmp_path: Path) -> tuple[Path, Path]:
    first = Settings(corpus=str(corpus), run=str(tmp_path / "first"), layers=1, hidden=16, embedding=8, lanes=6,
                     steps=20, characters=2_000, snapshots=False)  # fmt: skip
    second = replace(first, run=str(tmp_path / "second"), weights=str(tmp_path / "first" / "weights.npz"), seed=2)
    for s in (first, second):
        run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
    return tmp_path / "first", tmp_path / "second"


def test_lies_between_the_start_and_the_end(runs: tuple[Path, Path], tmp_path: Path):
    average.main(runs[1], tmp_path / "between", share=0.25)
    start, end, made = (np.load(folder / "weights.npz") for folder in (*runs, tmp_path / "between"))
    assert not np.array_equal(start["output.weight"], end["output.weight"])
    for name in made.files:
        wanted = 0.75 * start[name].astype(np.float32) + 0.25 * end[name].astype(np.float32)
        np.testing.assert_allclose(made[name], wanted, atol=2e-3)
    told = facts(tmp_path / "between")
    assert told["runs"][-1]["averaged"] == 0.25 and "averaged" not in told["runs"][0]
    assert told["characters"] == facts(runs[1])["characters"]


def test_says_what_cannot_be_averaged(runs: tuple[Path, Path], tmp_path: Path):
    with pytest.raises(SystemExit, match="started from nothing"):
        average.main(runs[0], tmp_path / "between")
    with pytest.raises(SystemExit, match="between 0 and 1"):
        average.main(runs[1], tmp_path / "between", share=1)
    with pytest.raises(SystemExit, match="none/log.jsonl"):
        average.main(tmp_path / "none", tmp_path / "between")
    (runs[0] / "weights.npz").unlink()
    with pytest.raises(SystemExit, match="weights.npz"):
        average.main(runs[1], tmp_path / "between")
