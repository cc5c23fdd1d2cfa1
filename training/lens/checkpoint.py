"""Saving a run so that it goes on as if nothing had happened, and its weights so that anything can start from them."""

import os
from pathlib import Path

import numpy as np
import torch
from torch import nn

from lens.settings import Settings, difference


def save(path: Path, content: dict) -> None:
    """Writes beside the old file and then takes its place: a full disk or a lost process leaves the old one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    try:
        torch.save(content, new)
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def load(path: Path, settings: Settings) -> dict:
    """Raises ValueError, naming the settings, when the checkpoint belongs to another run."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    if changed := difference(content["settings"], settings.to_json()):
        raise ValueError(
            f"{path} was written with other settings ({'; '.join(changed)}): "
            "give the old ones, or another --run folder, or start from its weights with --weights"
        )
    return content


def save_weights(path: Path, model: nn.Module) -> None:
    """fp16 weights, the source of every exported model. Shapes are PyTorch's."""
    path.parent.mkdir(parents=True, exist_ok=True)
    arrays = {name: p.detach().cpu().numpy().astype(np.float16) for name, p in model.named_parameters()}
    with open(path.with_suffix(".new"), "wb") as file:
        np.savez_compressed(file, **arrays)
    os.replace(path.with_suffix(".new"), path)


def load_weights(path: Path, model: nn.Module) -> None:
    """Raises ValueError when the weights are those of a network of another shape."""
    with np.load(path) as arrays:
        own = {name: tuple(p.shape) for name, p in model.named_parameters()}
        theirs = {name: arrays[name].shape for name in arrays.files}
        if own != theirs:
            odd = sorted(name for name in own.keys() | theirs.keys() if own.get(name) != theirs.get(name))
            raise ValueError(f"{path} holds another network (differs in {', '.join(odd)}): give its layers and hidden")
        with torch.no_grad():
            for name, p in model.named_parameters():
                p.copy_(torch.from_numpy(arrays[name].astype(np.float32)))
