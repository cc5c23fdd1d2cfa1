"""Runs in which one unit's h is held at a value, through the whole recurrence from the first character.

Without peepholes a cell acts through h alone, so nothing of the unit is left but the value: it is the same as its
column of the recurrent, the next and the output matrix set to zero and `value` times it added to the biases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

import torch
from torch import Tensor

from lens.catalogue.cause.network import Network
from lens.cell import step


@dataclass(frozen=True)
class Clamp:
    layer: int
    unit: int
    value: float


@dataclass(frozen=True)
class Run:
    """What the network expected, at every step of every piece of text."""

    loss: Tensor  # [steps, pieces]: bits, of the symbol that came
    watched: Tensor  # [steps, pieces, symbols]: probability of each watched symbol to come next


#: Lanes read at once: enough for the matrix units, few enough for the cache.
LANES = 512


def runs(net: Network, ids: Tensor, states: Tensor, clamps: list[Clamp], watched: Tensor) -> Iterator[tuple[Clamp, Run]]:  # fmt: skip
    """Reads ids [steps + 1, pieces] once under each clamp; `states` is what `read` says of them without one."""
    at_once = max(1, LANES // ids.shape[1])
    for layer in sorted({clamp.layer for clamp in clamps}):
        own = [clamp for clamp in clamps if clamp.layer == layer]
        for at in range(0, len(own), at_once):
            some = own[at : at + at_once]
            loss, p = clamped(net, ids, states, layer, some, watched)
            yield from ((clamp, Run(loss[:, i], p[:, i])) for i, clamp in enumerate(some))


def unclamped(net: Network, ids: Tensor, states: Tensor, watched: Tensor) -> Run:
    logits = output_of(net, states, len(net.layers))  # [steps, pieces, vocabulary]
    return Run(*judged(logits, ids[1:], watched))


@torch.no_grad()
def clamped(net: Network, ids: Tensor, states: Tensor, layer: int, clamps: list[Clamp], watched: Tensor) -> tuple[Tensor, Tensor]:  # fmt: skip
    """Loss [steps, clamps, pieces] and watched probabilities [steps, clamps, pieces, symbols].

    The layers below `layer` do not notice, so that they are not read again; those from it on are, a lane for each
    pair of clamp and piece."""
    steps, pieces, count = len(ids) - 1, ids.shape[1], len(clamps)
    lanes, device = count * pieces, ids.device
    held = torch.arange(lanes, device=device), torch.tensor([c.unit for c in clamps], device=device).repeat_interleave(pieces)  # fmt: skip
    value = torch.tensor([c.value for c in clamps], device=device).repeat_interleave(pieces)
    above = net.layers[layer:]
    h = [torch.zeros((lanes, net.hidden), device=device) for _ in above]
    c = [torch.zeros((lanes, net.hidden), device=device) for _ in above]
    h[0][held] = value
    given, below = net.given(layer, ids[:-1], states), output_of(net, states, layer)
    loss = torch.empty((steps, count, pieces), device=device)
    p = torch.empty((steps, count, pieces, len(watched)), device=device)
    for t in range(steps):
        gates = (net.heard(h[0]) @ above[0].recurrent).view(count, pieces, -1).add_(given[t]).view(lanes, -1)
        h[0], c[0], *_ = step(gates, c[0])
        h[0][held] = value
        for k in range(1, len(above)):
            gates = torch.addmm(above[k].bias, net.heard(torch.cat([h[k - 1], h[k]], 1)), above[k].both)
            h[k], c[k], *_ = step(gates, c[k])
        logits = below[t].expand(count, -1, -1)
        for own, layer_above in zip(h, above):
            if layer_above.output is not None:
                logits = logits + (own @ layer_above.output).view(count, pieces, -1)
        loss[t], p[t] = judged(logits, ids[t + 1].expand(count, -1), watched)
    return loss, p


def output_of(net: Network, states: Tensor, layers: int) -> Tensor:
    """The part of the logits that comes from the first `layers` layers and the bias, [steps, pieces, V]."""
    total = net.bias.expand(*states.shape[1:3], -1).clone()
    for k, layer in enumerate(net.layers[:layers]):
        if layer.output is not None:
            total += states[k] @ layer.output
    return total


def judged(logits: Tensor, target: Tensor, watched: Tensor) -> tuple[Tensor, Tensor]:
    """Bits [...] of the targets [...] and probabilities [..., symbols] of the watched, from logits [..., V]."""
    log_p = logits.log_softmax(-1)
    return log_p.gather(-1, target[..., None])[..., 0] / -log(2), log_p[..., watched].exp()
