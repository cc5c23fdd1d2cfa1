"""Weights between those that a run started from and those that it ended with: `python -m lens.train.average --help`.

A network trained further for something else has moved away from what it could do; halfway it often has both (Wortsman et
al. 2022, "Robust fine-tuning of zero-shot models")."""

import json
from pathlib import Path

import torch
import tyro

from lens import weights
from lens.networks import build
from lens.train import run_log


def main(run: Path, out: Path, share: float = 0.5) -> None:
    """Makes a run of the average, to be exported like any other.

    Args:
        run: folder of the run. What it started from must still be where its settings say.
        out: folder to make.
        share: of the end of the run; the rest is its start's.
    """
    if not 0 < share < 1:
        raise SystemExit(f"lens.train.average: --share {share} leaves nothing to average: give a number between 0 and 1")
    try:
        s, lines = run_log.settings(run), run_log.read(run)
        if not s.weights:
            raise ValueError(f"{run} started from nothing: name a run that was given --weights")
        start, end = build(s), build(s)
        weights.load(Path(s.weights), start)
        weights.load(run / "weights.npz", end)
    except (FileNotFoundError, ValueError) as error:
        raise SystemExit(f"lens.train.average: {error}") from None
    with torch.no_grad():
        for before, after in zip(start.parameters(), end.parameters(), strict=True):
            after.lerp_(before, 1 - share)
    weights.save(out / "weights.npz", end)
    average = {"event": "average", "characters": lines[-1]["characters"], "share": share}
    (out / "log.jsonl").write_text("".join(json.dumps(line) + "\n" for line in [*lines, average]))


if __name__ == "__main__":
    tyro.cli(main)
