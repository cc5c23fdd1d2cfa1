"""Certificates of a dictionary's latents, by the rules by which neurons get theirs."""

from collections.abc import Callable
from functools import reduce

import numpy as np
import torch
from scipy.sparse import csr_array, vstack
from torch import Tensor
from tqdm import tqdm

from lens.catalogue.catalogue import block_figures
from lens.catalogue.details import Plain
from lens.catalogue.figures import Figures
from lens.catalogue.judge import Judged, judge
from lens.catalogue.untrained import best
from lens.catalogue.verdict import KINDS
from lens.studies.dictionary.autoencoder import Dictionary

BLOCK = 512  # latents at a time
CHUNK = 4096  # characters at a time

#: Values of some latents, float32 [latents, characters].
Values = Callable[[slice], np.ndarray]
#: By family and label: the greatest |rho|, and its partial.
Untrained = dict[str, dict[str, dict[str, float]]]


def firing(made: Dictionary, rows: Tensor) -> Values:
    """What latents say in the sum: 0 where others lean more. rows int8 [characters, units]."""
    with torch.no_grad():
        parts = [csr_array(made.fire(made.lean(made.given(some))).numpy()) for some in rows.split(CHUNK)]
    by_latent = vstack(parts).T.tocsr()
    return lambda some: by_latent[some].toarray()


def leaning(made: Dictionary, rows: Tensor) -> Values:
    """The directions alone: a weighted sum of all units, as a virtual neuron is shown."""

    @torch.no_grad()
    def values(some: slice) -> np.ndarray:
        encoder, bias = made.encoder[some], made.bias[some, None]
        return torch.cat([encoder @ made.given(part).T + bias for part in rows.split(CHUNK)], 1).numpy()

    return values


#: What is certified of a latent.
QUANTITIES: dict[str, Callable[[Dictionary, Tensor], Values]] = {"firing": firing, "leaning": leaning}


def blocks(latents: int) -> list[slice]:
    return [slice(at, min(at + BLOCK, latents)) for at in range(0, latents, BLOCK)]


def figures(values: Values, latents: int, plain: Plain, shifts: int) -> dict[str, Figures]:
    """By family, of all latents."""
    bar = tqdm(blocks(latents), desc="latents", unit="block", mininterval=5)
    parts = [block_figures(values(some), plain, shifts) for some in bar]
    return {family: reduce(lambda a, b: a + b, (part[family] for part in parts)) for family in plain.grounds}


def greatest(values: Values, latents: int, plain: Plain) -> Untrained:
    """What verdicts are held against: the best latent for each label, of a network that has learned nothing."""
    found = figures(values, latents, plain, 0)
    return {family: best(of, plain.grounds[family].names) for family, of in found.items()}


def nothing(plain: Plain) -> Untrained:
    """Holds them against none."""
    return {family: {label: {"rho": 0.0, "partial": 0.0} for label in of.names} for family, of in plain.grounds.items()}


def certified(values: Values, latents: int, plain: Plain, shifts: int, untrained: Untrained) -> Judged:
    return judge(figures(values, latents, plain, shifts), plain.grounds, untrained)


def verdicts(judged: Judged) -> dict[str, int]:
    """How many latents have each, a silent one none."""
    kinds = [verdict.kind for verdict, of in zip(judged.verdicts, judged.figures) if of]
    return {kind: kinds.count(kind) for kind in (*KINDS, "followsIndentation")}
