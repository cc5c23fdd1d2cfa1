"""The numbers that an exported LSTM multiplies: small integers, so that every processor adds up the same sums.

Each row of a weight matrix, what one gate of one unit hears, has 7 bits and a scale of its own; what it hears, h or an
embedding, has 8 and one scale for all (Jacob et al. 2018, "Quantization and training of neural networks for efficient
integer-arithmetic-only inference"). With 8 bits on both sides processors without VNNI would cut sums of two products
off at 2^15.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from lens import cell
from lens.model import CharLSTM, State

#: Of h, which lies in (-1, 1): onnxruntime spreads 255 steps over the range of what it is given.
STEP = float(np.float32(2) / np.float32(255))
#: Most steps of a weight, and of a number of an embedding.
WEIGHT_STEPS, EMBEDDING_STEPS = 63, 127


def heard(h: Tensor) -> Tensor:
    """h as the gates hear it: in whole steps, halves to the even one."""
    return (h / STEP).round() * STEP


@dataclass(frozen=True)
class Steps:
    """A matrix as whole steps of a scale for each row."""

    steps: np.ndarray  # int8 [rows, width]
    scale: np.ndarray  # float32 [rows, 1]

    @property
    def values(self) -> np.ndarray:
        return self.steps * self.scale


def weight_steps(weight: np.ndarray) -> Steps:
    """Rounds a matrix [rows, width]."""
    return in_steps(weight, np.abs(weight).max(1, keepdims=True), WEIGHT_STEPS)


def rounded_parameter(name: str, values: np.ndarray) -> np.ndarray:
    """A parameter of an `nn.LSTM` as the export has it: weights on their grid, biases as they are."""
    return weight_steps(values).values if name.startswith("weight") else values


def embedding_steps(table: np.ndarray) -> Steps:
    """Rounds a table [symbols, width], by one scale for all."""
    return in_steps(table, np.full((len(table), 1), np.abs(table).max()), EMBEDDING_STEPS)


def in_steps(values: np.ndarray, largest: np.ndarray, most: int) -> Steps:
    """What was rounded so stays as it is."""
    scale = np.maximum(largest / np.float32(most), np.float32(1e-9))
    return Steps(np.round(values / scale).astype(np.int8), scale)


class IntegerLSTM(CharLSTM):
    """What an exported graph computes, its gates' sums in integers; for reading, not for training."""

    def heard(self, h: Tensor) -> Tensor:
        return heard(h)

    @torch.no_grad()
    def rounded(self) -> "IntegerLSTM":
        """Itself, with every weight on its grid."""
        self.embedding.weight.copy_(torch.from_numpy(embedding_steps(self.embedding.weight.numpy()).values))
        for layer in self.layers:
            for weight in (layer.weight_ih_l0, layer.weight_hh_l0):
                weight.copy_(torch.from_numpy(weight_steps(weight.numpy()).values))
        return self

    def forward(self, x: Tensor, state: State) -> tuple[Tensor, State, Tensor]:
        below = self.embedding(x)  # [steps, lanes, embedding]
        read = []
        for layer, h, c in zip(self.layers, state.h, state.c):
            read.append(cell.read(layer, below, h, c, self.heard))
            below = self.heard(read[-1].h)
        ys = [step.h for step in read]
        top = torch.cat(ys, dim=-1) if self.skip else ys[-1]
        last = State(torch.stack([step.h[-1] for step in read]), torch.stack([step.c[-1] for step in read]))
        return self.output(top), last, torch.stack(ys)
