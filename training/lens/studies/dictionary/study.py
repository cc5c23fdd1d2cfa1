"""The study from h to what the file holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from torch import Tensor

from lens.catalogue import network
from lens.catalogue import texts as labelled
from lens.catalogue.details import Plain
from lens.catalogue.judge import Judged
from lens.catalogue.untrained import SEED as UNTRAINED
from lens.model import CharLSTM
from lens.studies.dictionary.autoencoder import Dictionary
from lens.studies.dictionary.certify import QUANTITIES, certified, firing, greatest, nothing, verdicts
from lens.studies.dictionary.compare import by_label, catalogue, counted, grades, within
from lens.studies.dictionary.fit import Settings, fit, rebuilt
from lens.studies.dictionary.reading import Read, by_pytorch, labelled_rows, shipped, training_rows
from lens.train.machine import Machine

MOST_DEAD = 0.1
"""Share of dead latents from which on a candidate is none."""


@dataclass(frozen=True)
class Source:
    """Where texts come from, and how many characters are learned from."""

    corpus: Path
    texts: Path
    characters: int
    lanes: int
    shifts: int
    """Of a labelled text against its labels."""
    seed: int

    def plain(self, split: str) -> Plain:
        loaded = labelled.load(self.texts / split)
        return Plain(loaded, loaded.chosen())

    def rows(self, read: Read) -> Tensor:
        return training_rows(self.corpus, read, self.lanes, self.characters, self.seed)


@dataclass(frozen=True)
class Learned:
    """A dictionary with h of held-out text."""

    made: Dictionary
    rows: Tensor
    log: list[dict]

    def about(self) -> dict:
        return {"heldOut": rebuilt(self.made, self.rows), "log": self.log}


def study(model: Path, source: Source, candidates: Sequence[Settings], machine: Machine) -> dict:
    """Raises ValueError or FileNotFoundError where texts are missing or are not those of neurons.json."""
    net, validation, held_out = network.load(model), source.plain("validation"), source.plain("heldout")
    neurons = catalogue(model, held_out)
    rows, seen = source.rows(shipped(model, source.lanes)), labelled_rows(net, validation)
    trials = [trial(rows, seen, validation, of, source.shifts, machine) for of in candidates]
    best = replace(candidates[trials.index(chosen(trials))], characters=source.characters)
    found = learned(net, rows, held_out, best, machine)
    bare = network.untrained(net, UNTRAINED)
    random = learned(bare, source.rows(by_pytorch(bare, source.lanes)), held_out, best, machine)
    judged = {name: judge(name, found, random, held_out, source.shifts) for name in QUANTITIES}
    return {
        "candidates": trials,
        "chosen": {"latents": best.latents, "k": best.k} | found.about() | {"validation": rebuilt(found.made, seen)},
        "untrained": random.about(),
        "certificates": {name: counted(one, grades(neurons)) for name, one in judged.items()},
        "labels": by_label(neurons, judged),
        "within": within(firing(found.made, found.rows), best.latents, held_out),
    }


def trial(rows: Tensor, seen: Tensor, plain: Plain, of: Settings, shifts: int, machine: Machine) -> dict:
    """A candidate on validation text, its latents held against no untrained network's."""
    made, _ = fit(rows, of, machine)
    judged = certified(firing(made, seen), of.latents, plain, shifts, nothing(plain))
    return {"latents": of.latents, "k": of.k} | rebuilt(made, seen) | {"verdicts": verdicts(judged)}


def chosen(trials: Sequence[dict]) -> dict:
    """The one that rebuilds most, of those whose latents are alive. ValueError where there is none."""
    alive = [one for one in trials if one["dead"] <= MOST_DEAD]
    if not alive:
        raise ValueError("most latents of every candidate are dead: let them learn from more characters (--trial)")
    return max(alive, key=lambda one: one["explained"])


def learned(net: CharLSTM, rows: Tensor, held_out: Plain, of: Settings, machine: Machine) -> Learned:
    made, log = fit(rows, of, machine)
    return Learned(made, labelled_rows(net, held_out), log)


def judge(quantity: str, found: Learned, random: Learned, held_out: Plain, shifts: int) -> Judged:
    values, count = QUANTITIES[quantity], found.made.latents
    untrained = greatest(values(random.made, random.rows), count, held_out)
    return certified(values(found.made, found.rows), count, held_out, shifts, untrained)
