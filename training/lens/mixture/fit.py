"""Fits the blends of both counts and both gates; whatever is fitted first, stays fixed afterwards."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from lens.mixture.blend import Blend
from lens.mixture.gate import FLOOR, WIDTH, Gate, counts_inputs, mix, mixed_inputs, place_inputs, with_matches
from lens.mixture.samples import Samples

BATCH = 8192
#: Of descent, for a gate.
STEPS = 6000
#: Pulls the gates' weights towards none: the packages that they are fitted on are few.
PENALTY = 1e-4


def descend(parameters: Iterable[nn.Parameter], rows: Tensor, loss: Callable[[Tensor], Tensor], steps: int, rate: float, batch: int) -> None:  # fmt: skip
    """Adam over random batches of `rows`, the rate falling by half a cosine to nothing."""
    optimiser = torch.optim.Adam(list(parameters), lr=rate)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * 0.5 * (1 + math.cos(math.pi * step / steps)) + 1e-5
        value = loss(rows[torch.randint(len(rows), (batch,))])
        optimiser.zero_grad()
        value.backward()
        optimiser.step()


def whole(count: int, f: Callable[[Tensor], Tensor]) -> Tensor:
    """f over all rows, a batch at a time."""
    with torch.no_grad():
        return torch.cat([f(torch.arange(at, min(count, at + BATCH))) for at in range(0, count, BATCH)])


def picked(log_p: Tensor, target: Tensor) -> Tensor:
    return log_p.gather(1, target[:, None])[:, 0]


def fit_blend(counts: Tensor, target: Tensor, rows: Tensor, steps: int = 400) -> Blend:
    blend = Blend(counts.shape[1])
    loss = lambda b: -torch.log(blend(counts[b]).gather(1, target[b][:, None]) + 1e-9).mean()  # noqa: E731
    descend(blend.parameters(), rows, loss, steps, 0.1, 2048)
    return blend


@dataclass(frozen=True)
class Opinions:
    """What a gate weighs at N places."""

    inputs: Tensor  # [N, I] of the gate
    logs: list[Tensor]  # log probabilities [N, V] of each expert
    matched: Tensor | None = None  # [N, M] symbols of the matches, -1 for none

    def weighed(self, gate: Gate, rows: Tensor) -> Tensor:
        """[B, V] log probabilities at `rows`, [B] places."""
        matched = None if self.matched is None else self.matched[rows]
        return mix(gate(self.inputs[rows]), [e[rows] for e in self.logs], matched)


@dataclass(frozen=True)
class Experts:
    """Log probabilities [N, V] of each, and what gates weigh."""

    lstm: Tensor
    all: Tensor
    own: Tensor
    mixed: Opinions
    counts: Opinions
    mixed_matched: Opinions
    counts_matched: Opinions


def experts(samples: Samples, all_blend: Blend, own_blend: Blend) -> Experts:
    n, matched = len(samples), samples.matched
    all_p, own_p = whole(n, lambda b: all_blend(samples.all[b])), whole(n, lambda b: own_blend(samples.own[b]))
    mixed = whole(n, lambda b: mixed_inputs(samples.lstm[b], samples.all[b], all_p[b], samples.own[b], own_p[b]))
    counts = whole(n, lambda b: counts_inputs(samples.all[b], all_p[b], samples.own[b], own_p[b]))
    place = whole(n, lambda b: place_inputs(samples.before[b], samples.symbols))
    mixed, counts = (torch.cat([inputs, place], -1) for inputs in (mixed, counts))
    two = [torch.log(all_p + FLOOR), torch.log(own_p + FLOOR)]
    three = [samples.lstm, *two]
    with_those = lambda inputs, logs: with_matches(inputs, matched, samples.match_inputs, logs)  # noqa: E731
    return Experts(
        lstm=samples.lstm, all=two[0], own=two[1],
        mixed=Opinions(mixed, three), mixed_matched=Opinions(with_those(mixed, three), three, matched),
        counts=Opinions(counts, two), counts_matched=Opinions(with_those(counts, two), two, matched),
    )  # fmt: skip


def fit_gate(opinions: Opinions, target: Tensor, rows: Tensor, *, hidden: int = WIDTH, steps: int = STEPS) -> Gate:
    matches = 0 if opinions.matched is None else opinions.matched.shape[1]
    gate = Gate(opinions.inputs[rows], len(opinions.logs), matches, hidden)
    weights = [gate.hidden.weight, gate.output.weight]

    def loss(b: Tensor) -> Tensor:
        pull = PENALTY * sum((w**2).sum() for w in weights)
        return -picked(opinions.weighed(gate, b), target[b]).mean() + pull

    descend(gate.parameters(), rows, loss, steps, 0.02, 2048)
    return gate


def gated(gate: Gate, opinions: Opinions, target: Tensor) -> Tensor:
    """[N] natural logarithm of the probability of what came."""
    return whole(len(target), lambda b: picked(opinions.weighed(gate, b), target[b]))
