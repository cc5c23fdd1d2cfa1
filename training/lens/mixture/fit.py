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
class Experts:
    """Log probabilities [N, V] of each, and the gates' inputs."""

    lstm: Tensor
    all: Tensor
    own: Tensor
    mixed: Tensor  # [N, inputs]
    counts: Tensor  # [N, inputs]
    mixed_matched: Tensor  # [N, inputs], with those of the matches
    counts_matched: Tensor  # [N, inputs]
    matched: Tensor  # [N, M] symbols of the matches, -1 for none

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
    lstm, log_all, log_own = samples.lstm, torch.log(all_p + FLOOR), torch.log(own_p + FLOOR)
    place = whole(n, lambda b: place_inputs(samples.before[b], samples.symbols))
    mixed, counts = (torch.cat([inputs, place], -1) for inputs in (mixed, counts))
    matches = samples.matched, samples.match_inputs
    return Experts(
        lstm=lstm, all=log_all, own=log_own, mixed=mixed, counts=counts, matched=samples.matched,
        mixed_matched=with_matches(mixed, *matches, [lstm, log_all, log_own]),
        counts_matched=with_matches(counts, *matches, [log_all, log_own]),
    )  # fmt: skip


def fit_gate(
    inputs: Tensor, logs: list[Tensor], target: Tensor, rows: Tensor,
    *, matched: Tensor | None = None, hidden: int = WIDTH, steps: int = STEPS,
) -> Gate:  # fmt: skip
    gate = Gate(inputs[rows], len(logs), 0 if matched is None else matched.shape[1], hidden)
    weights = [gate.hidden.weight, gate.output.weight]

    def loss(b: Tensor) -> Tensor:
        log_p = mix(gate(inputs[b]), [e[b] for e in logs], None if matched is None else matched[b])
        return -picked(log_p, target[b]).mean() + PENALTY * sum((w**2).sum() for w in weights)

    descend(gate.parameters(), rows, loss, steps, 0.02, 2048)
    return gate


def gated(gate: Gate, inputs: Tensor, logs: list[Tensor], target: Tensor, matched: Tensor | None = None) -> Tensor:
    """[N] natural logarithm of the probability of what came."""
    log_p = lambda b: mix(gate(inputs[b]), [e[b] for e in logs], None if matched is None else matched[b])  # noqa: E731
    return whole(len(target), lambda b: picked(log_p(b), target[b]))
