"""The manifest: what a model folder holds, what it was made from, and how good it is."""

import hashlib
import json
from pathlib import Path

from lens.export.graph import INTERFACE
from lens.measure import Bits
from lens.model import CharLSTM, parameters
from lens.vocabulary import LANGUAGES, SYMBOLS


def facts(run: Path) -> dict:
    """What the log says of the run: its settings, characters seen, machine. Several lines `start` or `resume` are one
    run; the weights a run started from are named in its settings."""
    lines = [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]
    starts = [line for line in lines if line["event"] in ("start", "resume")]
    if not starts:
        raise ValueError(f"{run / 'log.jsonl'} has no start line: was it written by lens.train?")
    seen = max(line["characters"] for line in lines)
    first = starts[0]
    return {
        "characters": seen,
        "parameters": first["parameters"],
        "precision": first["precision"],
        "processes": first["world"],
        "torch": first["torch"],
        "settings": {k: v for k, v in first["settings"].items() if k not in ("run", "corpus")},
    }


def manifest(folder: Path, name: str, model: CharLSTM, training: dict, bits: dict[str, dict[str, Bits]]) -> dict:
    """The content of manifest.json for the other files of `folder`; `bits` by split, then language."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "manifest.json")
    return {
        "interface": INTERFACE,
        "name": name,
        "files": {
            p.name: {"sha256": hashlib.sha256(p.read_bytes()).hexdigest(), "bytes": p.stat().st_size} for p in files
        },
        "vocabulary": SYMBOLS,
        "languages": LANGUAGES,
        "architecture": {
            "layers": len(model.layers),
            "hidden": model.hidden,
            "embedding": model.embedding.embedding_dim,
            "skip": model.skip,
            "parameters": parameters(model),
            "weights": "fp16",
            "compute": "fp32",
        },
        "training": training,
        "bitsPerCharacter": {
            split: {language: round(b.per_character, 3) for language, b in of.items()} for split, of in bits.items()
        },
    }
