"""The ONNX graph of a network, built node by node so that its interface is ours.

Interface 1, time first as in ONNX:
  inputs   x int64 [T, B]; h0, c0 float32 [L, B, H]
  outputs  logits float32 [T, B, V]; hn, cn float32 [L, B, H]; y0 .. y(L-1) float32 [T, B, H], h after each character;
           weights.embedding, weights.lstm0.W, ... fp16: the weights themselves, for whoever recomputes gates
A simple recurrent network has no c0 and cn, and weights.rnn0.W, ... [1, H, width]. A feed-forward network over W
characters has no c0 and cn either: h0 and hn, [1, B, (W - 1) * E], are the embeddings of the W - 1 characters before,
oldest first, zero before the file; y0 .. are its layers' activations, and weights.window0.W is [H, E, W].
Weights are stored as fp16 and cast once when the file is loaded; everything is computed in fp32, so the result is the
same however a text is cut into runs.

Interface 2 is that of an LSTM whose gates add up integers: the same inputs and outputs, but what the gates hear of h is
`lens.export.integers.heard` of it. It is the same in every cut and in every company of lanes, too.
"""

import numpy as np
import onnx
from onnx import TensorProto, helper

from lens.export.builder import Builder
from lens.export.integer_layers import DOMAIN, integer_lstm
from lens.export.integers import IntegerLSTM
from lens.export.layers import recurrent, window
from lens.model import Network

INTERFACE, INTEGER_INTERFACE = 1, 2
OPSET = 17
IR_VERSION = 8


def build(model: Network) -> onnx.ModelProto:
    """The network as interface 1, an `IntegerLSTM` as interface 2. Weights are rounded to fp16 or to integers; give a
    model that holds such weights already for the two to be equal."""
    b, hidden = Builder(), model.hidden
    vocabulary = model.embedding.num_embeddings
    b.constant("one", np.array([1]))
    ys = layers(b, model)
    top = b.add("Concat", ys, "top", axis=2) if model.skip and len(ys) > 1 else ys[-1]
    product = b.add("MatMul", [top, b.weight("output.W", model.output.weight.detach().numpy().T)], "product")
    b.add("Add", [product, b.weight("output.b", model.output.bias.detach().numpy())], "logits")

    def port(name: str, *shape: int | str, kind: int = TensorProto.FLOAT) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, shape)

    def ports(suffix: str) -> list[onnx.ValueInfoProto]:
        return [port(f"{name}{suffix}", len(part), "B", part.shape[-1]) for name, part in state.items()]

    state = model.zero_state(1)._asdict()
    inputs = [port("x", "T", "B", kind=TensorProto.INT64), *ports("0")]
    outputs = [port("logits", "T", "B", vocabulary), *ports("n"), *(port(y, "T", "B", hidden) for y in ys)]
    return graph_model(b, "neuron-lens", inputs, outputs, isinstance(model, IntegerLSTM))


def graph_model(
    b: Builder, name: str, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto], integers: bool
) -> onnx.ModelProto:
    """What was collected as a checked model; its shown weights are outputs, too."""
    graph = helper.make_graph(b.nodes, name, inputs, outputs + b.shown, b.constants)
    domains = [helper.make_opsetid("", OPSET)] + [helper.make_opsetid(DOMAIN, 1)] * integers
    made = helper.make_model(graph, opset_imports=domains, producer_name="neuron-lens")
    made.ir_version = IR_VERSION
    onnx.checker.check_model(made, full_check=True)
    return made


def layers(b: Builder, model: Network) -> list[str]:
    """Adds the next state and returns y0, y1, ... [T, B, H]."""
    if isinstance(model, IntegerLSTM):
        return integer_lstm(b, model)
    embedded = b.add("Gather", [b.shown_weight("embedding", model.embedding.weight.detach().numpy()), "x"], "embedded")
    return (window if model.kind == "feed-forward" else recurrent)(b, model, embedded)
