"""Fits the blends of both counts and both gates; whatever is fitted first, stays fixed afterwards."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from lens.mixture.blend import Blend
from lens.mixture.gate import FLOOR, Gate, counts_inputs, mix, mixed_inputs, with_class
from lens.mixture.samples import Samples

BATCH = 8192


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
class Experts:
    """Log probabilities [N, V] of each, and the gates' inputs."""

    lstm: Tensor
    all: Tensor
    own: Tensor
    mixed: Tensor  # [N, inputs]
    counts: Tensor  # [N, inputs]

    @property
    def two(self) -> list[Tensor]:
        """The counts of all texts, and those of the document."""
        return [self.all, self.own]

    @property
    def three(self) -> list[Tensor]:
        return [self.lstm, *self.two]


def experts(samples: Samples, all_blend: Blend, own_blend: Blend) -> Experts:
    n = len(samples)
    all_p, own_p = whole(n, lambda b: all_blend(samples.all[b])), whole(n, lambda b: own_blend(samples.own[b]))
    mixed = whole(n, lambda b: mixed_inputs(samples.lstm[b], samples.all[b], all_p[b], samples.own[b], own_p[b]))
    counts = whole(n, lambda b: counts_inputs(samples.all[b], all_p[b], samples.own[b], own_p[b]))
    return Experts(
        lstm=samples.lstm, all=torch.log(all_p + FLOOR), own=torch.log(own_p + FLOOR),
        mixed=with_class(mixed, samples.before, samples.symbols),
        counts=with_class(counts, samples.before, samples.symbols),
    )  # fmt: skip


def fit_gate(inputs: Tensor, logs: list[Tensor], target: Tensor, rows: Tensor, steps: int = 1500) -> Gate:
    gate = Gate(inputs[rows], len(logs))
    loss = lambda b: -picked(mix(gate(inputs[b]), [e[b] for e in logs]), target[b]).mean()  # noqa: E731
    descend(gate.parameters(), rows, loss, steps, 0.02, 1024)
    return gate


def gated(gate: Gate, inputs: Tensor, logs: list[Tensor], target: Tensor) -> Tensor:
    """[N] natural logarithm of the probability of what came."""
    return whole(len(target), lambda b: picked(mix(gate(inputs[b]), [e[b] for e in logs]), target[b]))
