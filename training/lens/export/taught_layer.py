"""The taught layer: an LSTM layer that listens to a network and that nothing but people listens to.

At each character its gates hear the network's embedding in steps of h, what gates hear of the h of each of its layers,
and their own h: whole steps of one scale, so that it adds up integers as the network itself does.

Its graph has a file of its own:
  inputs   x int64 [T, B]; y0 .. y(L-1) float32 [T, B, H], as the network's graph gives them; h0, c0 float32 [1, B, H3]
  outputs  hn, cn float32 [1, B, H3]; y{L} float32 [T, B, H3]; weights.lstm{L}.W, ... as the network's graph shows its own
"""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper
from torch import Tensor, nn

from lens import cell
from lens.export.builder import Builder
from lens.export.graph import graph_model
from lens.export.integer_layers import frame, framed, framed_states, layer, unframed
from lens.export.integers import STEP, IntegerLSTM, embedding_steps, heard, rounded_parameter
from lens.model import State

PARTS = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")


class TaughtLayer(nn.Module):
    """What the exported graph computes; for reading, not for training."""

    def __init__(self, below: IntegerLSTM, arrays: dict[str, np.ndarray]):
        """`arrays` are those of an `nn.LSTM` by PyTorch's names. Raises ValueError for a layer over another network."""
        super().__init__()
        self.steps = embedding_steps(below.embedding.weight.detach().numpy()).steps  # int8 [symbols, E]
        self.depth, self.width = len(below.layers), below.hidden
        hears = self.steps.shape[1] + self.depth * self.width
        hidden = len(arrays["bias_ih_l0"]) // 4
        self.lstm = nn.LSTM(hears, hidden)
        for name in PARTS:
            own = getattr(self.lstm, name)
            if arrays[name].shape != own.shape:
                raise ValueError(f"{name} is {[*arrays[name].shape]}, over this network it would be {[*own.shape]}")
            own.data = torch.from_numpy(rounded_parameter(name, arrays[name].astype(np.float32)))

    def zero_state(self, lanes: int) -> State:
        return State(*torch.zeros((2, lanes, self.lstm.hidden_size)))

    @torch.no_grad()
    def forward(self, x: Tensor, ys: Tensor, state: State) -> cell.Step:
        """x int64 [steps, lanes], ys [layers, steps, lanes, H] of the network, h and c of `state` [lanes, H3] before
        them. Returns [steps, lanes, H3] of each quantity."""
        embedded = torch.from_numpy(self.steps)[x] * STEP
        return cell.read(self.lstm, torch.cat([embedded, *heard(ys)], -1), state.h, state.c, heard)


def build(taught: TaughtLayer) -> onnx.ModelProto:
    """Its graph. The network below must be the one that the graph's y0, y1, ... come from."""
    b, hidden, k = Builder(), taught.lstm.hidden_size, taught.depth
    b.constant("one", np.array([1]))
    frame(b, hidden)
    starts = framed_states(b)
    table = b.constant("embedding.steps", taught.steps), b.constant("embedding.scale", np.float32([STEP]))
    embedded = b.add("Gather", [b.add("DequantizeLinear", table, "embedding"), "x"], "embedded")
    ys = [f"y{n}" for n in range(k)]
    given = framed(b, b.add("Concat", [embedded, *ys], "given", axis=2), "given", ["h.end0", "h.end1"])
    unframed(b, layer(b, f"lstm{k}", taught.lstm, given, starts, 0), f"y{k}")
    for s in "hc":
        unframed(b, f"lstm{k}.{s}n", f"{s}n")

    def port(name: str, *shape: int | str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    inputs = [port("x", "T", "B", kind=TensorProto.INT64), *(port(y, "T", "B", taught.width) for y in ys)]
    inputs += [port(f"{s}0", 1, "B", hidden) for s in "hc"]
    outputs = [*(port(f"{s}n", 1, "B", hidden) for s in "hc"), port(f"y{k}", "T", "B", hidden)]
    return graph_model(b, "neuron-lens-taught", inputs, outputs, integers=True)
