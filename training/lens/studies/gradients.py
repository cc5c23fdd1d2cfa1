"""How far back a loss reaches: `python -m lens.studies.gradients`.

The norm of the derivative of the loss at t by the state at t - k (Bengio, Simard & Frasconi 1994; Pascanu et al. 2013),
in networks as they start and as they end, and for the LSTM the product of forget gates along the path, which is the
derivative of c(t) by c(t - k) when h is left out (Gers et al. 2000)."""

from pathlib import Path

import numpy as np
import torch
import tyro
from torch import Tensor
from torch.nn.functional import cross_entropy

from lens import cell
from lens.model import CharLSTM, Network
from lens.networks import build
from lens.studies.common import PLACES, network, quartiles, shape, stretches, write

ABOUT = (
    "norm of d loss(t) / d state(t - k), k from 1, over samples: median and quartiles; forgetGates: mean over units and "
    "samples of the product of forget gates from t - k + 1 to t"
)


def norms(model: Network, x: Tensor, back: int) -> np.ndarray:
    """[back, samples], k from 1: x is [length + 1, samples], the loss that of its last character."""
    state = model.zero_state(x.shape[1])
    with torch.no_grad():
        _, state, _ = model(x[: -2 - back], state)
    states = []
    for t in range(len(x) - 2 - back, len(x) - 1):
        logits, state, _ = model(x[t : t + 1], type(state)(*(part.requires_grad_() for part in state)))
        states.append(state)
    loss = cross_entropy(logits[0], x[-1], reduction="sum")  # samples do not touch one another
    parts = [part for state in states[:-1] for part in state]  # of the last one only y is looked at
    squares = [g.double().square().sum((0, 2)) for g in torch.autograd.grad(loss, parts)]  # [samples]
    width = len(states[0])
    total = [sum(squares[i : i + width]) for i in range(0, len(squares), width)]
    return np.sqrt(torch.stack(total).flip(0).numpy())


@torch.no_grad()
def forget_gates(model: CharLSTM, x: Tensor, back: int) -> list[float]:
    """Of the first layer: mean of the product of the gates of the last k of the characters read, k from 1 to `back`."""
    start = model.zero_state(x.shape[1])
    f = cell.read(model.layers[0], model.embedding(x[:-1]), start.h[0], start.c[0], model.heard).f  # [steps, samples, hidden]
    product = torch.cumprod(f.flip(0)[:back].double(), 0).mean((1, 2))
    return [float(f"{p:.4g}") for p in product]


def main(
    out: Path = Path("studies/gradients.json"),
    corpus: Path = Path("build/corpus"),
    models: tuple[Path, ...] = (PLACES[0], PLACES[1], PLACES[3]),
    back: int = 100,
    length: int = 300,
    budget: int = 96,
    split: str = "heldout",
    seed: int = 1,
) -> None:
    """Writes gradient norms by how far back the state lies.

    Args:
        models: model folders or runs.
        length: characters read before the loss.
        budget: texts.
    """
    x = stretches(corpus, split, budget, length + 1, seed)
    rows = []
    for place in models:
        torch.manual_seed(seed)
        for trained, model in ((False, build(shape(place))), (True, network(place))):
            row = {"name": model.kind, "trained": trained, "norm": quartiles(norms(model, x, back))}
            if isinstance(model, CharLSTM):
                row["forgetGates"] = forget_gates(model, x, back)
            rows.append(row)
            print(row["name"], "trained" if trained else "untrained", row["norm"]["median"][::20], flush=True)
    content = {"split": split, "seed": seed, "samples": budget, "length": length, "k": list(range(1, back + 1)), "systems": rows}
    write(out, "gradients", ABOUT, content)


if __name__ == "__main__":
    tyro.cli(main)
