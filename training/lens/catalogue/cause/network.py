"""The network as the causal runs read it: its matrices laid out for a step loop over very many lanes."""

from dataclasses import dataclass

import torch
from torch import Tensor

from lens.model import CharLSTM


@dataclass(frozen=True)
class Layer:
    """Gates stand in the order i, f, o, g, so that one sigmoid covers the first three."""

    given: Tensor  # [inputs, 4 hidden]; of the first layer a table [vocabulary, 4 hidden] with the bias in it
    recurrent: Tensor  # [hidden, 4 hidden]
    bias: Tensor  # [4 hidden]
    output: Tensor | None  # [hidden, vocabulary]; None where the output does not hear the layer
    both: Tensor  # [inputs + hidden, 4 hidden]: given over recurrent, for one product; of the first layer unused


@dataclass(frozen=True)
class Network:
    layers: list[Layer]
    bias: Tensor  # float32 [vocabulary]: of the output
    hidden: int
    dtype: torch.dtype

    def given(self, layer: int, ids: Tensor, states: Tensor) -> Tensor:
        """What reaches the gates of a layer from below, [steps, lanes, 4 hidden], from the ids or the states there."""
        own = self.layers[layer]
        return own.given[ids] if layer == 0 else states[layer - 1] @ own.given + own.bias


def network(model: CharLSTM, dtype: torch.dtype) -> Network:
    """The model's matrices in `dtype`."""
    hidden, layers = model.hidden, []
    kept = {name: p.detach().float() for name, p in model.named_parameters()}
    heard = kept["output.weight"].T.split(hidden)  # one [hidden, vocabulary] a layer that the output hears
    silent = len(model.layers) - len(heard)
    for k in range(len(model.layers)):
        part = {name: kept[f"layers.{k}.{name}_l0"] for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")}
        given, recurrent = reordered(part["weight_ih"]).T, reordered(part["weight_hh"]).T
        bias = reordered(part["bias_ih"] + part["bias_hh"])
        layers.append(
            Layer(
                given=(kept["embedding.weight"] @ given + bias if k == 0 else given).to(dtype).contiguous(),
                recurrent=recurrent.to(dtype).contiguous(),
                bias=bias.to(dtype),
                output=None if k < silent else heard[k - silent].to(dtype).contiguous(),
                both=torch.cat([given, recurrent]).to(dtype).contiguous(),
            )
        )
    return Network(layers, kept["output.bias"], hidden, dtype)


def reordered(weight: Tensor) -> Tensor:
    """PyTorch stacks the gates as i, f, g, o."""
    i, f, g, o = weight.chunk(4)
    return torch.cat([i, f, o, g])


def advance(gates: Tensor, c: Tensor) -> Tensor:
    """One step of an LSTM (Gers et al. 2000) from the sums [lanes, 4 hidden] that reach its gates.

    Changes c, float32 [lanes, hidden], and returns h, float32 [lanes, hidden]. May write over `gates`."""
    hidden = c.shape[-1]
    opened = gates[:, : 3 * hidden].float().sigmoid_()
    candidate = gates[:, 3 * hidden :].float().tanh_()
    c.mul_(opened[:, hidden : 2 * hidden]).addcmul_(opened[:, :hidden], candidate)
    return torch.tanh(c).mul_(opened[:, 2 * hidden :])


@torch.no_grad()
def read(net: Network, ids: Tensor) -> Tensor:
    """Reads ids [steps, lanes] from a zero state. Returns h of every layer, [layers, steps, lanes, hidden]."""
    steps, lanes = ids.shape
    states = torch.empty((len(net.layers), steps, lanes, net.hidden), dtype=net.dtype, device=ids.device)
    for k, layer in enumerate(net.layers):
        given = net.given(k, ids, states)
        h = torch.zeros((lanes, net.hidden), dtype=net.dtype, device=ids.device)
        c = torch.zeros((lanes, net.hidden), device=ids.device)
        for t in range(steps):
            h = advance(torch.addmm(given[t], h, layer.recurrent), c).to(net.dtype)
            states[k, t] = h
    return states
