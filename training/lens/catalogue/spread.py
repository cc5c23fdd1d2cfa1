"""What a unit does at each value of a label, for a plot."""

import numpy as np

MOST = 12


class Spread:
    """Groups of characters by a label's value; of a label with many values, neighbouring ones share a group."""

    def __init__(self, label: np.ndarray):
        """label [n]"""
        self.order = np.argsort(label, kind="stable")
        ordered = label[self.order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])) if len(label) else np.zeros(0, int)
        if len(starts) > MOST:  # about as many characters each, cut between values
            wanted = np.linspace(0, len(label), MOST + 1)[:-1]
            starts = np.unique(starts[np.searchsorted(starts, wanted, side="right") - 1])
        self.starts = starts
        self.ends = np.append(starts[1:], len(label))
        self.means = [float(ordered[a:b].mean()) for a, b in zip(self.starts, self.ends)]

    def rows(self, values: np.ndarray) -> list[tuple[float, float, float, float, int]]:
        """values [n]: label's value (or a group's mean), mean, 10th and 90th percentile, characters."""
        ordered, found = values[self.order], []
        for label, a, b in zip(self.means, self.starts, self.ends):
            part = ordered[a:b]
            low, high = np.percentile(part, [10, 90])
            found.append((label, float(part.mean(dtype=np.float64)), float(low), float(high), int(b - a)))
        return found
