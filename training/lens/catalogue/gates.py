"""How long a unit remembers, and how often its gates are shut or open."""

import numpy as np
from torch import Tensor

from lens.model import CharLSTM

SHUT, OPEN = 0.1, 0.9
BINS, OF_AN_OCTAVE, SHORTEST = 1024, 32, -8.0
"""Half-lives are sorted into so many bins of a 32nd of an octave each, the first from 2^-8 characters on."""


class Gates:
    """Sums over characters; `watch` is what `states.read` wants."""

    def __init__(self, model: CharLSTM):
        shape = (len(model.layers), model.hidden)
        self.characters = np.zeros(shape[0], np.int64)
        self.log2_forget = np.zeros(shape)
        self.counts = np.zeros((3, 2, *shape), np.int64)  # i, f, o; shut, open
        self.halved = np.zeros((*shape, BINS), np.int64)

    def watch(self, layer: int, i: Tensor, f: Tensor, o: Tensor) -> None:
        self.characters[layer] += len(f)
        octaves = f.clamp_min(1e-30).log2()
        self.log2_forget[layer] += octaves.sum(0).double().numpy()
        self.sort(layer, octaves.numpy())
        for counts, gate in zip(self.counts, (i, f, o)):
            counts[0, layer] += (gate < SHUT).sum(0).numpy()
            counts[1, layer] += (gate > OPEN).sum(0).numpy()

    def sort(self, layer: int, octaves: np.ndarray) -> None:
        """`octaves`: log2 of the forget gate, [characters, hidden]."""
        longest = -np.log2(np.maximum(-octaves, 1e-12))
        bins = np.clip((longest - SHORTEST) * OF_AN_OCTAVE, 0, BINS - 1).astype(np.int64)
        hidden = bins.shape[1]
        counted = np.bincount((bins + np.arange(hidden) * BINS).ravel(), minlength=hidden * BINS)
        self.halved[layer] += counted.reshape(hidden, BINS)

    def half_lives(self) -> np.ndarray:
        """[layers, hidden]: characters after which half of c is left, were each forget gate its geometric mean."""
        return -1 / np.minimum(self.log2_forget / self.characters[:, None], -1e-9)

    def median_half_lives(self) -> np.ndarray:
        """[layers, hidden]: the same, were each forget gate its median: to a 64th of an octave, 1.1 %."""
        below = self.halved.cumsum(-1) * 2 >= self.characters[:, None, None]
        return 2 ** (SHORTEST + (below.argmax(-1) + 0.5) / OF_AN_OCTAVE)

    def shares(self) -> dict[str, np.ndarray]:
        """By gate: [layers, hidden, 2], the share of characters at which it is below .1 and above .9."""
        of = self.characters[:, None]
        return {name: np.stack([low / of, high / of], -1) for name, (low, high) in zip("ifo", self.counts)}
