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

from lens import measure, shipped
from lens.corpus.read import read_split
from lens.measure import HEADER
from lens.rivals import ngram, ppmd
from lens.rivals.compare import System, of_folder, of_run
from lens.settings import FREE, Settings
from lens.studies.common import write
from lens.train import run_log
from lens.vocabulary import encode

#: Nats per character on their text; the two entries of their tables that ours stand beside.
THEIRS = {"2 layers of 512": 0.840, "20-gram": 0.889}
RUNS = Path("build/runs")
ABOUT = (
    "nats per character of the last tenth of the kernel's text: systems[].test of the text as a whole, read in `streams` "
    "pieces through which a network carries its state; .testByFile of each file from its start and a zero state. tried[]: "
    "every run, with the settings that are not the default ones, the characters read by it and by the run it continues, and "
    "the same for the validation tenth; the best of them is the first system. theirs: Karpathy, Johnson & Fei-Fei 2015, on "
    "another text"
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
    files = measure.chosen(read_split(corpus, split)["c"], 0)
    return Tenth(files, pieces(files, streams))


def counts(corpus: Path, orders: tuple[int, ...]) -> Iterator[System]:
    """n-grams and PPMd that have read the text for training, once."""
    read = pieces(measure.chosen(read_split(corpus, "train")["c"], 0), 1)
    characters = len(read[0]) - HEADER
    for order in orders:
        yield System(
            f"{order}-gram", "n-gram", None, characters,
            lambda files, order=order: [bits[HEADER:] for bits in ngram.bits(read, files, order)],
        )  # fmt: skip
    yield System("PPMd", "PPMd", None, characters, lambda files: ppmd.primed(read, files))


def nats(system: System, *texts: list[np.ndarray]) -> list[float]:
    """Per character, of each text's files: all in one call, so that what has to be counted is counted once."""
    found = iter(system.bits([file for files in texts for file in files]))
    return [round(float(np.concatenate([next(found) for _ in files]).mean()) * log(2), 4) for files in texts]


def trained(run: Path) -> System:
    """The network of a run, with the characters of the run that it continues, if it does, as well."""
    s = run_log.settings(run)
    system = replace(of_run(run), name=run.name)
    before = trained(Path(s.weights).parent).characters if s.weights else 0
    return replace(system, characters=system.characters + before)


def tried(run: Path, validation: Tenth) -> dict:
    system, usual, free = trained(run), Settings().to_json(), FREE - {"weights"}
    changed = {key: value for key, value in run_log.settings(run).to_json().items() if key not in free and value != usual[key]}
    [found] = nats(system, validation.streams)
    return {"run": run.name, "settings": changed, "characters": system.characters, "validation": found}


def measured(system: System, test: Tenth) -> dict:
    whole, by_file = nats(system, test.streams, test.files)
    return {
        "name": system.name, "kind": system.kind, "parameters": system.parameters, "characters": system.characters,
        "test": whole, "testByFile": by_file,
    }  # fmt: skip


def main(
    out: Path = Path("studies/kernel.json"),
    corpus: Path = Path("build/kernel"),
    runs: tuple[Path, ...] = (RUNS / "kernel-2", RUNS / "kernel-try-0.004", RUNS / "kernel-try-0.008"),
    models: tuple[Path, ...] = (shipped.FOLDER,),
    orders: tuple[int, ...] = (5, 10, 20),
    streams: int = 32,
) -> None:
    """Writes the cross-entropy of every model on the kernel's last tenth.

    Args:
        runs: trained on the corpus; the best on validation is the one that is tested.
        models: folders of models that were trained on other text.
        orders: of the n-grams, their last character counted.
        streams: pieces of the text that are read side by side.
    """
    text = json.loads((corpus / "text.json").read_text())
    validation, test = tenth(corpus, "validation", streams), tenth(corpus, "heldout", streams)
    rows = [tried(run, validation) for run in runs]
    _, best = min(zip((row["validation"] for row in rows), runs))
    systems = [trained(best), *map(of_folder, models), *counts(corpus, orders)]
    found = []
    for system in systems:
        found.append(measured(system, test))
        print(system.name, found[-1]["test"], found[-1]["testByFile"], flush=True)
    content = {"text": text, "streams": streams, "theirs": THEIRS, "tried": rows, "systems": found}
    write(out, "kernel", ABOUT, content)


if __name__ == "__main__":
    tyro.cli(main)
