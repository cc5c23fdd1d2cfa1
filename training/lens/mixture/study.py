"""What else was tried, and what it gained: `python -m lens.mixture.study` prints the table of docs/completion-tries.md.

Every row is fitted on every other validation package of a language and judged on the rest, as the first line of
`python -m lens.mixture` is."""

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
import tyro
from torch import Tensor, nn

from lens import shipped, weights
from lens.mixture.fit import Experts, Opinions, descend, experts, fit_blend, fit_gate, gated, picked, whole
from lens.mixture.gate import Gate
from lens.mixture.judge import bits, halves
from lens.mixture.samples import LANGUAGES, Samples, load
from lens.networks import build
from lens.settings import Settings
from lens.vocabulary import END_OF_FILE
from lens.vocabulary import LANGUAGES as TAGS


#: The gates of the table of docs/completion-tries.md, but for those that are named otherwise.
small = partial(fit_gate, hidden=16, steps=1500)


def linear(inputs: Tensor, logs: list[Tensor], target: Tensor, rows: Tensor, hidden: int) -> Tensor:
    """A weighted mean of probabilities in place of a product of powers: [N] log probability of what came."""
    gate = Gate(inputs[rows], len(logs), hidden=hidden)
    share = lambda b: torch.log_softmax(gate(inputs[b]), -1)  # noqa: E731
    log_p = lambda b: torch.logsumexp(share(b) + torch.stack([picked(e[b], target[b]) for e in logs], -1), -1)  # noqa: E731
    descend(gate.parameters(), rows, lambda b: -log_p(b).mean(), 1500, 0.02, 1024)
    return whole(len(target), log_p)


def online(start: Tensor, logs: list[Tensor], samples: Samples, classes: np.ndarray, rate: float) -> Tensor:
    """Exponents that go on learning as somebody types, a set of them for each class, as in PAQ (Mahoney 2005).

    Exponents are `start` [N, K] plus what was learned since the file's start. Returns [N] log probabilities."""
    stacked = torch.stack(logs, 1).numpy().astype(np.float64)  # [N, K, V]
    target, before = samples.target.numpy(), start.numpy().astype(np.float64)
    result = np.empty(len(target))
    at = 0
    for rows in samples.files:
        learned = np.zeros((classes.max() + 1, len(logs)))
        for i in range(at, at + rows):
            z = (before[i] + learned[classes[i]]) @ stacked[i]
            p = np.exp(z - z.max())
            p /= p.sum()
            result[i] = math.log(p[target[i]] + 1e-12)
            learned[classes[i]] += rate * (stacked[i][:, target[i]] - stacked[i] @ p)
        at += rows
    return torch.from_numpy(result)


def readings(model: nn.Module, samples: Samples) -> Iterator[tuple[Tensor, Tensor]]:
    """Of each file that was typed: h of all layers before each character [rows, layers * H], and the characters [rows]."""
    at = 0
    for rows in samples.files:
        tag = TAGS[LANGUAGES[samples.language[at]]]
        target = samples.target[at : at + rows]
        x = torch.cat([torch.tensor([END_OF_FILE, tag]), target[:-1]])[:, None]
        with torch.no_grad():
            _, _, hidden = model(x, model.zero_state(1))  # [layers, rows + 1, 1, H]
        yield torch.cat(list(hidden), -1)[1:, 0], target
        at += rows


def adapted(model: nn.Module, samples: Samples, rate: float, piece: int, block: int | None) -> Tensor:
    """Log probabilities [N, V], the output layer going on learning in each file (Krause et al. 2018), as in
    `src/core/model/adaptation.ts`: from the start of the block before, or of the file where there are no blocks."""
    weights, bias = (p.detach() for p in (model.output.weight, model.output.bias))
    result = []
    for hidden, target in readings(model, samples):
        older, newer = [(weights.clone(), bias.clone()) for _ in range(2)]
        for start in range(0, len(target), piece):
            if block is not None and start and start % block == 0:
                older, newer = newer, (weights.clone(), bias.clone())
            h, came = hidden[start : start + piece], target[start : start + piece]
            result.append(torch.log_softmax(h @ older[0].T + older[1], -1))
            for w, b in (older, newer):
                slope = torch.softmax(h @ w.T + b, -1)
                slope[torch.arange(len(came)), came] -= 1
                w -= rate * slope.T @ h
                b -= rate * slope.sum(0)
    return torch.cat(result)


