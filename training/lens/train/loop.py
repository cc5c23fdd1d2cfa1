"""The training loop: one network, one optimiser, lanes of text, and a checkpoint to go on from."""

import json
import math
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy
from torch.nn.parallel import DistributedDataParallel

from lens import weights
from lens.corpus import splits
from lens.corpus.read import read_split
from lens.model import Network, parameters
from lens.networks import build
from lens.settings import Settings
from lens.train import checkpoint, lanes, snapshot
from lens.train.machine import Machine
from lens.train.objectives import OBJECTIVES

Line = dict[str, object]


def rate(s: Settings, characters: int) -> float:
    """Linear warm-up, then half a cosine down to `final_rate` of the peak (Loshchilov & Hutter 2017, one cycle)."""
    if characters < s.warmup:
        return s.rate * characters / s.warmup
    part = min(1.0, (characters - s.warmup) / max(1, s.characters - s.warmup))
    return s.rate * (s.final_rate + (1 - s.final_rate) * 0.5 * (1 + math.cos(math.pi * part)))


class Training:
    """One process's part of a run. `characters` counts what all processes have seen. A study may train another network
    than the one that the settings describe."""

    def __init__(self, s: Settings, machine: Machine, network: Callable[[Settings], Network] = build):
        torch.manual_seed(s.seed)
        self.s, self.machine = s, machine
        self.model = network(s).to(machine.device)
        if s.weights:
            weights.load(Path(s.weights), self.model)
        self.network: nn.Module = DistributedDataParallel(self.model) if machine.world > 1 else self.model
        self.optimiser = torch.optim.Adam(self.model.parameters(), lr=s.rate)
        splits.packages(Path(s.corpus))  # raises where one is trained on and judged by
        text = read_split(Path(s.corpus), "train")
        self.lanes = lanes.Lanes(text, s.lanes, s.steps, s.seed, machine.rank, machine.world, s.longest, s.languages)
        if s.objective not in OBJECTIVES:
            raise ValueError(f"--objective {s.objective} is none of {', '.join(OBJECTIVES)}")
        if OBJECTIVES[s.objective] and not self.lanes.predicted:
            raise ValueError(
                f"nobody wrote what counts know of {s.corpus}, --objective {s.objective} needs it: "
                "run `npm run mixture:known`, and give --corpus build/known"
            )
        self.state = self.model.zero_state(len(self.lanes.lanes), machine.device)
        self.updates = self.characters = 0

    def update(self) -> tuple[float, float]:
        """One step down the gradient. Returns bits per character and the gradient's norm before clipping.

        Raises FloatingPointError when the loss is no longer a number; the last checkpoint is from before that."""
        chunk, device = self.lanes.next(), self.machine.device
        keep = torch.from_numpy(~chunk.fresh).to(device)[None, :, None]  # [1, lanes, 1]
        state = type(self.state)(*(part * keep for part in self.state))
        mask = torch.from_numpy(chunk.mask).to(device)
        with self.machine.autocast():
            logits, state, _ = self.network(torch.from_numpy(chunk.x).to(device), state)
        logits, target = logits.float()[mask], torch.from_numpy(chunk.y).to(device)[mask]
        loss: Tensor = cross_entropy(logits, target, reduction="sum")  # nats
        aim, weight, count = loss, float(chunk.mask.sum()), float(chunk.mask.sum())
        if objective := OBJECTIVES[self.s.objective]:
            aim, weight = objective(logits, target, torch.from_numpy(chunk.predictions).to(device)[mask])
        bits, count, weight = self.machine.total(loss.item() / math.log(2), count, float(weight))
        if not math.isfinite(bits):
            raise FloatingPointError(
                f"the loss is no longer a number at update {self.updates}: lower --rate or --clip; "
                "the last checkpoint is kept"
            )
        # DDP averages gradients over the processes: times their number, the mean is over the characters of all.
        mean = aim * self.machine.world / weight
        self.optimiser.zero_grad(set_to_none=True)
        mean.backward()
        norm = nn.utils.clip_grad_norm_(self.model.parameters(), self.s.clip).item()
        self.characters += int(count)
        for group in self.optimiser.param_groups:
            group["lr"] = rate(self.s, self.characters)
        self.optimiser.step()
        self.state = type(state)(*(part.detach() for part in state))
        self.updates += 1
        return bits / count, norm

    def file(self) -> Path:
        """Each process keeps its own lanes; the first one's file holds the network as well."""
        rank = self.machine.rank
        return Path(self.s.run) / ("checkpoint.pt" if rank == 0 else f"checkpoint.{rank}.pt")

    def save(self) -> None:
        content = {
            "settings": self.s.to_json(), "world": self.machine.world,
            "updates": self.updates, "characters": self.characters,
            **self.state._asdict(), "positions": self.lanes.positions(),
            "model": self.model.state_dict(), "optimiser": self.optimiser.state_dict(),
        }  # fmt: skip
        checkpoint.save(self.file(), content)

    def resume(self) -> bool:
        if not self.file().exists():
            return False
        content = checkpoint.load(self.file(), self.s)
        if content["world"] != self.machine.world:
            raise ValueError(
                f"{self.file()} was written by {content['world']} processes, this run has {self.machine.world}"
            )
        self.updates, self.characters = content["updates"], content["characters"]
        self.model.load_state_dict(content["model"])
        self.optimiser.load_state_dict(content["optimiser"])
        self.state = type(self.state)(*(content[name].to(self.machine.device) for name in self.state._fields))
        self.lanes.seek(content["positions"])
        return True


def run(s: Settings, machine: Machine, stop_after: int | None = None) -> Training:
    """Trains to the end of the budget, or for `stop_after` updates more: then as if interrupted after a checkpoint."""
    training = Training(s, machine)
    folder = Path(s.run)
    folder.mkdir(parents=True, exist_ok=True)
    resumed = training.resume()

    def write(line: Line) -> None:
        if machine.first:
            with open(folder / "log.jsonl", "a") as log:
                log.write(json.dumps(line) + "\n")

    write(
        {"event": "resume" if resumed else "start", "settings": s.to_json(), "characters": training.characters,
         "parameters": parameters(training.model), "device": str(machine.device), "precision": machine.precision,
         "world": machine.world, "torch": torch.__version__}
    )  # fmt: skip
    bits, norms, since, before = [], [], time.monotonic(), training.characters
    end = None if stop_after is None else training.updates + stop_after
    while training.characters < s.characters and training.updates != end:
        due = snapshot.due(training.characters, s.snapshots)
        b, norm = training.update()
        bits.append(b), norms.append(norm)
        if training.updates % s.log_every == 0:
            now = time.monotonic()
            write(
                {"event": "update", "updates": training.updates, "characters": training.characters,
                 "bpc": round(float(np.mean(bits)), 4), "norm": round(float(np.mean(norms)), 4),
                 "largestNorm": round(max(norms), 4), "rate": rate(s, training.characters),
                 "charsPerSecond": round((training.characters - before) / (now - since))}
            )  # fmt: skip
            bits, norms, since, before = [], [], now, training.characters
        if due is not None and training.characters >= due and machine.first:
            write(snapshot.take(training.model, Path(s.corpus), folder, due))
        if training.updates % s.checkpoint_every == 0:
            training.save()
    training.save()
    write({"event": "stop", "updates": training.updates, "characters": training.characters})
    if machine.first:
        weights.save(folder / "weights.npz", training.model)
    return training
