"""`python -m lens.studies.dictionary`: finds directions in h and certifies them as neurons are."""

import sys
from pathlib import Path

import torch
import tyro

from lens import shipped
from lens.studies.common import write
from lens.studies.dictionary import table
from lens.studies.dictionary.fit import BATCH, Settings
from lens.studies.dictionary.study import Source, study
from lens.train.machine import join

ABOUT = (
    "sparse dictionaries of h of both layers: candidates[] on validation text, the chosen one trained on all characters, "
    "and the same for a network that has learned nothing; explained: share of the variance that is rebuilt, dead: share of "
    "the latents that never fire there, fires: quartiles of how often the others do; certificates: verdicts of what latents "
    "say in the sum (firing) and of their directions alone (leaning) on held-out text; labels[]: the best of each kind; "
    "within[]: latents that fire hardly anywhere else than at a label, and which share of its characters they find"
)


def main(
    out: Path = Path("studies/dictionary.json"),
    model: Path = shipped.FOLDER,
    corpus: Path = Path("build/corpus"),
    texts: Path = Path("build/catalogue"),
    candidates: tuple[tuple[int, int], ...] = ((2048, 32), (2048, 64), (2048, 128), (4096, 64)),
    trial: int = 250_000,
    characters: int = 1_200_000,
    lanes: int = 128,
    rate: float = 3e-3,
    shifts: int = 199,
    seed: int = 1,
) -> None:
    """Trains sparse dictionaries of h, chooses one on validation text, and certifies its latents on held-out text.

    Args:
        model: with neurons.json, which latents are compared with.
        texts: what `npm run catalogue -- --labels-only` wrote.
        candidates: latents, and how many of them fire at a time.
        trial: characters that each candidate learns from.
        characters: that the chosen one learns from, and that of a network that has learned nothing.
        lanes: files read side by side.
        rate: of Adam, at its peak.
        shifts: of the text against its labels, for p.
    """
    torch.set_num_threads(1)
    source = Source(corpus, texts, characters, lanes, shifts, seed)
    tried = [Settings(latents, k, trial, rate, seed) for latents, k in candidates]
    try:
        found = study(model, source, tried, join())
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"lens.studies.dictionary: {error}")
    print(table.tables(found))
    settings = {"seed": seed, "rate": rate, "batch": BATCH, "trial": trial, "characters": characters}
    write(out, "dictionary", ABOUT, settings | found)


if __name__ == "__main__":
    tyro.cli(main)
