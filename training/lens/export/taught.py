"""Puts a taught layer into a model folder: `python -m lens.export.taught --help`."""

import json
from pathlib import Path

import numpy as np
import onnx
import torch
import tyro

from lens import networks
from lens.export.golden import TEXTS, rounded
from lens.export.integers import IntegerLSTM
from lens.export.manifest import record, revise
from lens.export.taught_layer import PARTS, TaughtLayer, build
from lens.shipped import FOLDER
from lens.vocabulary import encode

GRAPH, GOLDEN = "taught.onnx", "taught.golden.json"


def export(model: Path, weights: Path) -> None:
    """Writes taught.onnx, names it and its units in the manifest, and writes what PyTorch computes for the golden texts. Raises
    ValueError where the weights are not those of a layer over this model."""
    below = networks.load(model)
    if not isinstance(below, IntegerLSTM):
        raise ValueError(f"{model} does not add up integers: a taught layer hears whole steps")
    with np.load(weights) as file:
        missing = [name for name in PARTS if name not in file.files]
        if missing:
            raise ValueError(f"{weights} has no {', '.join(missing)}: it holds no LSTM layer")
        taught = TaughtLayer(below, {name: file[name] for name in PARTS})
    onnx.save(build(taught), model / GRAPH)
    record(model / GRAPH)
    revise(model, lambda manifest: manifest["architecture"].update(taught=taught.lstm.hidden_size))
    (model / GOLDEN).write_text(json.dumps(golden(below, taught)) + "\n")


@torch.no_grad()
def golden(below: IntegerLSTM, taught: TaughtLayer) -> dict:
    """taught.golden.json: for each text of golden.json h and c of the layer after its last character, [H3]."""
    texts = []
    for language, text in TEXTS:
        x = torch.from_numpy(encode(text, language).astype(np.int64))[:, None]
        _, _, ys = below(x, below.zero_state(1))
        read = taught(x, ys, taught.zero_state(1))
        (h,), (c,) = rounded(read.h[-1]), rounded(read.c[-1])
        texts.append({"language": language, "h": h, "c": c})
    return {"texts": texts}


def main(weights: Path, model: Path = FOLDER):
    """Writes taught.onnx and its golden values, and names it in the folder's manifest.

    Args:
        weights: the layer as it was trained, an .npz of PyTorch's arrays weight_ih_l0, ...
        model: the model folder that it listens to.
    """
    try:
        export(model, weights)
    except (ValueError, FileNotFoundError) as error:
        raise SystemExit(f"lens.export.taught: {error}") from None


if __name__ == "__main__":
    tyro.cli(main)
