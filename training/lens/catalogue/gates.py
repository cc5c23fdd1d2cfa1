"""How long a unit remembers, and how often its gates are shut or open."""

import numpy as np
from torch import Tensor

from lens.model import CharLSTM

SHUT, OPEN = 0.1, 0.9


class Gates:
    """Sums over characters; `watch` is what `states.read` wants."""

    def __init__(self, model: CharLSTM):
        shape = (len(model.layers), model.hidden)
        self.characters = np.zeros(shape[0], np.int64)
        self.log2_forget = np.zeros(shape)
        self.counts = np.zeros((3, 2, *shape), np.int64)  # i, f, o; shut, open

    def watch(self, layer: int, i: Tensor, f: Tensor, o: Tensor) -> None:
        self.characters[layer] += len(f)
        self.log2_forget[layer] += f.clamp_min(1e-30).log2().sum(0).double().numpy()
        for counts, gate in zip(self.counts, (i, f, o)):
            counts[0, layer] += (gate < SHUT).sum(0).numpy()
            counts[1, layer] += (gate > OPEN).sum(0).numpy()

    def half_lives(self) -> np.ndarray:
        """[layers, hidden]: characters after which half of c is left, were each forget gate its geometric mean."""
        return -1 / np.minimum(self.log2_forget / self.characters[:, None], -1e-9)

    def shares(self) -> dict[str, np.ndarray]:
        """By gate: [layers, hidden, 2], the share of characters at which it is below .1 and above .9."""
        of = self.characters[:, None]
        return {name: np.stack([low / of, high / of], -1) for name, (low, high) in zip("ifo", self.counts)}
