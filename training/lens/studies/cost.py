"""What a network costs by its units and by the length of the text: `python -m lens.studies.cost`.

Bytes are counted, not measured; times are the processor's, of PyTorch in fp32 on the machine at hand, and only their ratios
within a file mean something."""

import time
from pathlib import Path

import torch
import tyro
from torch.nn.functional import cross_entropy

from lens.model import Network, parameters
from lens.networks import build
from lens.settings import Settings
from lens.studies.common import write

ABOUT = (
    "by units and by length of the text: parameters, weightBytes in fp16, stateBytes, secondsPerCharacter to read a text "
    "in one lane, learningBytes that are kept for the gradient of the whole text; ratios to the first row of each list"
)
KINDS = ("lstm", "rnn", "feed-forward")


@torch.no_grad()
def seconds(model: Network, length: int, repeats: int) -> float:
    """Of the processor, per character; the least of several, since what disturbs a measurement only adds to it."""
    x, state, best = torch.zeros((length, 1), dtype=torch.int64), model.zero_state(1), float("inf")
    for _ in range(repeats):
        began = time.process_time()
        model(x, state)
        best = min(best, time.process_time() - began)
    return best / length


def learning_bytes(model: Network, length: int) -> int:
    """What autograd keeps between reading a text and learning from it, weights not counted."""
    own = {p.data_ptr() for p in model.parameters()}
    kept: dict[int, int] = {}

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in own:
            kept[storage.data_ptr()] = storage.nbytes()
        return tensor

    x = torch.zeros((length, 1), dtype=torch.int64)
    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        logits, _, _ = model(x, model.zero_state(1))
        loss = cross_entropy(logits[:, 0], x[:, 0])  # kept alive: freed memory would be counted again
    del loss
    return sum(kept.values())


def row(kind: str, hidden: int, length: int, repeats: int) -> dict:
    model = build(Settings(kind=kind, layers=1, hidden=hidden, skip=False))
    size = parameters(model)
    return {
        "kind": kind, "hidden": hidden, "length": length, "parameters": size, "weightBytes": 2 * size,
        "stateBytes": sum(part.numel() * part.element_size() for part in model.zero_state(1)),
        "secondsPerCharacter": float(f"{seconds(model, length, repeats):.4g}"), "learningBytes": learning_bytes(model, length),
    }  # fmt: skip


def with_ratios(rows: list[dict]) -> list[dict]:
    counted = ("parameters", "weightBytes", "stateBytes", "secondsPerCharacter", "learningBytes")
    return [r | {"ratios": {name: round(r[name] / rows[0][name], 3) for name in counted}} for r in rows]


def main(
    out: Path = Path("studies/cost.json"),
    units: tuple[int, ...] = (64, 128, 256, 512, 1024),
    lengths: tuple[int, ...] = (250, 500, 1000, 2000, 4000),
    hidden: int = 448,
    budget: int = 5,
    seed: int = 1,
) -> None:
    """Writes costs of a layer of each kind.

    Args:
        hidden: units where the length changes.
        budget: repetitions of each measurement of time.
    """
    torch.manual_seed(seed)
    by_units, by_length = [], []
    for kind in KINDS:
        by_units.append({"kind": kind, "rows": with_ratios([row(kind, h, min(500, lengths[-1]), budget) for h in units])})
        by_length.append({"kind": kind, "rows": with_ratios([row(kind, hidden, n, budget) for n in lengths])})
    write(out, "cost", ABOUT, {"seed": seed, "byUnits": by_units, "byLength": by_length})


if __name__ == "__main__":
    tyro.cli(main)
