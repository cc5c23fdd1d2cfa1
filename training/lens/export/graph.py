"""The ONNX graph of a character LSTM, built node by node so that its interface is ours.

Interface 1, time first as in ONNX:
  inputs   x int64 [T, B]; h0, c0 float32 [L, B, H]
  outputs  logits float32 [T, B, V]; hn, cn float32 [L, B, H]; y0 .. y(L-1) float32 [T, B, H], h after each character;
           weights.embedding, weights.lstm0.W, ... fp16: the weights themselves, for whoever recomputes gates
Weights are stored as fp16 and cast once when the file is loaded; everything is computed in fp32, so the result is the
same however a text is cut into runs.
"""

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from lens.model import CharLSTM

INTERFACE = 1
OPSET = 17
IR_VERSION = 8


def onnx_gates(weight: np.ndarray) -> np.ndarray:
    """PyTorch stacks the gates as i, f, g, o; ONNX as i, o, f, c (its c is the candidate g)."""
    i, f, g, o = np.split(weight, 4)
    return np.concatenate([i, o, f, g])


class Builder:
    """Collects nodes and initialisers. Each method returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.shown: list[onnx.ValueInfoProto] = []

    def add(self, operator: str, inputs: list[str], *outputs: str, **attributes) -> str:
        self.nodes.append(helper.make_node(operator, inputs, list(outputs), name=outputs[0], **attributes))
        return outputs[0]

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str, value: np.ndarray) -> str:
        stored = self.constant(f"{name}.fp16", value.astype(np.float16))
        return self.add("Cast", [stored], name, to=TensorProto.FLOAT)

    def shown_weight(self, name: str, value: np.ndarray) -> str:
        """A weight that is an output of the graph as well; a run that does not ask for it does not pay for it."""
        self.shown.append(
            helper.make_tensor_value_info(
                self.add("Identity", [f"{name}.fp16"], f"weights.{name}"), TensorProto.FLOAT16, value.shape
            )
        )
        return self.weight(name, value)


def lstm(b: Builder, k: int, layer: torch.nn.LSTM, below: str) -> str:
    """Layer k over `below` [T, B, width]; adds its hn and cn, and returns y{k} [T, B, H]."""

    def part(name: str) -> np.ndarray:
        return onnx_gates(getattr(layer, f"{name}_l0").detach().numpy())

    w = b.shown_weight(f"lstm{k}.W", part("weight_ih")[None])  # [1, 4H, width]
    r = b.shown_weight(f"lstm{k}.R", part("weight_hh")[None])  # [1, 4H, H]
    bias = b.shown_weight(f"lstm{k}.B", np.concatenate([part("bias_ih"), part("bias_hh")])[None])  # [1, 8H]
    start, end = b.constant(f"lstm{k}.from", np.array([k])), b.constant(f"lstm{k}.to", np.array([k + 1]))
    h, c = (b.add("Slice", [f"{s}0", start, end], f"lstm{k}.{s}0") for s in "hc")  # [1, B, H]
    outputs = (f"lstm{k}.Y", f"lstm{k}.hn", f"lstm{k}.cn")
    b.add("LSTM", [below, w, r, bias, "", h, c], *outputs, hidden_size=layer.hidden_size)
    return b.add("Squeeze", [outputs[0], "one"], f"y{k}")  # [T, 1, B, H] -> [T, B, H]


def build(model: CharLSTM) -> onnx.ModelProto:
    """The network as interface 1. The weights are rounded to fp16; give a model that holds fp16 weights already for
    the two to be equal."""
    b, depth, hidden = Builder(), len(model.layers), model.hidden
    vocabulary = model.embedding.num_embeddings
    b.constant("one", np.array([1]))
    below = b.add("Gather", [b.shown_weight("embedding", model.embedding.weight.detach().numpy()), "x"], "embedded")
    ys = []
    for k, layer in enumerate(model.layers):
        below = lstm(b, k, layer, below)
        ys.append(below)
    for s in "hc":
        b.add("Concat", [f"lstm{k}.{s}n" for k in range(depth)], f"{s}n", axis=0)
    top = b.add("Concat", ys, "top", axis=2) if model.skip and depth > 1 else ys[-1]
    product = b.add("MatMul", [top, b.weight("output.W", model.output.weight.detach().numpy().T)], "product")
    b.add("Add", [product, b.weight("output.b", model.output.bias.detach().numpy())], "logits")

    def port(name: str, *shape: int | str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    state = (depth, "B", hidden)
    inputs = [port("x", "T", "B", kind=TensorProto.INT64), port("h0", *state), port("c0", *state)]
    outputs = [port("logits", "T", "B", vocabulary), port("hn", *state), port("cn", *state)]
    outputs += [port(y, "T", "B", hidden) for y in ys]
    graph = helper.make_graph(b.nodes, "neuron-lens", inputs, outputs + b.shown, b.constants)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="neuron-lens")
    made.ir_version = IR_VERSION
    onnx.checker.check_model(made, full_check=True)
    return made
