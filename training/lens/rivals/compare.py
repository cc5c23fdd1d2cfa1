"""Every model on the same held-out text: `python -m lens.rivals.compare --help` writes studies/compare.json."""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import tyro

from lens import measure, shipped, weights
from lens.export.onnx_network import OnnxNetwork
from lens.model import Network, parameters
from lens.networks import build, load
from lens.rivals import ngram, ppmd
from lens.rivals.measured_texts import Texts, balanced
from lens.rivals.training_text import text_read
from lens.train import run_log

#: Bits of each character after the header, for each file of ids.
Predictor = Callable[[list[np.ndarray]], list[np.ndarray]]


@dataclass(frozen=True)
class System:
    name: str
    kind: str  # of lens.networks, or n-gram, PPMd
    parameters: int | None  # None: it keeps what it counted
    characters: int | None  # of training; None: unknown here
    bits: Predictor


def network(name: str, model: Network, characters: int | None) -> System:
    size = model.size if isinstance(model, OnnxNetwork) else parameters(model)
    return System(name, model.kind, size, characters, lambda files: measure.losses(model, files))


def of_folder(folder: Path) -> System:
    about = json.loads((folder / "manifest.json").read_text())
    return network(about["name"], load(folder), about["training"]["characters"])


def of_run(run: Path) -> System:
    """A network that is not exported. Its settings and the characters seen are in its log."""
    s = run_log.settings(run)
    model = build(s)
    weights.load(run / "weights.npz", model)
    return network(s.kind, model.eval(), run_log.characters(run))


def counted(run: Path, corpus: Path, orders: list[int]) -> Iterator[System]:
    """n-grams and PPMd on the characters that a run has read."""
    read = text_read(replace(run_log.settings(run), corpus=str(corpus)), run_log.updates(run))
    characters = sum(map(len, read)) - len(read)

    def by_ngrams(order: int) -> Predictor:
        return lambda files: [found[measure.HEADER :] for found in ngram.bits(read, files, order)]

    for order in orders:
        yield System(f"{order}-gram", "n-gram", None, characters, by_ngrams(order))
    yield System("PPMd", "PPMd", None, characters, lambda files: ppmd.primed(read, files))


def measured(system: System, texts: dict[str, Texts]) -> dict:
    """A system's row: all languages at once, so that what has to be counted is counted once."""
    began = time.monotonic()
    files = [file for language in texts.values() for file in language.files]
    found = iter(system.bits(files))
    by = {name: float(np.concatenate([next(found) for _ in t.files]).mean()) for name, t in texts.items()}
    return {
        "name": system.name, "kind": system.kind, "parameters": system.parameters, "characters": system.characters,
        "bitsPerCharacter": {name: round(value, 4) for name, value in by.items()},
        "mean": round(float(np.mean(list(by.values()))), 4), "seconds": round(time.monotonic() - began, 1),
    }  # fmt: skip


def main(
    out: Path = Path("studies/compare.json"),
    corpus: Path = Path("build/corpus"),
    models: tuple[Path, ...] = (shipped.FOLDER, *(Path("../models/rivals") / k for k in ("lstm", "rnn", "feed-forward"))),
    runs: tuple[Path, ...] = (Path("build/runs/rival-relu-rnn"),),
    trial: Path | None = None,
    text_of: Path | None = Path("build/runs/rival-lstm"),
    orders: tuple[int, ...] = (5, 10, 20),
    budget: int = 60_000,
    split: str = "heldout",
    seed: int = 1,
) -> None:  # fmt: skip
    """Prints and writes bits per character of every model on the same files, each read from its start.

    Args:
        models: model folders.
        runs: runs that are not exported.
        trial: a model.onnx that is only compared with.
        text_of: the run whose text n-grams and PPMd read; none: leave them out.
        orders: of the n-grams, their last character counted.
        budget: characters a language, evenly over its packages.
    """
    texts = balanced(corpus, split, budget, seed)
    systems = [of_folder(folder) for folder in models] + [of_run(run) for run in runs]
    if trial:
        systems.append(network("trial", OnnxNetwork(trial), None))
    if text_of:
        systems += counted(text_of, corpus, list(orders))
    print("| model | parameters | read in training | " + " | ".join(texts) + " | mean |")
    print("|" + " --- |" * (len(texts) + 4))
    rows = []
    for system in systems:
        row = measured(system, texts)
        rows.append(row)
        cells = [row["name"], row["parameters"] or "-", row["characters"] or "-", *row["bitsPerCharacter"].values(), row["mean"]]
        print("| " + " | ".join(map(str, cells)) + " |", flush=True)
    about = {
        name: {"characters": t.characters, "files": len(t.files), "packages": sorted(set(t.packages))}
        for name, t in texts.items()
    }
    content = {"command": command("lens.rivals.compare"), "split": split, "seed": seed, "texts": about, "systems": rows}
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(content, indent=1) + "\n")


def command(module: str) -> str:
    """What was typed, for the data file; of a place outside the repository only the name."""
    words = [Path(word).name if Path(word).is_absolute() else word for word in sys.argv[1:]]
    return " ".join(["python -m", module, *words])


if __name__ == "__main__":
    tyro.cli(main)
