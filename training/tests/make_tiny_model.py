"""Makes the small models of the extension's tests: `python -m tests.make_tiny_model ../test/fixtures/models/tiny`. Beside
it `tiny-taught` is the same with a layer that listens to it: its weights are random, and what taught.json says is made up."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from lens import networks
from lens.export import taught
from lens.export.__main__ import export
from lens.export.manifest import facts_of, record
from lens.export.taught_layer import PARTS
from lens.settings import Settings
from lens.train.loop import run
from lens.train.machine import Machine
from tests.conftest import write_corpus, write_licences


def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        corpus = write_corpus(folder / "corpus")
        write_licences(corpus)
        s = Settings(
            corpus=str(corpus), run=str(folder / "run"), hidden=16, embedding=8, lanes=6, steps=20,
            characters=60_000, rate=0.01, warmup=2_000, snapshots=False,
        )  # fmt: skip
        run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
        export(folder / "run", out, corpus, integers=True)


UNITS = 10
LABELS = {"bracketDepth": 8, "loopDepth": 4, "inString": 1}


def teach(tiny: Path, out: Path) -> None:
    """`out` is `tiny` and a layer above it."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(tiny, out)
    torch.manual_seed(1)
    shape = networks.architecture(out)
    lstm = torch.nn.LSTM(shape["embedding"] + shape["layers"] * shape["hidden"], UNITS)
    with tempfile.TemporaryDirectory() as temporary:
        weights = Path(temporary) / "taught.npz"
        np.savez(weights, **{name: (2 * getattr(lstm, name)).detach().half().numpy() for name in PARTS})
        taught.export(out, weights)
    told = {
        "format": 1,
        "model": facts_of(out / "model.onnx")["sha256"],
        "layer": facts_of(out / "taught.onnx")["sha256"],
        "labelCode": "labels of today",
        "neurons": [neuron(k, shape["layers"], label, most) for k, (label, most) in enumerate(LABELS.items())],
        "training": {"settings": {}, "characters": 0},
    }
    (out / "taught.json").write_text(json.dumps(told, indent=1) + "\n")
    record(out / "taught.json")


def neuron(unit: int, layer: int, label: str, most: int) -> dict:
    figures = {"characters": 900, "r": 0.9, "exact": 0.8}
    depths = [{"depth": k + 1, "characters": 90, "exact": 0.9 - k / 10} for k in range(most)]
    return {
        "neuron": f"L{layer + 1}.{unit}", "label": label, "zero": -0.8, "step": 1.6 / most, "most": most,
        "heldOut": [
            figures | {
                "language": language, "verdict": "roughly", "auc": 0.99, "partial": 0.7, "mostPartial": 0.75, "byDepth": depths,
                "flattened": None if language == "py" else figures | {"r": 0.8},
                "misled": [figures | {"text": "brackets", "r": 0.5}],
            }
            for language in ("c", "py", "ts")
        ],
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    teach(Path(sys.argv[1]), Path(sys.argv[1] + "-taught"))
