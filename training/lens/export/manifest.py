"""The manifest: what a model folder holds, what it was made from, and how good it is."""

import hashlib
import json
from pathlib import Path

from lens.export.graph import INTERFACE
from lens.measure import Bits
from lens.model import Network, parameters
from lens.splits import lock_hash, packages
from lens.vocabulary import LANGUAGES, SYMBOLS


def facts(run: Path) -> dict:
    """What the logs say of the run and of those whose weights it started from: settings, characters seen, machine.

    Where the first of them started from an exported model, its manifest tells the rest. `characters` is the sum over
    all of them; `runs` are their settings, the first one first. Raises ValueError for a folder without a log."""
    runs: list[dict] = []
    characters = 0
    folder: Path | None = run
    while folder is not None:
        lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        start = next((line for line in lines if line["event"] in ("start", "resume")), None)
        if start is None:
            raise ValueError(f"{folder / 'log.jsonl'} has no start line: was it written by lens.train?")
        seen = max(line["characters"] for line in lines if line["event"] != "snapshot")
        characters += seen
        settings = {k: v for k, v in start["settings"].items() if k not in ("run", "corpus", "weights")}
        machine = {k: start[k] for k in ("device", "precision", "world", "torch")}
        runs.insert(0, machine | {"seen": seen, "settings": settings})
        before = Path(start["settings"]["weights"]).parent
        folder = before if (before / "log.jsonl").exists() else None
        if folder is None and (before / "manifest.json").exists():
            earlier = json.loads((before / "manifest.json").read_text())["training"]
            characters += earlier["characters"]
            runs[:0] = earlier["runs"]
    return {"characters": characters, "runs": runs}


def facts_of(path: Path) -> dict:
    content = path.read_bytes()
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def record(path: Path) -> None:
    """Names a file that was made after the export in the manifest beside it, so that a changed one is found out."""
    about = path.with_name("manifest.json")
    content = json.loads(about.read_text())
    content["files"][path.name] = facts_of(path)
    about.write_text(json.dumps(content, indent=2) + "\n")


def manifest(
    folder: Path, name: str, model: Network, training: dict, bits: dict[str, dict[str, Bits]],
    licences: str, corpus: Path,
) -> dict:  # fmt: skip
    """The content of manifest.json for the other files of `folder`; `bits` by split, then language; `licences` is
    where those of the training text are, from the folder; `corpus` is what was trained on and measured on."""
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "manifest.json")
    return {
        "interface": INTERFACE,
        "name": name,
        "licences": licences,
        "files": {p.name: facts_of(p) for p in files},
        "vocabulary": SYMBOLS,
        "languages": LANGUAGES,
        "architecture": {
            "kind": model.kind,
            "layers": len(model.layers),
            "hidden": model.hidden,
            "embedding": model.embedding.embedding_dim,
            "skip": model.skip,
            **({"window": model.window} if model.kind == "feed-forward" else {}),
            "parameters": parameters(model),
            "weights": "fp16",
            "compute": "fp32",
        },
        "training": training,
        "corpus": {"lock": lock_hash(corpus), "packages": packages(corpus)},
        "bitsPerCharacter": {
            split: {language: round(b.per_character, 3) for language, b in of.items()} for split, of in bits.items()
        },
        "charactersMeasured": {
            split: {language: int(b.characters.sum()) for language, b in of.items()} for split, of in bits.items()
        },
    }
