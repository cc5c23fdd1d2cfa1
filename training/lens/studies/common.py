"""What the studies share: the networks at hand, stretches of text, and how results are written."""

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from lens import weights
from lens.corpus.read import read_split
from lens.model import Network
from lens.networks import architecture, build, load, settings_of
from lens.rivals.compare import command
from lens.settings import Settings
from lens.train import run_log

RIVALS = Path("../models/rivals")
#: Rivals in the order in which tables name them. The last is not exported: its run is.
PLACES = (RIVALS / "lstm", RIVALS / "rnn", RIVALS / "feed-forward", Path("build/runs/rival-relu-rnn"))


def shape(place: Path) -> Settings:
    """Of the network of a model folder or of a run; of the former only what makes the network."""
    return settings_of(architecture(place)) if (place / "manifest.json").exists() else run_log.settings(place)


def network(place: Path) -> Network:
    """The network of a model folder or of a run."""
    if (place / "manifest.json").exists():
        return load(place)
    model = build(shape(place))
    weights.load(place / "weights.npz", model)
    return model.eval()


def stretches(corpus: Path, split: str, count: int, length: int, seed: int) -> Tensor:
    """int64 [length, count]: the beginnings of `count` files that are long enough, languages taking turns.

    ValueError where no file is."""
    draw = np.random.default_rng(seed)
    languages = list(read_split(corpus, split).values())
    long = [draw.permutation(np.flatnonzero(language.lengths >= length)) for language in languages]
    if not all(map(len, long)):
        raise ValueError(f"a language in {corpus} has no {split} file of {length} characters: ask for a shorter text")
    columns = []
    for i in range(count):
        language, files = languages[i % len(languages)], long[i % len(languages)]
        start = int(language.starts[files[i // len(languages) % len(files)]])
        columns.append(np.asarray(language.text[start : start + length], np.int64))
    return torch.from_numpy(np.stack(columns, 1))


def quartiles(values: np.ndarray) -> dict[str, list[float]]:
    """Of [steps, samples], over the samples: lists over the steps, to four significant digits."""
    found = zip(("low", "median", "high"), np.quantile(values, (0.25, 0.5, 0.75), axis=1))
    return {name: [float(f"{v:.4g}") for v in row] for name, row in found}


def write(out: Path, name: str, about: str, content: dict, module: str = "") -> None:
    """Writes studies/NAME.json, or wherever `out` says."""
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"command": command(module or f"lens.studies.{name}"), "about": about} | content) + "\n")
    print(f"{out}: {about}")
