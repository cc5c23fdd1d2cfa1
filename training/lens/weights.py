"""The fp16 weights of a network: the source of every exported model, and a start for another run."""

import os
import re
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

Arrays = dict[str, np.ndarray]


def save(path: Path, model: nn.Module) -> None:
    """Writes fp16 arrays by PyTorch's names and in its shapes, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {name: p.detach().cpu().numpy().astype(np.float16) for name, p in model.named_parameters()}
    with open(path.with_suffix(".new"), "wb") as file:
        np.savez_compressed(file, **arrays)
    os.replace(path.with_suffix(".new"), path)


def load(path: Path, model: nn.Module) -> None:
    """Fills the model from an .npz of `save` or from an exported model.onnx.

    A model with a skip may have more layers than the weights: the new ones say nothing yet, so the network computes
    what it did, and learns from there what they can add.

    Raises ValueError when the weights are those of a network of another shape."""
    if path.suffix == ".onnx":
        arrays = from_onnx(onnx.load(path))
    else:
        with np.load(path) as file:
            arrays = {name: file[name] for name in file.files}
    arrays = grown(arrays, model)
    own = {name: tuple(p.shape) for name, p in model.named_parameters()}
    theirs = {name: array.shape for name, array in arrays.items()}
    if own != theirs:
        odd = sorted(name for name in own.keys() | theirs.keys() if own.get(name) != theirs.get(name))
        raise ValueError(f"{path} holds another network (differs in {', '.join(odd)}): give its kind, layers and hidden")
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(torch.from_numpy(arrays[name].astype(np.float32)))


def grown(arrays: Arrays, model: nn.Module) -> Arrays:
    """The arrays with what a deeper model with a skip has beyond them: its own random layers, unheard by the output."""
    width = model.output.weight.shape[1] - arrays["output.weight"].shape[1]
    if not model.skip or width <= 0:
        return arrays
    own = {name: p.detach().numpy() for name, p in model.named_parameters() if name.startswith("layers.")}
    output = np.pad(arrays["output.weight"], ((0, 0), (0, width)))
    return own | arrays | {"output.weight": output}


def from_onnx(exported: onnx.ModelProto) -> Arrays:
    """PyTorch's arrays out of the graph's initialisers: what lens.export.graph puts in, taken out again."""
    constants = {tensor.name: numpy_helper.to_array(tensor) for tensor in exported.graph.initializer}
    stored = {}
    for name, value in constants.items():
        if name.endswith(".fp16"):
            stored[name.removesuffix(".fp16")] = value
        elif name.endswith(".steps"):
            scale = constants[name.replace(".steps", ".scale")]
            stored[name.removesuffix(".steps")] = value * scale[..., None]
    arrays = {
        "embedding.weight": stored.pop("embedding"),
        "output.weight": stored.pop("output.W").T,
        "output.bias": stored.pop("output.b"),
    }
    for name, value in stored.items():
        layer, part = name.split(".")
        kind, k = re.fullmatch(r"([a-z]+)(\d+)", layer).groups()
        arrays |= {f"layers.{k}.{own}": array for own, array in layer_arrays(kind, part, value).items()}
    return arrays


def layer_arrays(kind: str, part: str, value: np.ndarray) -> Arrays:
    """PyTorch's arrays out of one of a layer's, W, R or B."""
    if kind == "window":  # the first layer is a convolution's kernel [H, E, W], the others are [width, H]
        if part == "B":
            return {"bias": value}
        return {"weight": value.transpose(0, 2, 1).reshape(len(value), -1) if value.ndim == 3 else value.T}
    order = torch_gates if kind == "lstm" else np.asarray
    if part == "B":
        return dict(zip(("bias_ih_l0", "bias_hh_l0"), map(order, np.split(value[0], 2))))
    return {f"weight_{'ih' if part == 'W' else 'hh'}_l0": order(value[0])}


def torch_gates(weight: np.ndarray) -> np.ndarray:
    """ONNX stacks the gates as i, o, f, c; PyTorch as i, f, g, o."""
    i, o, f, g = np.split(weight, 4)
    return np.concatenate([i, f, g, o])
