"""Collects the parts of an ONNX graph, node by node."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from lens.export.integers import Steps


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
        weight = self.weight(name, value)
        self.show(f"{name}.fp16", f"weights.{name}", TensorProto.FLOAT16, value.shape)
        return weight

    def shown_steps(self, name: str, value: Steps) -> tuple[str, str]:
        """As `shown_weight`, of whole steps and their scale."""
        names = self.constant(f"{name}.steps", value.steps), self.constant(f"{name}.scale", value.scale)
        self.show(names[0], f"weights.{name}", TensorProto.INT8, value.steps.shape)
        self.show(names[1], f"weights.{name}.scale", TensorProto.FLOAT, value.scale.shape)
        return names

    def show(self, constant: str, output: str, kind: int, shape: tuple[int, ...]) -> None:
        self.add("Identity", [constant], output)
        self.shown.append(helper.make_tensor_value_info(output, kind, shape))
