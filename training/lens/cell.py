"""An LSTM layer computed step by step, for whoever wants what PyTorch's own does not tell: its cells and gates."""

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor, nn


class Step(NamedTuple):
    """Of one character [lanes, hidden], or of many [steps, lanes, hidden]."""

    h: Tensor
    c: Tensor
    i: Tensor
    f: Tensor
    o: Tensor


def step(gates: Tensor, c: Tensor) -> Step:
    """From the sums [lanes, 4 hidden] that reach the gates, in PyTorch's order i, f, g, o, and the cell before
    (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000)."""
    i, f, g, o = gates.chunk(4, -1)
    i, f, o = i.sigmoid(), f.sigmoid(), o.sigmoid()
    c = f * c + i * g.tanh()
    return Step(o * c.tanh(), c, i, f, o)


def read(layer: nn.LSTM, x: Tensor, h: Tensor, c: Tensor, heard: Callable[[Tensor], Tensor]) -> Step:
    """x [steps, lanes, width], h and c [lanes, hidden] before it; `heard` is what the gates hear of h. Returns
    [steps, lanes, hidden] of each."""
    recurrent = layer.weight_hh_l0.T.contiguous()
    inputs = x @ layer.weight_ih_l0.T + (layer.bias_ih_l0 + layer.bias_hh_l0)  # [steps, lanes, 4 hidden]
    made = Step(*(torch.empty(*x.shape[:2], h.shape[1]) for _ in Step._fields))
    for t, given in enumerate(inputs):
        one = step(torch.addmm(given, heard(h), recurrent), c)
        h, c = one.h, one.c
        for values, value in zip(made, one):
            values[t] = value
    return made
