"""The table of 2015, on today's kernel: `python -m lens.studies.kernel` measures networks that were trained on
build/kernel, and counts of the same text.

Karpathy, Johnson & Fei-Fei 2015, tables 1 and 2: cross-entropy of the last tenth in nats per character."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

import numpy as np
import tyro

from lens import lanes, measure, ngram, ppmd
from lens.compare import System, of_folder, of_run, settings
from lens.measure import HEADER
from lens.settings import FREE, Settings
from lens.studies.common import write
from lens.vocabulary import encode

#: Nats per character on their text; the two entries of their tables that ours stand beside.
THEIRS = {"2 layers of 512": 0.840, "20-gram": 0.889}
RUNS = Path("build/runs")
ABOUT = (
    "nats per character of the last tenth of the kernel's text: systems[].test of the text as a whole, read in `streams` "
    "pieces through which a network carries its state; .testByFile of each file from its start and a zero state. "
    "tried[]: every run, with the settings that are not the default ones, and the same for the validation tenth; of runs "
    "with the same skip, the best of them is among the systems. theirs: Karpathy, Johnson & Fei-Fei 2015, on another text"
)


@dataclass(frozen=True)
class Tenth:
    """Ids with headers, int64."""

    files: list[np.ndarray]
    streams: list[np.ndarray]  # the same text as a whole, cut into equal pieces


def pieces(files: list[np.ndarray], count: int) -> list[np.ndarray]:
    """Files of ids joined without what marks their starts, and cut into so many equal pieces, each with a header."""
    joined = np.concatenate([file[HEADER:] for file in files])
    return [np.concatenate([encode("", "c"), piece]) for piece in np.array_split(joined, count)]


def tenth(corpus: Path, split: str, streams: int) -> Tenth:
    files = measure.chosen(lanes.load(corpus, split)["c"], 0)
    return Tenth(files, pieces(files, streams))


def counts(corpus: Path, orders: tuple[int, ...]) -> Iterator[System]:
    """n-grams and PPMd that have read the text for training, once."""
    known = pieces(measure.chosen(lanes.load(corpus, "train")["c"], 0), 1)
    characters = len(known[0]) - HEADER
    for order in orders:
        yield System(
            f"{order}-gram", "n-gram", None, characters,
            lambda files, order=order: [bits[HEADER:] for bits in ngram.bits(known, files, order)],
        )  # fmt: skip
    yield System("PPMd", "PPMd", None, characters, lambda files: ppmd.primed(known, files))


def nats(system: System, files: list[np.ndarray]) -> float:
    """Per character of the files."""
    return round(float(np.concatenate(system.bits(files)).mean()) * log(2), 4)


def tried(run: Path, validation: Tenth) -> dict:
    chosen, system = settings(run)[0].to_json(), of_run(run)
    changed = {key: value for key, value in chosen.items() if key not in FREE and value != Settings().to_json()[key]}
    return {
        "run": run.name, "skip": chosen["skip"], "settings": changed, "characters": system.characters,
        "validation": nats(system, validation.streams),
    }  # fmt: skip


def best(rows: dict[Path, dict]) -> list[Path]:
    """Of runs with the skip and of runs without it, the one with the lowest cross-entropy on validation."""
    of = {skip: [run for run, row in rows.items() if row["skip"] == skip] for skip in (True, False)}
    return [min(runs, key=lambda run: rows[run]["validation"]) for runs in of.values() if runs]


def measured(system: System, test: Tenth) -> dict:
    return {
        "name": system.name, "kind": system.kind, "parameters": system.parameters, "characters": system.characters,
        "test": nats(system, test.streams), "testByFile": nats(system, test.files),
    }  # fmt: skip


def main(
    out: Path = Path("studies/kernel.json"),
    corpus: Path = Path("build/kernel"),
    runs: tuple[Path, ...] = (RUNS / "kernel", RUNS / "kernel-no-skip"),
    models: tuple[Path, ...] = (Path("../models/lens-512x2"),),
    orders: tuple[int, ...] = (5, 10, 20),
    streams: int = 16,
) -> None:
    """Writes the cross-entropy of every model on the kernel's last tenth.

    Args:
        runs: trained on the corpus.
        models: folders of models that were trained on other text.
        orders: of the n-grams, their last character counted.
        streams: pieces of the text that are read side by side.
    """
    text = json.loads((corpus / "text.json").read_text())
    validation, test = tenth(corpus, "validation", streams), tenth(corpus, "heldout", streams)
    rows = {run: tried(run, validation) for run in runs}
    systems = [replace(of_run(run), name=run.name) for run in best(rows)]
    systems += [of_folder(folder) for folder in models]
    found = []
    for system in (*systems, *counts(corpus, orders)):
        found.append(measured(system, test))
        print(system.name, found[-1]["test"], found[-1]["testByFile"], flush=True)
    content = {"text": text, "streams": streams, "theirs": THEIRS, "tried": list(rows.values()), "systems": found}
    write(out, "kernel", ABOUT, content)


if __name__ == "__main__":
    tyro.cli(main)
