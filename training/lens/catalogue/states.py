"""h and c of every unit at every character, each text read from a zero state after its preamble, as an editor opens it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from lens import cell
from lens.catalogue.texts import Texts
from lens.model import CharLSTM
from lens.vocabulary import END_OF_FILE, LANGUAGES

LANES = 192  # texts read side by side
STEPS = 64  # characters of a chunk
HEADER = 2  # <eof> and the language's tag

#: Told of the gates of a layer at some characters: layer, then i, f and o, each [characters, hidden].
Watch = Callable[[int, Tensor, Tensor, Tensor], None]


@dataclass(frozen=True)
class States:
    """Characters are those of `Texts.columns(chosen)`, in that order."""

    h: np.ndarray  # float32 [layers, hidden, characters]
    c: np.ndarray

    def of(self, quantity: str) -> np.ndarray:
        """[layers * hidden, characters], the first layer first."""
        values = self.h if quantity == "h" else self.c
        return values.reshape(-1, values.shape[-1])


@torch.no_grad()
def read(model: CharLSTM, texts: Texts, chosen: Sequence[int], watch: Watch | None = None, progress: str = "") -> States:
    """Reads the chosen texts. A progress bar of that name is shown where one is given."""
    lengths = [texts.texts[i].length for i in chosen]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    shape = (len(model.layers), model.hidden, int(starts[-1]))
    states = States(np.empty(shape, np.float32), np.empty(shape, np.float32))
    order = sorted(range(len(chosen)), key=lambda k: -lengths[k])
    with tqdm(total=int(starts[-1]), desc=progress, unit="char", disable=not progress, mininterval=1) as bar:
        for group in (order[i : i + LANES] for i in range(0, len(order), LANES)):
            for at, layer, (h, c, i, f, o) in group_states(model, texts, [chosen[k] for k in group]):
                for lane, k in enumerate(group):
                    low, high = max(at, HEADER), min(at + len(h), HEADER + lengths[k])
                    if low >= high:
                        continue
                    rows, to = slice(low - at, high - at), starts[k] + low - HEADER
                    states.h[layer, :, to : to + high - low] = h[rows, lane].T.numpy()
                    states.c[layer, :, to : to + high - low] = c[rows, lane].T.numpy()
                    if watch is not None:
                        watch(layer, i[rows, lane], f[rows, lane], o[rows, lane])
                    bar.update(high - low if layer == 0 else 0)
    return states


def group_states(model: CharLSTM, texts: Texts, group: Sequence[int]) -> Iterator[tuple[int, int, cell.Step]]:
    """Reads texts side by side, longest first. Yields the first step, the layer, and its [steps, lanes, hidden]."""
    found = [texts.texts[i] for i in group]
    ids = torch.zeros((HEADER + found[0].length, len(found)), dtype=torch.int64)
    ids[0] = END_OF_FILE
    for lane, t in enumerate(found):
        ids[1, lane] = LANGUAGES[t.language]
        ids[HEADER : HEADER + t.length, lane] = torch.from_numpy(texts.ids[t.start : t.start + t.length].astype(np.int64))
    ends = torch.tensor([HEADER + t.length for t in found])
    state = [(torch.zeros(len(found), model.hidden), torch.zeros(len(found), model.hidden)) for _ in model.layers]
    for at in range(0, len(ids), STEPS):
        live = int((ends > at).sum())
        x = model.embedding(ids[at : at + STEPS, :live])  # [steps, live, embedding]
        for layer, lstm in enumerate(model.layers):
            h, c = (s[:live] for s in state[layer])
            out = cell.read(lstm, x, h, c, model.heard)
            state[layer] = (out.h[-1], out.c[-1])
            yield at, layer, out
            x = model.heard(out.h)
