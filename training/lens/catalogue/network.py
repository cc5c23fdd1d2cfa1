"""The network that a model folder holds, and one of the same shape that has learned nothing."""

import json
from pathlib import Path

import torch

from lens import weights
from lens.model import CharLSTM


def load(folder: Path) -> CharLSTM:
    """Raises ValueError for a folder without a model, or whose model.onnx is another than its manifest says."""
    if not (folder / "manifest.json").is_file() or not (folder / "model.onnx").is_file():
        raise ValueError(f"{folder} holds no model: name a folder with model.onnx and manifest.json")
    about = json.loads((folder / "manifest.json").read_text())
    shape = about["architecture"]
    model = CharLSTM(len(about["vocabulary"]), shape["embedding"], shape["hidden"], shape["layers"], shape["skip"])
    weights.load(folder / "model.onnx", model)
    return model.eval()


def untrained(like: CharLSTM, seed: int) -> CharLSTM:
    """As training begins: the same shape, PyTorch's random weights, a forget bias of 1."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        embedding = like.embedding
        made = CharLSTM(embedding.num_embeddings, embedding.embedding_dim, like.hidden, len(like.layers), like.skip)
    return made.eval()