#: Rate, characters of a piece, and of a block.
ADAPTED = (
    (0.0, 64, None), (0.003, 64, None), (0.01, 64, None), (0.02, 64, None), (0.03, 64, None),
    (0.02, 16, None), (0.02, 16, 2048), (0.02, 16, 1024), (0.02, 16, 512),
)  # fmt: skip


def reach(samples: Samples) -> np.ndarray:
    """[N] class of a place by how long a context was seen: in all texts (0 to 12), in steps of three, and in the own."""
    found = lambda counts: (counts.sum(-1) > 0).sum(-1).numpy() // 3  # noqa: E731
    return found(samples.all) * 5 + found(samples.own)


def rows_of_study(data: Samples, model: nn.Module) -> Iterator[tuple[str, Tensor]]:
    target = data.target
    rows = torch.from_numpy(np.flatnonzero(halves(data)))
    all_blend, own_blend = fit_blend(data.all, target, rows), fit_blend(data.own, target, rows)
    found: Experts = experts(data, all_blend, own_blend)
    lstm, everywhere = found.lstm, found.all
    yield "LSTM alone, as it has learned from the text", picked(lstm, target)
    yield "counts of all texts alone", picked(everywhere, target)
    yield "counts of the document alone", picked(found.own, target)
    yield "both counts, product, 16 hidden", gated(small(found.counts, target, rows), found.counts, target)
    inputs, three = found.mixed.inputs, found.mixed.logs
    yield "LSTM + all, weighted mean, 16 hidden", linear(inputs, [lstm, everywhere], target, rows, 16)
    yield "LSTM + all + document, weighted mean, 16 hidden", linear(inputs, three, target, rows, 16)
    pair = Opinions(inputs, [lstm, everywhere])
    yield "LSTM + all, product, 16 hidden", gated(small(pair, target, rows), pair, target)
    gate = small(found.mixed, target, rows)
    yield "LSTM + all + document, product, 16 hidden", gated(gate, found.mixed, target)
    matched = found.mixed_matched
    for name, fitted in (("", small), (", 48 hidden, 6,000 steps", fit_gate)):
        yield f"the same + places like this one{name}", gated(fitted(matched, target, rows), matched, target)
    exponents = whole(len(target), lambda b: gate(inputs[b]))
    classes = reach(data)
    flat = torch.full_like(exponents, 0.4)
    for rate in (0.002, 0.02):
        yield f"the same, exponents learned online only, rate {rate}", online(flat, three, data, classes, rate)
    for rate in (0.0005, 0.002, 0.005):
        yield f"without such places, then online from there, rate {rate}", online(exponents, three, data, classes, rate)
    for rate, piece, block in ADAPTED:
        reading = adapted(model, data, rate, piece, block)
        name = f"rate {rate}, pieces of {piece}, blocks of {block}"
        yield f"LSTM alone, its output layer going on learning: {name}", picked(reading, target)
        again = experts(replace(data, lstm=reading), all_blend, own_blend).mixed_matched
        yield f"with places like this one and that LSTM: {name}", gated(small(again, target, rows), again, target)


def main(samples: Path = Path("build/mixture/validation.bin"), graph: Path = shipped.FOLDER / "model.onnx") -> None:  # fmt: skip
    """Prints bits per character of each mixture on packages that it was not fitted on."""
    torch.manual_seed(1)
    data = load(samples)
    model = build(Settings())
    weights.load(graph, model)
    model.eval()
    judged = ~halves(data)
    print("| mixture | C | Python | TypeScript/JavaScript | mean |\n| --- | --- | --- | --- | --- |")
    for name, log_p in rows_of_study(data, model):
        figures = bits(log_p, data, judged)
        cells = [figures[language] for language in ("c", "py", "ts")]
        print(f"| {name} | " + " | ".join(f"{x:.3f}" for x in [*cells, np.mean(cells)]) + " |", flush=True)


if __name__ == "__main__":
    tyro.cli(main)
