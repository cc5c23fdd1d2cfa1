"""The network that a model folder holds, and one of the same shape that has learned nothing."""

from pathlib import Path

import torch

from lens import networks
from lens.model import CharLSTM


def load(folder: Path) -> CharLSTM:
    """Raises ValueError for a folder without an LSTM, or whose model.onnx is another than its manifest says."""
    if not (folder / "manifest.json").is_file() or not (folder / "model.onnx").is_file():
        raise ValueError(f"{folder} holds no model: name a folder with model.onnx and manifest.json")
    model = networks.load(folder)
    if not isinstance(model, CharLSTM):
        raise ValueError(f"{folder} holds a network of kind {model.kind}: only an LSTM has cells and gates to certify")
    return model


def untrained(like: CharLSTM, seed: int) -> CharLSTM:
    """As training begins: the same shape, PyTorch's random weights, a forget bias of 1."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        embedding = like.embedding
        made = CharLSTM(embedding.num_embeddings, embedding.embedding_dim, like.hidden, len(like.layers), like.skip)
    return made.eval()
