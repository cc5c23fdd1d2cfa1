"""The network that settings describe, and the one that a model folder holds."""

import json
from pathlib import Path

from lens import weights
from lens.export.integers import IntegerLSTM
from lens.model import CharLSTM, Network
from lens.rivals.networks import CharRNN, CharWindow
from lens.settings import Settings
from lens.vocabulary import SYMBOLS

KINDS = ("lstm", "rnn", "relu-rnn", "feed-forward")


def build(s: Settings) -> Network:
    """Raises ValueError for a kind that there is not."""
    shape = (len(SYMBOLS), s.embedding, s.hidden, s.layers, s.skip)
    match s.kind:
        case "lstm":
            return CharLSTM(*shape, s.forget_bias)
        case "rnn":
            return CharRNN(*shape, "tanh")
        case "relu-rnn":
            return CharRNN(*shape, "relu")
        case "feed-forward":
            return CharWindow(*shape, s.window)
    raise ValueError(f"--kind {s.kind} is none of {', '.join(KINDS)}")


def architecture(folder: Path) -> dict:
    """What the manifest of a model folder says of its network."""
    return json.loads((folder / "manifest.json").read_text())["architecture"]


def settings_of(shape: dict) -> Settings:
    """The settings that make a network of this architecture."""
    names = ("kind", "layers", "hidden", "embedding", "skip", "window")
    return Settings(**{name: shape[name] for name in names if name in shape})


def load(folder: Path) -> Network:
    """The network of a model folder, with the weights of its model.onnx."""
    shape = architecture(folder)
    model = build(settings_of(shape))
    weights.load(folder / "model.onnx", model)
    return (as_integers(model) if shape["compute"] == "integers" else model).eval()


def as_integers(model: CharLSTM) -> IntegerLSTM:
    """The same network as its exported graph computes it, by integers."""
    table, layers = model.embedding.weight, model.layers
    made = IntegerLSTM(len(table), table.shape[1], model.hidden, len(layers), model.skip)
    made.load_state_dict(model.state_dict())
    return made.rounded().eval()
