"""The manifest: what a model folder holds, what it was made from, and how good it is."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from lens.corpus.splits import lock_hash, packages
from lens.export.graph import INTEGER_INTERFACE, INTERFACE
from lens.export.integers import IntegerLSTM
from lens.measure import Bits
from lens.model import Network, parameters
from lens.train import run_log
from lens.vocabulary import LANGUAGES, SYMBOLS

#: Of manifest.json: what its fields are and mean; src/runtime/manifest.ts reads this one.
FORMAT = 1


def facts(run: Path) -> dict:
    """What the logs say of the run and of those whose weights it started from: settings, characters seen, machine.

    Where the first of them started from an exported model, its manifest tells the rest. `characters` is the sum over
    all of them; `runs` are their settings, the first one first, with `averaged`, the share of its end, where the weights
    lie between its start and its end. Raises ValueError for a log without a start."""
    runs: list[dict] = []
    characters = 0
    folder: Path | None = run
    while folder is not None:
        lines = run_log.read(folder)
        start = next((line for line in lines if line["event"] in ("start", "resume")), None)
        if start is None:
            raise ValueError(f"{folder / 'log.jsonl'} has no start line: was it written by lens.train?")
        seen = max(line["characters"] for line in lines if line["event"] != "snapshot")
        characters += seen
        settings = {k: v for k, v in start["settings"].items() if k not in ("run", "corpus", "weights")}
        machine = {k: start[k] for k in ("device", "precision", "world", "torch")}
        averaged = {"averaged": line["share"] for line in lines if line["event"] == "average"}
        runs.insert(0, machine | {"seen": seen, "settings": settings} | averaged)
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
    revise(path.parent, lambda manifest: manifest["files"].update({path.name: facts_of(path)}))


def revise(folder: Path, change: Callable[[dict], None]) -> None:
    about = folder / "manifest.json"
    content = json.loads(about.read_text())
    change(content)
    about.write_text(json.dumps(content, indent=2) + "\n")


def forget(path: Path) -> None:
    """Takes away a file that no longer fits, if it is there, and its name from the manifest beside it."""
    path.unlink(missing_ok=True)
    revise(path.parent, lambda manifest: manifest["files"].pop(path.name, None))


def manifest(
    folder: Path, name: str, model: Network, training: dict, bits: dict[str, dict[str, Bits]],
    before: dict[str, dict[str, Bits]] | None, licences: str, corpus: Path,
) -> dict:  # fmt: skip
    """The content of manifest.json for the other files of `folder`; `bits` by split, then language, of the graph, and
    `before` of the fp16 weights that were rounded to integers for it; `licences` is where those of the training text
    are, from the folder; `corpus` is what was trained on and measured on."""
    integers = isinstance(model, IntegerLSTM)
    files = sorted(p for p in folder.iterdir() if p.is_file() and p.name != "manifest.json")
    return {
        "format": FORMAT,
        "graphInterface": INTEGER_INTERFACE if integers else INTERFACE,
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
            "weights": "integers" if integers else "fp16",
            "compute": "integers" if integers else "fp32",
        },
        "training": training,
        "corpus": {"lock": lock_hash(corpus), "packages": packages(corpus)},
        "bitsPerCharacter": rounded(bits),
        **({"bitsPerCharacterInFp16": rounded(before)} if before else {}),
        "charactersMeasured": {
            split: {language: int(b.characters.sum()) for language, b in of.items()} for split, of in bits.items()
        },
    }


def rounded(bits: dict[str, dict[str, Bits]]) -> dict[str, dict[str, float]]:
    return {split: {language: round(b.per_character, 4) for language, b in of.items()} for split, of in bits.items()}
