"""Runs that diverge without clipping, and the same runs with it: `python -m lens.studies.clipping`.

After Pascanu, Mikolov & Bengio 2013, section 3: where the loss has a cliff, one step down its gradient leaves the good
region. By plain descent with momentum, as there: Adam divides by the gradient's own size and hides most of it."""

from dataclasses import replace
from pathlib import Path

import torch
import tyro

from lens.settings import Settings
from lens.studies.common import write
from lens.train.loop import Training
from lens.train.machine import Machine

ABOUT = (
    "the same run without (clip null) and with clipping: bpc and the gradient's norm before clipping by update, null where "
    "the norm was infinite; stopped is the update at which the loss was no longer a number, null where there was none"
)
#: Kind of network and its rate: one at which it diverges; the LSTM's is the simple recurrent network's.
CASES = {"relu-rnn": 0.3, "rnn": 1.0, "lstm": 1.0}
MOMENTUM = 0.9
NONE = float("inf")


def trajectory(s: Settings, updates: int) -> dict:
    training = Training(s, Machine(torch.device("cpu"), "fp32", 0, 1))
    training.optimiser = torch.optim.SGD(training.model.parameters(), lr=s.rate, momentum=MOMENTUM)
    bpc, norm, stopped = [], [], None
    for update in range(updates):
        try:
            loss, size = training.update()
        except FloatingPointError:
            stopped = update
            break
        bpc.append(float(f"{loss:.5g}")), norm.append(float(f"{size:.4g}") if size < NONE else None)
    return {"kind": s.kind, "rate": s.rate, "clip": s.clip if s.clip < NONE else None, "stopped": stopped, "bpc": bpc, "norm": norm}


def main(
    out: Path = Path("studies/clipping.json"),
    corpus: Path = Path("build/corpus"),
    hidden: int = 128,
    clip: float = 1.0,
    budget: int = 150,
    seed: int = 1,
) -> None:
    """Writes two trajectories for each kind of network.

    Args:
        clip: largest norm of the gradient in the runs with clipping.
        budget: updates.
    """
    runs = []
    for kind, rate in CASES.items():
        s = Settings(
            corpus=str(corpus), kind=kind, layers=1, hidden=hidden, embedding=32, skip=False, lanes=12, steps=60,
            longest=8_000, rate=rate, final_rate=1.0, warmup=0, seed=seed,
        )  # fmt: skip
        for limit in (NONE, clip):
            run = trajectory(replace(s, clip=limit), budget)
            runs.append(run)
            print(f"{kind}, rate {rate}, clip {run['clip']}: {len(run['bpc'])} updates, bpc {run['bpc'][0]} -> "
                  f"{run['bpc'][-1]}, stopped at {run['stopped']}", flush=True)  # fmt: skip
    setting = {"seed": seed, "hidden": hidden, "lanes": 12, "steps": 60, "momentum": MOMENTUM}
    write(out, "clipping", ABOUT, setting | {"runs": runs})


if __name__ == "__main__":
    tyro.cli(main)
