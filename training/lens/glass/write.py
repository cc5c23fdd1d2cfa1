"""glass-boxes.json of a model's folder, and the study of how good larger and smaller boxes are."""

import hashlib
import json
import os
from pathlib import Path

from lens.export.manifest import record
from lens.glass.features import CHARACTERS

NAME, FORMAT = "glass-boxes.json", 1
#: Characters whose odds are written, in this order: none, tab, line end and what is printable.
SPOKEN = (0, 9, 10, *range(32, 127))


def bayes(content: dict) -> dict:
    """Odds in hundredths of a nat, as whole numbers."""
    hundredths = lambda name, row: [round(100 * row[k]) for k in (SPOKEN if name in CHARACTERS else range(len(row)))]  # noqa: E731
    return content | {"odds": {name: hundredths(name, row) for name, row in content["odds"].items()}}


def model_file(model: Path, about: dict, boxes: list[dict]) -> Path:
    """Writes and records it."""
    content = {
        "format": FORMAT,
        "model": hashlib.sha256((model / "model.onnx").read_bytes()).hexdigest(),
        **about,
        "boxes": boxes,
    }
    path = model / NAME
    path.with_suffix(".new").write_text(json.dumps(content, separators=(",", ":"), allow_nan=False) + "\n")
    os.replace(path.with_suffix(".new"), path)
    record(path)
    return path
