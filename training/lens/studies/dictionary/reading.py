"""h of both layers in whole steps, as gates hear it, of training text and of labelled texts."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from tqdm import tqdm

from lens.catalogue import states
from lens.catalogue.details import Plain
from lens.catalogue.states import HEADER
from lens.corpus.read import read_split
from lens.export.integers import STEP
from lens.model import CharLSTM
from lens.taught.lower import Lower
from lens.train.lanes import Lanes

STEPS = 64
LONGEST = 8_000  # characters of a file: what certificates are made on

#: x int64 [steps, lanes] and, bool [lanes], which of them go on: h [steps, lanes, units].
Read = Callable[[np.ndarray, np.ndarray], np.ndarray]


def in_steps(h: np.ndarray) -> Tensor:
    """int8; onnxruntime, too, cuts off what is beyond."""
    return torch.from_numpy(np.rint(h / STEP).clip(-128, 127).astype(np.int8))


def shipped(folder: Path, lanes: int) -> Read:
    lower = Lower(folder, lanes)

    def read(x: np.ndarray, goes_on: np.ndarray) -> np.ndarray:
        lower.keep(goes_on)
        return np.concatenate(lower.read(x), -1)

    return read


def by_pytorch(model: CharLSTM, lanes: int) -> Read:
    """A network that was never exported."""
    state = model.zero_state(lanes)

    @torch.no_grad()
    def read(x: np.ndarray, goes_on: np.ndarray) -> np.ndarray:
        nonlocal state
        keep = torch.from_numpy(goes_on)[None, :, None]
        _, state, ys = model(torch.from_numpy(x), type(state)(*(part * keep for part in state)))
        return np.concatenate(list(ys.numpy()), -1)

    return read


def training_rows(corpus: Path, read: Read, lanes: int, count: int, seed: int) -> Tensor:
    """int8 [count, units]: of characters of training files, the languages in turn, headers left out."""
    reader, found, missing = Lanes(read_split(corpus, "train"), lanes, STEPS, seed, longest=LONGEST), [], count
    with tqdm(total=count, desc="h of training text", unit="char", mininterval=5) as bar:
        while missing > 0:
            chunk = reader.next()
            wanted = chunk.mask.copy()
            wanted[:HEADER, chunk.fresh] = False
            rows = in_steps(read(chunk.x, ~chunk.fresh)[wanted])[:missing]
            found.append(rows)
            missing -= len(rows)
            bar.update(len(rows))
    return torch.cat(found)


def labelled_rows(model: CharLSTM, plain: Plain) -> Tensor:
    """int8 [characters, units], of those that certificates are made on."""
    return in_steps(states.read(model, plain.texts, plain.read, progress="h of labelled texts").of("h").T)
