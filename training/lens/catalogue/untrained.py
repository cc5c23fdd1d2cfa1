"""How well the best unit of a network goes with a label that has learned nothing: what a random network gives away.

A random recurrent network is no blank: it reacts to the last characters, and so to whatever those tell."""

import numpy as np

from lens.catalogue import network, states
from lens.catalogue.details import Plain
from lens.catalogue.figures import Figures, figures
from lens.model import CharLSTM

SEED = 0


def untrained(model: CharLSTM, plain: Plain, seed: int = SEED, progress: str = "untrained") -> dict[str, dict[str, dict[str, float]]]:
    """By family and label: the greatest |rho| of any unit's h or c in a network of the same shape, and its partial."""
    found = states.read(network.untrained(model, seed), plain.texts, plain.read, progress=progress)
    result = {}
    for family, of in plain.grounds.items():
        both = figures(found.of("h"), of, 0) + figures(found.of("c"), of, 0)
        result[family] = best(both, of.names)
    return result


def best(of: Figures, names: tuple[str, ...]) -> dict[str, dict[str, float]]:
    greatest = np.abs(of.rho).argmax(0)
    return {
        label: {"rho": float(abs(of.rho[u, k])), "partial": float(of.partial[u, k] * np.sign(of.rho[u, k]))}
        for k, (label, u) in enumerate(zip(names, greatest))
    }
