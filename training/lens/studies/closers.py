"""How dear closing brackets are, by distance from the opening one: `python -m lens.studies.closers`.

After Karpathy, Johnson & Fei-Fei 2015, section 4.4: closing brackets are where the LSTM beats the 20-gram."""

from pathlib import Path

import numpy as np
import tyro

from lens import shipped
from lens.measure import HEADER
from lens.rivals.compare import Predictor, counted, of_folder
from lens.rivals.measured_texts import Texts, balanced
from lens.studies.common import RIVALS, write
from lens.train import diary_labels
from lens.vocabulary import decode

#: First distances of the bins; the last bin is open.
BINS = (1, 5, 10, 20, 40, 80, 160, 320, 640)
PAIRS = {")": "(", "]": "[", "}": "{"}
ABOUT = (
    "mean bits of a closing bracket outside strings and comments, by the characters from its opening one: "
    "bins[i].from is the first distance of a bin, systems[j].bits[i] the mean, .errors[i] its standard error"
)


def distances(text: str, language: str) -> tuple[np.ndarray, np.ndarray]:
    """Places of the closing brackets that match an opening one, and how far that is behind."""
    quiet = diary_labels.label(text, language)[diary_labels.NAMES.index("commentOrString")]
    opened: list[tuple[str, int]] = []
    found = []
    for place, (character, silent) in enumerate(zip(text, quiet)):
        if silent:
            continue
        if character in PAIRS.values():
            opened.append((character, place))
        elif character in PAIRS:
            if opened and opened[-1][0] == PAIRS[character]:
                found.append((place, place - opened.pop()[1]))
            else:  # two branches of a preprocessor may both close what was opened once: nothing is known from here
                opened.clear()
    places, behind = zip(*found) if found else ((), ())
    return np.array(places, int), np.array(behind, int)


def by_distance(texts: dict[str, Texts], bits: Predictor) -> list[np.ndarray]:
    """For each bin, the bits of each of its closing brackets, over all languages."""
    named = [(name, file) for name, t in texts.items() for file in t.files]
    behind, cost = [], []
    for (name, file), each in zip(named, bits([file for _, file in named])):
        places, distance = distances(decode(file[HEADER:]), name)
        behind.append(distance), cost.append(each[places])
    bins = np.searchsorted(BINS, np.concatenate(behind), side="right") - 1
    costs = np.concatenate(cost)
    return [costs[bins == i] for i in range(len(BINS))]


def main(
    out: Path = Path("studies/closers.json"),
    corpus: Path = Path("build/corpus"),
    models: tuple[Path, ...] = (shipped.FOLDER, RIVALS / "lstm", RIVALS / "rnn", RIVALS / "feed-forward"),
    text_of: Path = Path("build/runs/rival-lstm"),
    order: int = 20,
    budget: int = 120_000,
    split: str = "heldout",
    seed: int = 1,
) -> None:
    """Writes the loss on closing brackets by distance.

    Args:
        text_of: the run whose text the n-gram reads.
        budget: characters a language, evenly over its packages.
    """
    texts = balanced(corpus, split, budget, seed)
    systems = [of_folder(folder) for folder in models]
    systems.append(next(counted(text_of, corpus, [order])))
    rows, bins = [], []
    for system in systems:
        found = by_distance(texts, system.bits)
        bins = [{"from": start, "count": len(costs)} for start, costs in zip(BINS, found)]
        mean = lambda f: [round(float(f(costs)), 4) if len(costs) > 1 else None for costs in found]  # noqa: E731, B023
        errors = mean(lambda costs: costs.std(ddof=1) / len(costs) ** 0.5)
        rows.append({"name": system.name, "bits": mean(np.mean), "errors": errors})
        print(system.name, rows[-1]["bits"], flush=True)
    write(out, "closers", ABOUT, {"split": split, "seed": seed, "budget": budget, "bins": bins, "systems": rows})


if __name__ == "__main__":
    tyro.cli(main)
