"""Which units of the taught layer are told which label, and on which scale."""

from dataclasses import dataclass

import numpy as np

#: The labels that are taught, L3.0 first, and the greatest count that each can say: what 99.5 % of the characters of
#: every language stay within, as far as that leaves steps that can be told apart.
MOST = {
    "bracketDepth": 8,
    "roundDepth": 4,
    "squareDepth": 3,
    "curlyDepth": 6,
    "loopDepth": 3,
    "conditionalDepth": 4,
    "functionDepth": 4,
    "inString": 1,
    "inComment": 1,
    "inCondition": 1,
    "lineEnd": 1,
}
#: h of a depth's unit at 0 and at its most, and of a yes/no label's.
DEPTH_ENDS, FLAG_ENDS = (-0.9, 0.9), (-0.8, 0.8)


@dataclass(frozen=True)
class Scale:
    """A count is round((h - zero) / step), from 0 to most."""

    label: str
    zero: float
    step: float
    most: int

    @property
    def counted(self) -> bool:
        """False for a yes/no label."""
        return self.most > 1

    def target(self, values: np.ndarray) -> np.ndarray:
        """float32: what h should be where the label is this."""
        return (self.zero + self.step * np.minimum(values, self.most)).astype(np.float32)

    def count(self, h: np.ndarray) -> np.ndarray:
        """int64: what h says."""
        return np.clip(np.round((h - self.zero) / self.step), 0, self.most).astype(np.int64)


def scale(label: str, most: int) -> Scale:
    low, high = DEPTH_ENDS if most > 1 else FLAG_ENDS
    return Scale(label, low, round((high - low) / most, 6), most)


SCALES = tuple(scale(label, most) for label, most in MOST.items())
