"""A graph of interface 1 or 2 in a network's place: whatever made it, and however large its softmax."""

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from torch import Tensor

from lens.model import Network, State


class OnnxNetwork(Network):
    """An LSTM that onnxruntime computes on this CPU."""

    kind = "lstm"
    device = torch.device("cpu")

    def __init__(self, path: Path):
        super().__init__()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = torch.get_num_threads()
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        shapes = {port.name: port.shape for port in self.session.get_inputs()}
        self.depth, _, self.hidden = shapes["h0"]
        weights = (numpy_helper.to_array(tensor) for tensor in onnx.load(path).graph.initializer)
        self.size = sum(w.size for w in weights if w.dtype in (np.float16, np.float32))

    def zero_state(self, lanes: int, device: torch.device | None = None) -> State:
        return State(*torch.zeros((2, self.depth, lanes, self.hidden)))

    def forward(self, x: Tensor, state: State) -> tuple[Tensor, State, Tensor]:
        """As of a network; of the hidden states none."""
        feed = {"x": x.numpy(), "h0": state.h.contiguous().numpy(), "c0": state.c.contiguous().numpy()}
        logits, h, c = map(torch.from_numpy, self.session.run(["logits", "hn", "cn"], feed))
        return logits, State(h, c), torch.empty(0)
