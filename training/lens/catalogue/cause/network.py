"""The network as the causal runs read it: its matrices laid out for a step loop over very many lanes."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from lens.cell import step
from lens.model import CharLSTM


@dataclass(frozen=True)
class Layer:
    """float32. The gates stand in PyTorch's order i, f, g, o."""

    given: Tensor  # [inputs, 4 hidden]; of the first layer a table [vocabulary, 4 hidden] with the bias in it
    recurrent: Tensor  # [hidden, 4 hidden]
    bias: Tensor  # [4 hidden]
    output: Tensor | None  # [hidden, vocabulary]; None where the output does not hear the layer
    both: Tensor  # [inputs + hidden, 4 hidden]: given over recurrent, for one product; of the first layer unused


@dataclass(frozen=True)
class Network:
    layers: list[Layer]
    bias: Tensor  # [vocabulary]: of the output
    hidden: int
    heard: Callable[[Tensor], Tensor]  # what gates hear of h

    def given(self, layer: int, ids: Tensor, states: Tensor) -> Tensor:
        """What reaches the gates of a layer from below, [steps, lanes, 4 hidden], from the ids or the states there."""
        own = self.layers[layer]
        return own.given[ids] if layer == 0 else self.heard(states[layer - 1]) @ own.given + own.bias


@torch.no_grad()
def network(model: CharLSTM) -> Network:
    hidden, layers = model.hidden, []
    outputs = model.output.weight.T.split(hidden)  # one [hidden, vocabulary] a layer that the output hears
    silent = len(model.layers) - len(outputs)
    for k, own in enumerate(model.layers):
        given, recurrent, bias = own.weight_ih_l0.T, own.weight_hh_l0.T, own.bias_ih_l0 + own.bias_hh_l0
        layers.append(
            Layer(
                given=(model.embedding.weight @ given + bias if k == 0 else given).contiguous(),
                recurrent=recurrent.contiguous(),
                bias=bias,
                output=None if k < silent else outputs[k - silent].contiguous(),
                both=torch.cat([given, recurrent]),
            )
        )
    return Network(layers, model.output.bias.detach(), hidden, model.heard)


@torch.no_grad()
def read(net: Network, ids: Tensor) -> Tensor:
    """Reads ids [steps, lanes] from a zero state. Returns h of every layer, [layers, steps, lanes, hidden]."""
    steps, lanes = ids.shape
    states = torch.empty((len(net.layers), steps, lanes, net.hidden), device=ids.device)
    for k, layer in enumerate(net.layers):
        given = net.given(k, ids, states)
        h = c = torch.zeros((lanes, net.hidden), device=ids.device)
        for t in range(steps):
            h, c, *_ = step(torch.addmm(given[t], net.heard(h), layer.recurrent), c)
            states[k, t] = h
    return states
