"""What becomes of the prediction when a unit is silenced or held: the causal part of the catalogue."""

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from lens.catalogue.cause.clamp import Clamp, Run, runs, unclamped
from lens.catalogue.cause.controls import Unit, matched
from lens.catalogue.cause.network import network, read
from lens.catalogue.cause.pieces import CLOSERS, Pieces, choose, plain, side_by_side
from lens.catalogue.texts import Texts
from lens.model import CharLSTM
from lens.vocabulary import SYMBOLS

#: Points of the dose-response, evenly between these quantiles of the unit's own values.
DOSES, LOWEST, HIGHEST = 5, 0.01, 0.99


def cause(
    model: CharLSTM, texts: Texts, tested: dict[str, list[str]], characters: int = 50_000,
    controls: int = 100, seed: int = 0,
) -> dict:  # fmt: skip
    """The file's "cause", from the plain ones of the held-out texts and, for each label, the units to test ("L2.347").

    Every effect is a difference between two runs over the same text: h_j held at its mean, through the whole
    recurrence from the header on, and nothing held. "p" is the share of controls with at least that effect; 0 says
    that there is none among them. What does not happen in the text (a kind of event, a kind of bracket) is left out.
    Computed in float32, so that it comes out the same to the second digit on every machine. Shows a progress bar, of runs
    over the text.

    Raises ValueError when there are no texts."""
    if not (some := choose(plain(texts), characters)):
        raise ValueError("no held-out text to test causes on")
    pieces, net = side_by_side(some), network(model)
    ids = torch.from_numpy(pieces.ids)
    states = read(net, ids[:-1])
    base = unclamped(net, ids, states, watched())
    values = states[:, 1:][:, torch.from_numpy(pieces.events["all"][:-1])].numpy()  # [layers, characters, hidden]
    means = values.mean(1)
    units = {name: unit_of(name) for names in tested.values() for name in names}
    drawn = matched(values.var(1), list(units.values()), controls, seed)
    doses = {unit: dosed(values[unit[0], :, unit[1]]) for unit in units.values()}
    silenced = [Clamp(*unit, float(means[unit])) for unit in dict.fromkeys([*units.values(), *drawn])]
    held = [Clamp(*unit, value) for unit, some in doses.items() for value in some]
    effects, responses, every = {}, {}, list(dict.fromkeys(silenced + held))
    for clamp, run in tqdm(runs(net, ids, states, every, watched()), "cause", len(every), unit="run", mininterval=1):
        effects[clamp], responses[clamp] = changes(run, base, pieces), probabilities(run, pieces)
    silence = {(clamp.layer, clamp.unit): effects[clamp] for clamp in silenced}
    others = {name: sorted(silence[unit][name] for unit in drawn) for name in changes(base, base, pieces)}
    return {
        "text": texts.hash,
        "packages": sorted({text.package for text in some}),
        "characters": int(pieces.events["all"].sum()),
        "controls": len(drawn),
        "events": {name: int(mask.sum()) for name, mask in pieces.events.items()},
        "bits": losses(base.loss, pieces),
        "unclamped": probabilities(base, pieces),
        "controlEffects": others,
        "units": [
            {
                "neuron": name,
                "label": label,
                "ablation": {
                    kind: {"bits": bits, "p": at_least(bits, others[kind])} for kind, bits in silence[units[name]].items()
                },
                "dose": {
                    "values": [round(value, 4) for value in doses[units[name]]],
                    "closers": {
                        closer: [responses[Clamp(*units[name], value)][closer] for value in doses[units[name]]]
                        for closer in probabilities(base, pieces)
                    },
                },
            }
            for label, names in tested.items() for name in names
        ],
    }  # fmt: skip


def watched() -> Tensor:
    return torch.tensor([SYMBOLS.index(closer) for closer in CLOSERS])


def unit_of(name: str) -> Unit:
    """L2.347 is unit 347, counted from 0, of the second layer."""
    layer, unit = name.removeprefix("L").split(".")
    return int(layer) - 1, int(unit)


def dosed(values: np.ndarray) -> list[float]:
    low, high = np.quantile(values, [LOWEST, HIGHEST])
    return [float(value) for value in np.linspace(low, high, DOSES)]


def changes(run: Run, base: Run, pieces: Pieces) -> dict[str, float]:
    return losses(run.loss - base.loss, pieces)


def losses(loss: Tensor, pieces: Pieces) -> dict[str, float]:
    """Bits an event, for each kind that there is."""
    return {name: over(loss, mask) for name, mask in pieces.events.items() if mask.any()}


def probabilities(run: Run, pieces: Pieces) -> dict[str, float]:
    """Mean probability that each closer is next, over all characters within an open bracket of its kind; none where
    there is no such bracket."""
    within = {closer: pieces.within[..., i] for i, closer in enumerate(CLOSERS)}
    return {c: over(run.watched[..., i], mask) for i, (c, mask) in enumerate(within.items()) if mask.any()}


def over(values: Tensor, mask: np.ndarray) -> float:
    return round(float(values.double()[torch.from_numpy(mask)].mean()), 5)


def at_least(effect: float, others: list[float]) -> float:
    """Share of the others; 1 where there are none, since nothing is shown then."""
    return round(float(np.mean(np.array(others) >= effect)), 4) if others else 1.0
