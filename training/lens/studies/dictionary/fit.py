"""How a dictionary is trained, and how well it rebuilds what it reads."""

import time
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from lens.studies.dictionary.autoencoder import Dictionary, strongest
from lens.train.machine import Machine

BATCH = 2048
WARMUP = 0.05  # share of the updates; then the rate falls along a straight line
#: Latents that have not fired for so many characters are dead; they are taught what the others leave (Gao et al. 2024,
#: appendix A.2).
DEAD_AFTER = 200_000
REVIVED = 512  # of the dead ones, at a time
REVIVAL = 1 / 32  # weight of that
LOGGED = 100  # updates of a line of the log
CHUNK = 4096


@dataclass(frozen=True)
class Settings:
    latents: int
    k: int
    characters: int
    """Of the rows at hand; each is read once, in an order of the seed."""
    rate: float
    seed: int


class Fit:
    """A training, update by update."""

    def __init__(self, rows: Tensor, s: Settings, machine: Machine):
        torch.manual_seed(s.seed)
        mean = rows[: 100 * CHUNK].float().mean(0)
        spread = (rows[: 100 * CHUNK].float() - mean).square().mean().sqrt()
        self.rows, self.s, self.machine = rows, s, machine
        self.made = Dictionary(s.latents, s.k, mean, spread).to(machine.device)
        self.adam = torch.optim.Adam(self.made.parameters(), lr=s.rate)
        self.order = torch.randperm(len(rows))[: s.characters]
        self.quiet = torch.zeros(s.latents, device=machine.device)  # characters since each fired
        self.updates = max(1, len(self.order) // BATCH)

    def rate(self, update: int) -> float:
        done = (update + 1) / self.updates
        return self.s.rate * min(done / WARMUP, (1 - done) / (1 - WARMUP) + 1 / self.updates)

    def step(self, update: int) -> float:
        """Returns the share of the batch's variance that was rebuilt."""
        made = self.made
        x = made.given(self.rows[self.order[update * BATCH : (update + 1) * BATCH]].to(self.machine.device))
        dead = torch.nonzero(self.quiet > DEAD_AFTER).flatten()
        with self.machine.autocast():
            leaning = made.lean(x)
            fired = made.fire(leaning)
            rest = x - made.rebuild(fired).float()
            revived = strongest(leaning[:, dead], REVIVED) @ made.decoder[dead] if len(dead) else None
        loss = rest.square().mean()
        if revived is not None:
            (loss + REVIVAL * (rest.detach() - revived.float()).square().mean()).backward()
        else:
            loss.backward()
        for group in self.adam.param_groups:
            group["lr"] = self.rate(update)
        self.adam.step()
        self.adam.zero_grad(set_to_none=True)
        made.shorten()
        self.quiet = (self.quiet + len(x)).where(~(fired > 0).any(0), 0)
        return 1 - float(loss.detach() / (x - x.mean(0)).square().mean())


def fit(rows: Tensor, s: Settings, machine: Machine, say: Callable[[str], None] = print) -> tuple[Dictionary, list[dict]]:
    """rows int8 [characters, units]. Returns the log, too."""
    of, log, began = Fit(rows, s, machine), [], time.process_time()
    for update in range(of.updates):
        explained = of.step(update)
        if (update + 1) % LOGGED == 0 or update + 1 == of.updates:
            dead = float((of.quiet > DEAD_AFTER).float().mean())
            seconds = round(time.process_time() - began)
            log.append({"characters": (update + 1) * BATCH, "seconds": seconds, "explained": round(explained, 4), "dead": round(dead, 4)})
            say(f"{s.latents} latents, {s.k} at a time: {log[-1]}")
    return of.made.cpu(), log


@torch.no_grad()
def rebuilt(made: Dictionary, rows: Tensor) -> dict:
    """Of other text: the share of the variance of h that is rebuilt, the share of the latents that never fire there, and
    at which share of the characters the others do (quartiles)."""
    error, squares, total, fires = 0.0, 0.0, torch.zeros(rows.shape[1], dtype=torch.float64), torch.zeros(made.latents)
    for some in rows.split(CHUNK):
        x = made.given(some)
        fired = made.fire(made.lean(x))
        error += float((x - made.rebuild(fired)).square().sum(dtype=torch.float64))
        squares += float(x.square().sum(dtype=torch.float64))
        total += x.sum(0, dtype=torch.float64)
        fires += (fired > 0).sum(0)
    variance = squares - float(total.square().sum()) / len(rows)
    often = fires[fires > 0] / len(rows)
    quartiles = [float(f"{v:.3g}") for v in often.quantile(torch.tensor([0.25, 0.5, 0.75]))]
    return {"explained": round(1 - error / variance, 4), "dead": round(float((fires == 0).float().mean()), 4), "fires": quartiles}
