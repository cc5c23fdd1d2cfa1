"""What is asked of the taught units, and of readouts of the whole layer that are there for training only."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from lens.catalogue.texts import BODIES, NAMES
from lens.taught.blocks import LEVELS, UNKNOWN
from lens.taught.labels import SCALES
from lens.taught.layer import OUT
from lens.taught.texts import Shelf

MOST_WEIGHT = 8.0
"""Of a character whose label is rare, against the mean one."""
SAMPLE = 2_000_000
FARTHEST = 0.98
"""That h is set to."""
INDENTATION_UNIT, COLUMN_UNIT = 16, 40

_ROWS = [NAMES.index(scale.label) for scale in SCALES]
_COUNTED = [k for k, scale in enumerate(SCALES) if scale.counted]
_FLAGS = [k for k, scale in enumerate(SCALES) if not scale.counted]
_PLACE = [NAMES.index("indentation"), NAMES.index("column")]


def weights(shelves: list[Shelf]) -> np.ndarray:
    """float32 [languages, taught, most + 1 at most]: of a character by its label's value: its share to the power of
    -1/3, 1 in the mean, MOST_WEIGHT at most."""
    found = np.ones((len(shelves), len(SCALES), 1 + max(s.most for s in SCALES)), np.float32)
    for l, shelf in enumerate(shelves):
        for k, scale in enumerate(SCALES):
            values = np.minimum(shelf.labels[:SAMPLE, _ROWS[k]], scale.most)
            share = np.bincount(values, minlength=scale.most + 1) / len(values)
            rare = np.maximum(share, 1e-6) ** (-1 / 3)
            found[l, k, : scale.most + 1] = np.minimum(rare / (share @ rare), MOST_WEIGHT)
    return found


@dataclass(frozen=True)
class Asked:
    """Of the n characters of a chunk that are asked of anything."""

    values: Tensor  # int64 [n, taught], at most each scale's most
    weights: Tensor  # float32 [n, taught]
    outer: Tensor  # uint8 [n, LEVELS, 3]
    place: Tensor  # float32 [n, 2]


def asked(labels: np.ndarray, outer: np.ndarray, language: np.ndarray, table: np.ndarray) -> Asked:
    """labels [n, 13], outer [n, LEVELS, 3], language [n]."""
    values = np.minimum(labels[:, _ROWS].astype(np.int64), _MOST.astype(np.int64))
    weight = table[language[:, None], np.arange(len(SCALES)), values]
    place = labels[:, _PLACE] / np.float32([INDENTATION_UNIT, COLUMN_UNIT])
    return Asked(*(torch.from_numpy(np.ascontiguousarray(a)) for a in (values, weight, outer, place.astype(np.float32))))


def huber(x: Tensor) -> Tensor:
    """Half a square within half a step, linear beyond: the mean of two guesses is a third number, their median is not."""
    size = x.abs()
    return torch.where(size < 0.5, 0.5 * x * x, 0.5 * (size - 0.25))


class Readouts(nn.Module):
    """Of the whole layer: each depth as a choice among its values, yes/no, what the depths will be when blocks close,
    and the place in the line."""

    def __init__(self, hidden: int):
        super().__init__()
        self.sizes = [SCALES[k].most + 1 for k in _COUNTED]
        self.outer = LEVELS * len(BODIES)
        self.all = nn.Linear(hidden, sum(self.sizes) + len(_FLAGS) + self.outer + len(_PLACE))

    def forward(self, h: Tensor, of: Asked) -> tuple[Tensor, Tensor, Tensor]:
        """Losses of values, of what will be, and of the place."""
        parts = self.all(h).split([*self.sizes, len(_FLAGS), self.outer, len(_PLACE)], 1)
        values = h.new_zeros(())
        for part, k in zip(parts, _COUNTED):
            values = values + (cross_entropy(part, of.values[:, k], reduction="none") * of.weights[:, k]).mean()
        flags = binary_cross_entropy_with_logits(parts[-3], of.values[:, _FLAGS].float(), reduction="none")
        values = values + (flags * of.weights[:, _FLAGS]).mean(0).sum()
        known = of.outer.flatten(1) != UNKNOWN
        heavy = 1 + 3 * (of.outer.flatten(1) > 0)
        outer = (huber(parts[-2] - of.outer.flatten(1).float()) * known * heavy).mean(0) @ _BODY_SHARE
        return values, outer, huber(parts[-1] - of.place).mean(0).sum()


_MOST = np.float32([s.most for s in SCALES])
_ZERO = torch.tensor([s.zero for s in SCALES])
_STEP = torch.tensor([s.step for s in SCALES])
_COUNTS = torch.tensor([s.counted for s in SCALES])
#: Of a label in the sum: loops are rare and come last, and a yes/no label has one step alone.
_SHARE = torch.tensor([
    {"loopDepth": 6.0, "conditionalDepth": 3.0, "functionDepth": 2.0}.get(s.label, 1.0 if s.counted else 4.0) for s in SCALES
])  # fmt: skip
_BODY_SHARE = torch.tensor([2.0, 1.3, 1.0]).repeat(LEVELS)


def remind(h: Tensor, c: Tensor, lanes: np.ndarray, labels: np.ndarray, blur: float, draw: np.random.Generator) -> None:
    """Sets the taught units of some lanes to what they should say, but for `blur` steps at most.

    h and c are [lanes, hidden], labels uint8 [some lanes, 13]."""
    values = np.minimum(labels[:, _ROWS].astype(np.float32), _MOST)
    values += draw.uniform(-blur, blur, values.shape).astype(np.float32)
    wanted = (_ZERO + _STEP * torch.from_numpy(values)).clamp(-FARTHEST, FARTHEST)
    h[lanes, : len(SCALES)] = wanted
    c[lanes, : len(SCALES)] = torch.atanh(wanted / OUT)


def taught(h: Tensor, of: Asked) -> Tensor:
    """[taught]: the mean error of each taught unit, in its steps; h [n, hidden]. A yes/no unit is to say how likely yes
    is: there the mean is wanted."""
    missed = (h[:, : len(SCALES)] - _ZERO) / _STEP - of.values
    errors = torch.where(_COUNTS, huber(missed), 0.5 * missed * missed)
    return (errors * of.weights).mean(0) * _SHARE
