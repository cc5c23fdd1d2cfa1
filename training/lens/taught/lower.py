"""What the taught layer hears of the shipped network: its embedding and both layers' h, in whole steps.

All of the input has one scale: a number of it is `steps * STEP` (lens.export.integers), those of the embedding as well,
whose own scale is left out."""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor

from lens import networks
from lens.export.integers import STEP, IntegerLSTM, embedding_steps


class Lower:
    """The exported network below, lane by lane; its state is kept here."""

    def __init__(self, folder: Path, lanes: int, threads: int = 1):
        model = networks.load(folder)
        if not isinstance(model, IntegerLSTM) or len(model.layers) != 2:
            raise ValueError(f"{folder} holds no network of two layers in integers: there is nothing to listen to")
        self.table = embedding_steps(model.embedding.weight.detach().numpy()).steps  # int8 [symbols, embedding]
        self.hidden, self.lanes = model.hidden, lanes
        self.width = self.table.shape[1] + 2 * self.hidden
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        self.session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.begin()

    def begin(self, lanes: int | None = None) -> None:
        """Zero in all lanes, as where a text starts."""
        self.lanes = self.lanes if lanes is None else lanes
        self.h, self.c = (np.zeros((2, self.lanes, self.hidden), np.float32) for _ in range(2))

    def keep(self, lanes: np.ndarray) -> None:
        """bool [lanes]: the others start anew."""
        self.h *= lanes[None, :, None]
        self.c *= lanes[None, :, None]

    def read(self, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """x int64 [steps, lanes]. Returns h of both layers, float32 [steps, lanes, hidden]."""
        wanted = ["y0", "y1", "hn", "cn"]
        y0, y1, self.h, self.c = self.session.run(wanted, {"x": x, "h0": self.h, "c0": self.c})
        return y0, y1

    def steps(self, x: np.ndarray) -> Tensor:
        """bfloat16 [steps, lanes, width], exactly the whole numbers that the taught layer hears."""
        y0, y1 = self.read(x)
        found = torch.empty(*x.shape, self.width, dtype=torch.bfloat16)
        e = self.table.shape[1]
        found[..., :e] = torch.from_numpy(self.table[x])
        for k, y in enumerate((y0, y1)):
            found[..., e + k * self.hidden : e + (k + 1) * self.hidden] = torch.from_numpy(y).div_(STEP).round_()
        return found
