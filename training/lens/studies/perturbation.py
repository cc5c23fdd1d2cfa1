"""One character changed: how long the state and the prediction differ: `python -m lens.studies.perturbation`."""

from pathlib import Path

import numpy as np
import torch
import tyro
from torch import Tensor

from lens import shipped
from lens.model import Network
from lens.studies.common import PLACES, network, quartiles, stretches, write
from lens.vocabulary import SYMBOLS

LETTERS = [SYMBOLS.index(letter) for letter in "abcdefghijklmnopqrstuvwxyz"]
ABOUT = (
    "after one letter is changed to another, index i after i more characters: state, the distance of the two states as a "
    "part of the norm of the unchanged one, and divergence, the Kullback-Leibler divergence of the changed prediction "
    "from the unchanged one in bits; median and quartiles over samples"
)


def changed(x: Tensor, place: int, seed: int) -> Tensor:
    """The texts [length, samples] with the symbol at `place` changed to a letter that was not there."""
    draw = np.random.default_rng(seed)
    other = x.clone()
    for i, symbol in enumerate(x[place].tolist()):
        other[place, i] = int(draw.choice([letter for letter in LETTERS if letter != symbol]))
    return other


@torch.no_grad()
def differences(model: Network, x: Tensor, other: Tensor, place: int) -> tuple[np.ndarray, np.ndarray]:
    """Relative distance of states and divergence of predictions in bits, [length - place, samples] each."""
    samples = x.shape[1]
    both = torch.cat([x, other], 1)
    state = model.zero_state(2 * samples)
    if place:
        _, state, _ = model(both[:place], state)
    distance, divergence = [], []
    for t in range(place, len(x)):
        logits, state, _ = model(both[t : t + 1], state)
        all_of = torch.cat([part.transpose(0, 1).flatten(1) for part in state], 1)  # [2 samples, everything]
        a, b = all_of.split(samples)
        distance.append((a - b).norm(dim=1) / a.norm(dim=1).clamp_min(1e-12))
        p, q = torch.log_softmax(logits[0].double(), -1).split(samples)
        divergence.append((p.exp() * (p - q)).sum(-1) / np.log(2))
    return torch.stack(distance).numpy(), torch.stack(divergence).numpy()


def main(
    out: Path = Path("studies/perturbation.json"),
    corpus: Path = Path("build/corpus"),
    models: tuple[Path, ...] = (shipped.FOLDER, *PLACES),
    place: int = 200,
    steps: int = 300,
    budget: int = 96,
    split: str = "heldout",
    seed: int = 1,
) -> None:
    """Writes how states and predictions differ after a changed character.

    Args:
        models: model folders or runs.
        place: of the changed character in the file, the header counted.
        steps: characters read after it.
        budget: texts.
    """
    x = stretches(corpus, split, budget, place + 1 + steps, seed)
    other = changed(x, place, seed)
    rows = []
    for folder in models:
        model = network(folder)
        distance, divergence = differences(model, x, other, place)
        name = folder.name if model.kind == "lstm" and "rivals" not in folder.parts else model.kind
        rows.append({"name": name, "state": quartiles(distance), "divergence": quartiles(divergence)})
        print(name, rows[-1]["divergence"]["median"][:: max(1, steps // 6)], flush=True)
    content = {"split": split, "seed": seed, "samples": budget, "place": place, "after": list(range(steps + 1)), "systems": rows}
    write(out, "perturbation", ABOUT, content)


if __name__ == "__main__":
    tyro.cli(main)
