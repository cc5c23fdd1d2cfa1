"""The neurons that the boxes are held against: the best one found for a label, and the one that was told it."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lens.catalogue import network, states
from lens.catalogue.texts import FAMILIES, Texts
from lens.glass.texts import LABELS
from lens.taught import judge
from lens.taught.labels import Scale
from lens.taught.shipped import Shipped


@dataclass(frozen=True)
class Found:
    neuron: str
    quantity: str
    certified: bool


@dataclass(frozen=True)
class Neurons:
    """Of one language."""

    found: dict[str, Found]
    """By label; a label that the catalogue did not ask about has none."""
    taught: dict[str, tuple[str, Scale]]


def neurons(model: Path, language: str) -> Neurons:
    family = next(name for name, own in FAMILIES.items() if language in own)
    labels = json.loads((model / "neurons.json").read_text())["labels"]
    found = {}
    for label in LABELS:
        best = labels.get(label, {}).get(family, {}).get("best")
        if best is not None:
            found[label] = Found(best["neuron"], best["quantity"], best["grade"] is not None)
    told = json.loads((model / "taught.json").read_text())["neurons"]
    taught = {t["label"]: (t["neuron"], Scale(t["label"], t["zero"], t["step"], t["most"])) for t in told if t["label"] in LABELS}
    return Neurons(found, taught)


@dataclass(frozen=True)
class Said:
    found: dict[str, np.ndarray]
    """By label, float32 [characters]: the quantity of its neuron."""
    taught: dict[str, np.ndarray]
    """By label, bool [characters]: whether its neuron counts one or more."""


def said(model: Path, texts: Texts, language: str, of: Neurons) -> Said:
    """What the neurons say at the characters of the plain texts of a language."""
    chosen = texts.chosen("plain", (language,))
    read = states.read(network.load(model), texts, chosen, progress=f"{language}, found")
    hidden = read.h.shape[1]
    found = {}
    for label, one in of.found.items():
        number = int(one.neuron[1:].split(".")[0])
        found[label] = read.of(one.quantity)[(number - 1) * hidden + unit(one.neuron)].copy()
    layer = Shipped(model)
    units = 1 + max(unit(neuron) for neuron, _ in of.taught.values())
    h = judge.read(layer, texts, chosen, units)
    return Said(found, {label: scale.count(h[unit(neuron)]) > 0 for label, (neuron, scale) in of.taught.items()})


def unit(neuron: str) -> int:
    return int(neuron.split(".")[1])
