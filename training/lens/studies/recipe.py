"""What to set for a training run: `python -m lens.studies.recipe` trains one short run for each choice, from the same
seed and for the same computing time, and measures it on validation packages."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import tyro

from lens import measure
from lens.model import Network, parameters
from lens.networks import build
from lens.settings import Settings
from lens.studies.common import write
from lens.studies.recipe_networks import thinned, tied
from lens.train.loop import Training
from lens.train.machine import Machine, join

ABOUT = (
    "short runs that each differ from the first in one choice, all with the same processor time: validation bpc by "
    "language and their mean, characters seen, parameters; best first but for the first row, which the others differ from"
)
#: The last runs of the shipped model, as far as a run from nothing can be like them.
BASE = Settings(lanes=64, steps=80, longest=8_000, rate=2.2e-3, warmup=100_000, snapshots=False)
CHOICES: dict[str, dict] = {
    "as shipped": {},
    "another seed": {"seed": 2},
    "dropout of .1": {},
    "output tied to the embedding": {},
    "languages as large as in the corpus": {"languages": "proportional"},
    "Python twice as often": {"languages": "ts=1,py=2,c=1"},
    "rate .0044, forget bias 0": {"rate": 4.4e-3, "forget_bias": 0.0},
    "rate .0088": {"rate": 8.8e-3},
    "a third seed": {"seed": 3},
    "rate .0044, 128 lanes of 40": {"rate": 4.4e-3, "lanes": 128, "steps": 40},
    "rate .0011": {"rate": 1.1e-3},
    "rate .0044": {"rate": 4.4e-3},
    "rate not lowered": {"final_rate": 1.0},
    "32 lanes of 80": {"lanes": 32},
    "32 lanes of 160": {"lanes": 32, "steps": 160},
    "128 lanes of 40": {"lanes": 128, "steps": 40},
    "embedding of 16": {"embedding": 16},
    "embedding of 128": {"embedding": 128},
    "1 layer of 512": {"layers": 1},
    "1 layer of 768": {"layers": 1, "hidden": 768},
    "3 layers of 384": {"layers": 3, "hidden": 384},
    "last layer alone reaches the output": {"skip": False},
    "forget bias 0": {"forget_bias": 0.0},
    "forget bias 2": {"forget_bias": 2.0},
}
#: Choices of another network than the settings can describe. No shipped run had one.
NETWORKS: dict[str, Callable[[Settings], Network]] = {"dropout of .1": thinned, "output tied to the embedding": tied}
TRIED = 8  # updates that a run's speed is told by, after as many to get warm


@dataclass(frozen=True)
class Row:
    choice: str
    bpc: dict[str, float]
    mean: float
    characters: int
    parameters: int
    seconds: float  # of the processor


def speed(training: Training) -> float:
    """Characters a second of the processor."""
    for _ in range(TRIED):
        training.update()
    began, before = time.process_time(), training.characters
    for _ in range(TRIED):
        training.update()
    return (training.characters - before) / (time.process_time() - began)


def tried(choice: str, s: Settings, machine: Machine, seconds: float, budget: int) -> Row:
    """A run whose schedule ends when its time does: how far that goes is told by its speed."""
    network = NETWORKS.get(choice, build)
    s = replace(s, characters=max(1, int(speed(Training(s, machine, network)) * seconds)))
    training = Training(s, machine, network)
    began = time.process_time()
    while training.characters < s.characters:
        training.update()
    spent = time.process_time() - began
    training.model.eval()
    found = measure.split_bits(training.model, Path(s.corpus), "validation", budget)
    bpc = {language: round(of.per_character, 3) for language, of in found.items()}
    mean = round(sum(bpc.values()) / len(bpc), 3)
    return Row(choice, bpc, mean, training.characters, parameters(training.model), round(spent, 1))


def kept(out: Path, setting: dict) -> list[dict]:
    """The rows that an earlier portion of the same study wrote."""
    content = json.loads(out.read_text()) if out.exists() else {}
    return content["rows"] if setting.items() <= content.items() else []


def main(
    out: Path = Path("studies/recipe.json"), corpus: Path = Path("build/corpus"),
    seconds: float = 120, budget: int = 20_000, hidden: int = 0, lanes: int = 0, seed: int = 1, portion: int = 0,
) -> None:  # fmt: skip
    """Writes one row for each choice; those that `out` has already are left as they are.

    Args:
        seconds: of the processor, for each run.
        budget: validation characters a language.
        hidden: units of a layer in place of each choice's own, for a trial.
        lanes: likewise.
        portion: rows to make now, the same command makes the next ones; 0 makes all.
    """
    machine = join()
    setting = {"seed": seed, "seconds": seconds, "budget": budget}
    rows = kept(out, setting)
    missing = [choice for choice in CHOICES if choice not in {row["choice"] for row in rows}]
    for choice in missing[: portion or None]:
        smaller = {name: value for name, value in (("hidden", hidden), ("lanes", lanes)) if value}
        s = replace(BASE, **({"corpus": str(corpus), "seed": seed} | CHOICES[choice] | smaller))
        rows.append(asdict(tried(choice, s, machine, seconds, budget)))
        print(rows[-1], flush=True)
        rows[1:] = sorted(rows[1:], key=lambda row: row["mean"])
        write(out, "recipe", ABOUT, setting | {"rows": rows})


if __name__ == "__main__":
    tyro.cli(main)
