"""Whether a network gains in the mixture when it is trained for it: `python -m lens.studies.for_the_mixture`.

Networks are judged as `python -m lens.mixture` judges the shipped one: a gate is fitted to each on every other validation
package of a language, and bits per character are those of the others, typed as a person would."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
import tyro
from torch import Tensor
from torch.nn.functional import cross_entropy
from torch.nn.utils.rnn import pad_sequence

from lens.corpus.read import read_split
from lens.mixture.blend import Blend
from lens.mixture.fit import Experts, experts, fit_blend, fit_gate, gated, picked
from lens.mixture.judge import bits, halves
from lens.mixture.samples import LANGUAGES, Samples, load
from lens.model import Network
from lens.shipped import FOLDER
from lens.studies.common import network, write
from lens.train import lanes, run_log
from lens.train.objectives import of_target, product
from lens.vocabulary import END_OF_FILE
from lens.vocabulary import LANGUAGES as TAGS

ABOUT = (
    "the shipped network, and the same trained on for a while on the same files with each objective: validation bits per "
    "character by language of the network alone and of its mixture with counts, mean over packages that the gate was not "
    "fitted on; fits: that mean for each gate whose mean it is; packages: the mixture on each; change: of the mixture "
    "against the first run's, in percent, of the means and of the package that changed least and most. spent: training "
    "characters by the probability that counts gave to what came, from `above` on: shares of the characters, of the "
    "shipped network's bits and of the mixture's"
)
ABOVE = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95)
TOGETHER = 16  # files read side by side
FITS = 2  # gates fitted to each network, from other beginnings: how far that moves a figure


@torch.no_grad()
def predictions(model: Network, samples: Samples) -> Tensor:
    """[N, V] log probabilities of the network, each typed file read from its start."""
    ends = np.cumsum(samples.files)
    files = [samples.target[end - rows : end] for rows, end in zip(samples.files, ends)]
    tags = [TAGS[LANGUAGES[samples.language[end - 1]]] for end in ends]
    read = [torch.cat([torch.tensor([END_OF_FILE, tag]), file[:-1]]) for tag, file in zip(tags, files)]
    found = []
    for at in range(0, len(read), TOGETHER):
        x = pad_sequence(read[at : at + TOGETHER])  # [longest, files]
        logits, _, _ = model(x, model.zero_state(x.shape[1]))
        found += [logits[1 : 1 + len(file), i] for i, file in enumerate(files[at : at + TOGETHER])]
    return torch.log_softmax(torch.cat(found), -1)


def judged(name: str, samples: Samples, packages: list[str], blends: tuple[Blend, Blend], steps: int, seed: int) -> dict:
    """A network's row, from samples with its own predictions; `packages` are the names of samples.package."""
    fitted_on = halves(samples)
    found: Experts = experts(samples, *blends)
    fits = []
    for k in range(FITS):
        torch.manual_seed(seed + k)
        gate = fit_gate(found.mixed, samples.target, torch.from_numpy(np.flatnonzero(fitted_on)), hidden=16, steps=steps)
        fits.append(gated(gate, found.mixed, samples.target))
    mixed = torch.stack(fits).mean(0)
    alone, together = bits(picked(found.lstm, samples.target), samples, ~fitted_on), bits(mixed, samples, ~fitted_on)
    per = -mixed.numpy() / np.log(2)
    return {
        "name": name, "lstm": alone, "lstmMean": mean(alone), "mixed": together, "mixedMean": mean(together),
        "fits": [mean(bits(each, samples, ~fitted_on)) for each in fits],
        "packages": {
            packages[k]: round(float(per[samples.package == k].mean()), 4) for k in np.unique(samples.package[~fitted_on])
        },
    }  # fmt: skip


@torch.no_grad()
def spent(model: Network, known: Path, updates: int, seed: int, count: int = 48, steps: int = 80) -> dict:
    """Where the bits of the network and of its product with the counts lie, as a run from this seed would meet them."""
    reader = lanes.Lanes(read_split(known, "train"), count, steps, seed, longest=8_000)
    state, found = model.zero_state(count), []
    for _ in range(updates):
        chunk = reader.next()
        keep = torch.from_numpy(~chunk.fresh)[None, :, None]
        logits, state, _ = model(torch.from_numpy(chunk.x), type(state)(*(part * keep for part in state)))
        mask = torch.from_numpy(chunk.mask)
        logits, target, rows = logits[mask], torch.from_numpy(chunk.y)[mask], torch.from_numpy(chunk.predictions)[mask]
        nats = (cross_entropy(each, target, reduction="none") for each in (logits, product(logits, rows)))
        found.append(torch.stack([of_target(rows, target), torch.ones(len(target)), *nats]))
    p, *sums = torch.cat(found, 1).double()  # each [characters]
    bins = torch.bucketize(p, torch.tensor(ABOVE[1:], dtype=p.dtype), right=True)
    shares = {
        name: [round(float(each[bins == i].sum() / each.sum()), 3) for i in range(len(ABOVE))]
        for name, each in zip(("characters", "lstm", "mixed"), sums)
    }
    return {"above": list(ABOVE), **shares, "read": len(p)}


def mean(by: dict[str, float]) -> float:
    return round(float(np.mean(list(by.values()))), 4)


def change(row: dict, base: dict) -> dict[str, float]:
    """Of the mixture's bits, in percent of the base's."""
    by = [100 * (row["packages"][name] / bits - 1) for name, bits in base["packages"].items()]
    found = {"mean": 100 * (row["mixedMean"] / base["mixedMean"] - 1), "least": min(by), "most": max(by)}
    return {name: round(float(value), 2) for name, value in found.items()}


def main(
    out: Path = Path("studies/for-the-mixture.json"),
    samples: Path = Path("build/mixture/validation.bin"),
    shipped: Path = FOLDER,
    runs: tuple[Path, ...] = tuple(Path("build/runs") / f"for-{name}" for name in ("text", "unknown", "mixture")),
    known: Path = Path("build/known"),
    budget: int = 60,
    steps: int = 1500,
    seed: int = 1,
) -> None:
    """Judges the shipped network and runs that went on from it.

    Args:
        samples: what `npm run mixture:samples` wrote; of it, what counts said is used.
        runs: the first is what the others are compared with.
        known: what `npm run mixture:known` wrote.
        budget: updates whose characters are looked at for where bits are spent.
        steps: of descent for each gate; the blends take a quarter.
    """
    torch.manual_seed(seed)
    data = load(samples)
    packages = sorted({file["package"] for file in json.loads(samples.with_suffix(".json").read_text())["files"]})
    rows = torch.from_numpy(np.flatnonzero(halves(data)))
    blends = tuple(fit_blend(counts, data.target, rows, steps // 4) for counts in (data.all, data.own))
    where = spent(network(shipped), known, budget, seed)
    print(where, flush=True)
    found = []
    for place in (shipped, *runs):
        own = replace(data, lstm=predictions(network(place), data))
        row = judged(place.name, own, packages, blends, steps, seed)
        if place != shipped:
            s = run_log.settings(place)
            names = ("objective", "characters", "rate", "final_rate", "seed")
            row |= {name: getattr(s, name) for name in names} | {"seen": run_log.characters(place)}
        found.append(row)
        print(row, flush=True)
    for row in found:
        row["change"] = change(row, found[1])
    write(out, "for_the_mixture", ABOUT, {"seed": seed, "steps": steps, "spent": where, "systems": found})


if __name__ == "__main__":
    tyro.cli(main)
