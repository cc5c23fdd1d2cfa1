"""How taught units count on labelled texts: h of each, and the figures of one of them against its label."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from lens import cell
from lens.catalogue.texts import Texts
from lens.export.integers import STEP, heard, rounded_parameter
from lens.taught.lower import Lower
from lens.taught.texts import HEADER
from lens.vocabulary import END_OF_FILE, LANGUAGES

LANES, CHUNK = 64, 128


@torch.no_grad()
def rounded(layer: nn.Module, width: int, hidden: int) -> nn.LSTM:
    """An nn.LSTM with the weights of a layer as the export rounds them."""
    made = nn.LSTM(width, hidden)
    for name, p in layer.named_parameters():
        getattr(made, name).copy_(torch.from_numpy(rounded_parameter(name, p.detach().numpy())))
    return made


class InPython:
    """The layer by PyTorch, in the numbers of the export."""

    def __init__(self, layer: nn.Module, lower: Lower):
        self.hidden, self.lower = layer.hidden, lower
        self.lstm = rounded(layer, lower.width, layer.hidden)

    def begin(self, lanes: int) -> None:
        self.lower.begin(lanes)
        self.h, self.c = torch.zeros(lanes, self.hidden), torch.zeros(lanes, self.hidden)

    @torch.no_grad()
    def read(self, x: np.ndarray) -> np.ndarray:
        """x int64 [steps, lanes]: h of the taught layer [steps, lanes, hidden]."""
        out = cell.read(self.lstm, self.lower.steps(x).float() * STEP, self.h, self.c, heard)
        self.h, self.c = out.h[-1], out.c[-1]
        return out.h.numpy()


def read(layer, texts: Texts, chosen: Sequence[int], units: int) -> np.ndarray:
    """float32 [units, characters]: h of the first units at the characters of `texts.columns(chosen)`, each text from a
    zero state after its header."""
    lengths = [texts.texts[i].length for i in chosen]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    found = np.empty((units, int(starts[-1])), np.float32)
    order = sorted(range(len(chosen)), key=lambda k: -lengths[k])
    for group in (order[i : i + LANES] for i in range(0, len(order), LANES)):
        longest = HEADER + lengths[group[0]]
        ids = np.zeros((longest, len(group)), np.int64)
        ids[0] = END_OF_FILE
        for lane, k in enumerate(group):
            t = texts.texts[chosen[k]]
            ids[1, lane] = LANGUAGES[t.language]
            ids[HEADER : HEADER + t.length, lane] = texts.ids[t.start : t.start + t.length]
        layer.begin(len(group))
        hs = np.concatenate([layer.read(ids[at : at + CHUNK])[..., :units] for at in range(0, longest, CHUNK)])
        for lane, k in enumerate(group):
            found[:, starts[k] : starts[k + 1]] = hs[HEADER : HEADER + lengths[k], lane].T
    return found
