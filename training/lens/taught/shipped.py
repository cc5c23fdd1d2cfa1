"""The taught layer of a model folder, as it is shipped: taught.onnx over model.onnx."""

from pathlib import Path

import numpy as np
import onnxruntime

from lens.taught.lower import Lower


class Shipped:
    """Read lane by lane; its state is kept here."""

    def __init__(self, folder: Path):
        """Raises ValueError for a folder without a taught layer."""
        path = folder / "taught.onnx"
        if not path.is_file():
            raise ValueError(f"{folder} has no taught.onnx: `python -m lens.export.taught` writes it from the layer's weights")
        self.lower = Lower(folder, 1)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.hidden = next(i for i in self.session.get_inputs() if i.name == "h0").shape[2]

    def begin(self, lanes: int) -> None:
        self.lower.begin(lanes)
        self.h, self.c = (np.zeros((1, lanes, self.hidden), np.float32) for _ in range(2))

    def read(self, x: np.ndarray) -> np.ndarray:
        """x int64 [steps, lanes]: h of the taught layer, float32 [steps, lanes, hidden]."""
        y0, y1 = self.lower.read(x)
        given = {"x": x, "y0": y0, "y1": y1, "h0": self.h, "c0": self.c}
        y2, self.h, self.c = self.session.run(["y2", "hn", "cn"], given)
        return y2
