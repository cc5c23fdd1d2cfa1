"""How good a mixture is, on packages that it was not fitted on."""

import math

import numpy as np
import torch

from lens.mixture.samples import LANGUAGES, Samples


def bits(log_p: torch.Tensor, samples: Samples, rows: np.ndarray) -> dict[str, float]:
    """Bits per character by language: the mean over its packages."""
    per = -log_p.numpy() / math.log(2)
    result = {}
    for index, name in enumerate(LANGUAGES):
        packages = np.unique(samples.package[rows & (samples.language == index)])
        if len(packages):
            result[name] = round(float(np.mean([per[rows & (samples.package == p)].mean() for p in packages])), 4)
    return result


def halves(samples: Samples) -> np.ndarray:
    """[N] whether a row's package is one to fit on: every other one of each language."""
    language = {p: samples.language[samples.package == p][0] for p in np.unique(samples.package)}
    ordered = sorted(language, key=lambda p: (language[p], p))
    return np.isin(samples.package, ordered[1::2])
