"""The LSTM's layers with their sums in integers: `DynamicQuantizeLSTM` of onnxruntime, held to one scale.

The operator finds the range of its inputs at every call and spreads 255 steps over it, so that the same text would come
out otherwise in another cut. Two units more, which are 1 and -1 for ever and heard by none, give h the same range at
every step; two columns more do so for the embedding. This frame is put around the weights when the graph is loaded.
"""

import numpy as np
from torch import nn

from lens.export.builder import Builder
from lens.export.integers import EMBEDDING_STEPS, Steps, embedding_steps, weight_steps
from lens.export.layers import onnx_gates, start_of
from lens.model import CharLSTM

DOMAIN = "com.microsoft"
GATES = 4
#: Units, or columns, of the frame.
FRAME = 2
#: Of its units, in the gates' order i, o, f, c: nothing comes in, all goes out and stays.
FRAME_BIAS = (-50, 50, 50, 0)
FRAME_STATE = {"h": (1, -1), "c": (50, -50)}


def integer_lstm(b: Builder, model: CharLSTM) -> list[str]:
    """LSTM layers over "x"; adds hn and cn, and returns y0, y1, ... [T, B, H]."""
    frame(b, model.hidden)
    starts = framed_states(b)
    below, ys = embedded(b, model.embedding), []
    for k, lstm in enumerate(model.layers):
        below = layer(b, f"lstm{k}", lstm, below, starts, k)  # [T, B, H + frame]
        ys.append(unframed(b, below, f"y{k}"))
    for s in "hc":
        unframed(b, b.add("Concat", [f"lstm{k}.{s}n" for k in range(len(ys))], f"{s}n.framed", axis=0), f"{s}n")
    return ys


def frame(b: Builder, hidden: int) -> None:
    """Where layers of this width end and their frame begins: what the other functions find under these names."""
    b.constant("frame.from", np.array([0]))
    b.constant("frame.to", np.array([hidden]))
    b.constant("frame.axis", np.array([2]))
    b.constant("frame.after", np.array([0, 0, 0, 0, 0, 1]))


def embedded(b: Builder, embedding: nn.Embedding) -> str:
    """[T, B, E + frame]"""
    table = embedding_steps(embedding.weight.detach().numpy())
    steps, scale = b.shown_steps("embedding", Steps(table.steps, table.scale[:1, 0]))
    ends = np.broadcast_to(np.array([EMBEDDING_STEPS, -EMBEDDING_STEPS - 1], np.int8), (len(table.steps), FRAME))
    framed = b.add("Concat", [steps, b.constant("embedding.ends", ends)], "embedding.framed", axis=1)
    return b.add("Gather", [b.add("DequantizeLinear", [framed, scale], "embedding"), "x"], "embedded")


def layer(b: Builder, name: str, lstm: nn.LSTM, below: str, starts: dict[str, str], k: int) -> str:
    """A layer over `below` [T, B, width + frame] from part k of `starts`; adds its states, and returns its h
    [T, B, H + frame]."""
    hidden = lstm.hidden_size
    w, r = (matrix(b, f"{name}.{part}", of) for part, of in (("W", lstm.weight_ih_l0), ("R", lstm.weight_hh_l0)))
    states = start_of(b, name, k, starts)
    zero = b.constant(f"{name}.zero", np.zeros((1, GATES * (hidden + FRAME)), np.int8))
    inputs = [below, w[0], r[0], biases(b, name, lstm), "", *states, "", w[1], zero, r[1], zero]
    outputs = (f"{name}.Y", f"{name}.hn", f"{name}.cn")
    b.add("DynamicQuantizeLSTM", inputs, *outputs, domain=DOMAIN, hidden_size=hidden + FRAME)
    return b.add("Squeeze", [outputs[0], "one"], f"{name}.framed")


def matrix(b: Builder, name: str, weight: nn.Parameter) -> tuple[str, str]:
    """Shows the weights as steps [1, 4H, width] and their scale [1, 4H]; returns the framed ones as the operator wants
    them, steps [1, width + frame, 4 (H + frame)] and scale [1, 4 (H + frame)]."""
    own = weight_steps(weight.detach().numpy())
    width, hidden = own.steps.shape[1], len(own.steps) // GATES
    steps, scale = b.shown_steps(name, Steps(onnx_gates(own.steps)[None], onnx_gates(own.scale)[None, :, 0]))

    def shaped(part: str, value: str, *shape: int) -> str:
        return b.add("Reshape", [value, b.constant(f"{name}.{part}.shape", np.array(shape))], f"{name}.{part}")

    gates = shaped("gates", steps, GATES, hidden, width)
    after = b.constant(f"{name}.after", np.array([0, 0, 0, 0, FRAME, FRAME]))
    padded = b.add("Pad", [gates, after, b.constant(f"{name}.nothing", np.int8(0))], f"{name}.padded")
    turned = b.add("Transpose", [shaped("rows", padded, 1, -1, width + FRAME)], f"{name}.framed", perm=[0, 2, 1])
    after = b.constant(f"{name}.scale.after", np.array([0, 0, 0, FRAME]))
    scales = [shaped("scales", scale, GATES, hidden), after, b.constant(f"{name}.any", np.float32(1))]
    return turned, shaped("scale.framed", b.add("Pad", scales, f"{name}.scale.padded"), 1, -1)


def biases(b: Builder, name: str, lstm: nn.LSTM) -> str:
    """[1, 8 (H + frame)]; shows those of the units, [1, 8H]."""
    parts = [onnx_gates(part.detach().numpy()) for part in (lstm.bias_ih_l0, lstm.bias_hh_l0)]
    own = b.shown_weight(f"{name}.B", np.concatenate(parts)[None])
    by_gate = b.add("Reshape", [own, b.constant(f"{name}.B.gates", np.array([2 * GATES, -1]))], f"{name}.B.rows")
    ends = np.repeat(np.array([*FRAME_BIAS, *[0] * GATES], np.float32)[:, None], FRAME, 1)
    framed = b.add("Concat", [by_gate, b.constant(f"{name}.B.ends", ends)], f"{name}.B.framed", axis=1)
    return b.add("Reshape", [framed, b.constant(f"{name}.B.flat", np.array([1, -1]))], f"{name}.B.all")


def framed_states(b: Builder) -> dict[str, str]:
    """[L, B, H + frame] each: the graph's inputs h0 and c0, and the units of the frame as they always are."""
    ends = {s: [b.constant(f"{s}.end{k}", np.float32(v)) for k, v in enumerate(FRAME_STATE[s])] for s in "hc"}
    return {s: framed(b, f"{s}0", s, ends[s]) for s in "hc"}


def framed(b: Builder, inner: str, name: str, ends: list[str]) -> str:
    """`inner` [., ., width] with one column more for each of `ends`."""
    for k, end in enumerate(ends):
        inner = b.add("Pad", [inner, "frame.after", end], f"{name}.framed{k}")
    return inner


def unframed(b: Builder, framed: str, name: str) -> str:
    return b.add("Slice", [framed, "frame.from", "frame.to", "frame.axis"], name)
