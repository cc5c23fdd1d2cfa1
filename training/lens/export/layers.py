"""The layers of each kind of network as ONNX nodes. Each function adds the next state and returns the last layer's name."""

import numpy as np
from torch import nn

from lens.export.builder import Builder
from lens.model import Network


def onnx_gates(weight: np.ndarray) -> np.ndarray:
    """PyTorch stacks the gates as i, f, g, o; ONNX as i, o, f, c (its c is the candidate g)."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i, o, f, g])


def recurrent(b: Builder, model: Network, embedded: str) -> list[str]:
    """LSTM or RNN layers over `embedded` [T, B, E]; adds hn, of an LSTM cn too, and returns y0, y1, ... [T, B, H]."""
    add, fields = (lstm, "hc") if model.kind == "lstm" else (rnn, "h")
    ys = []
    for k, layer in enumerate(model.layers):
        ys.append(add(b, k, layer, ys[-1] if ys else embedded))
    for s in fields:
        b.add("Concat", [f"{add.__name__}{k}.{s}n" for k in range(len(ys))], f"{s}n", axis=0)
    return ys


def start_of(b: Builder, name: str, k: int, states: dict[str, str]) -> list[str]:
    """Layer k's part [1, B, H] of each of the states [L, B, H]."""
    start, end = b.constant(f"{name}.from", np.array([k])), b.constant(f"{name}.to", np.array([k + 1]))
    return [b.add("Slice", [value, start, end], f"{name}.{s}0") for s, value in states.items()]


def lstm(b: Builder, k: int, layer: nn.LSTM, below: str) -> str:
    """Layer k over `below` [T, B, width]; adds its hn and cn, and returns y{k} [T, B, H]."""

    def part(name: str) -> np.ndarray:
        return onnx_gates(getattr(layer, f"{name}_l0").detach().numpy())

    w = b.shown_weight(f"lstm{k}.W", part("weight_ih")[None])  # [1, 4H, width]
    r = b.shown_weight(f"lstm{k}.R", part("weight_hh")[None])  # [1, 4H, H]
    bias = b.shown_weight(f"lstm{k}.B", np.concatenate([part("bias_ih"), part("bias_hh")])[None])  # [1, 8H]
    h, c = start_of(b, f"lstm{k}", k, {"h": "h0", "c": "c0"})
    outputs = (f"lstm{k}.Y", f"lstm{k}.hn", f"lstm{k}.cn")
    b.add("LSTM", [below, w, r, bias, "", h, c], *outputs, hidden_size=layer.hidden_size)
    return b.add("Squeeze", [outputs[0], "one"], f"y{k}")  # [T, 1, B, H] -> [T, B, H]


def rnn(b: Builder, k: int, layer: nn.RNN, below: str) -> str:
    """Layer k over `below` [T, B, width]; adds its hn, and returns y{k} [T, B, H]."""

    def part(name: str) -> np.ndarray:
        return getattr(layer, f"{name}_l0").detach().numpy()

    w = b.shown_weight(f"rnn{k}.W", part("weight_ih")[None])  # [1, H, width]
    r = b.shown_weight(f"rnn{k}.R", part("weight_hh")[None])  # [1, H, H]
    bias = b.shown_weight(f"rnn{k}.B", np.concatenate([part("bias_ih"), part("bias_hh")])[None])  # [1, 2H]
    (h,) = start_of(b, f"rnn{k}", k, {"h": "h0"})
    outputs = (f"rnn{k}.Y", f"rnn{k}.hn")
    activation = {"tanh": "Tanh", "relu": "Relu"}[layer.nonlinearity]
    b.add("RNN", [below, w, r, bias, "", h], *outputs, hidden_size=layer.hidden_size, activations=[activation])
    return b.add("Squeeze", [outputs[0], "one"], f"y{k}")  # [T, 1, B, H] -> [T, B, H]


def window(b: Builder, model: Network, embedded: str) -> list[str]:
    """Feed-forward layers over the last W characters of `embedded` [T, B, E], the first as a convolution over time;
    adds hn and returns y0, y1, ... [T, B, H]."""
    places, width = model.window - 1, model.embedding.embedding_dim
    split = b.constant("window.split", np.array([-1, places, width]))
    before = b.add("Transpose", [b.add("Reshape", ["h0", split], "before.lanes")], "before", perm=[1, 0, 2])
    context = b.add("Concat", [before, embedded], "context", axis=0)  # [W - 1 + T, B, E]
    ends = [b.constant(f"window.{name}", np.array([at])) for name, at in (("from", -places), ("to", 2**31), ("axis", 0))]
    after = b.add("Transpose", [b.add("Slice", [context, *ends], "after")], "after.lanes", perm=[1, 0, 2])
    b.add("Reshape", [after, b.constant("window.joined", np.array([1, -1, places * width]))], "hn")
    kernel = model.layers[0].weight.detach().numpy().reshape(-1, model.window, width).transpose(0, 2, 1)  # [H, E, W]
    wide = b.add("Transpose", [context], "context.wide", perm=[1, 2, 0])  # [B, E, W - 1 + T]
    weights = [b.shown_weight("window0.W", kernel), b.shown_weight("window0.B", bias(model.layers[0]))]
    sums = b.add("Transpose", [b.add("Conv", [wide, *weights], "window0.wide")], "window0.sums", perm=[2, 0, 1])
    ys = [b.add("Tanh", [sums], "y0")]
    for k, layer in enumerate(model.layers[1:], start=1):
        product = b.add("MatMul", [ys[-1], b.shown_weight(f"window{k}.W", layer.weight.detach().numpy().T)], f"window{k}.product")
        sums = b.add("Add", [product, b.shown_weight(f"window{k}.B", bias(layer))], f"window{k}.sums")
        ys.append(b.add("Tanh", [sums], f"y{k}"))
    return ys


def bias(layer: nn.Linear) -> np.ndarray:
    return layer.bias.detach().numpy()
