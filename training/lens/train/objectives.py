"""What a network is trained for, beside bits of the text: what counts of neighbouring files do not know already.

A corpus that `npm run mixture:known` wrote has train.LANGUAGE.known.u8 beside its symbols: a prediction of nine bytes for
each, the distribution that the counts gave just before it. Costs are in tenths of a bit: first that of every symbol
without one of its own, then the four likeliest symbols, then their costs (tools/mixture/known-row.ts)."""

import math

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from lens.corpus.read import NAMED
from lens.vocabulary import SYMBOLS

UNIT = math.log(2) / 10  # nats
_SAME = round(10 * math.log2(len(SYMBOLS)))
#: All symbols alike: where counts predicted nothing.
NO_PREDICTION = np.array([_SAME, *range(NAMED), *[_SAME] * NAMED], np.uint8)
#: Least weight of a character: what counts know is not to be forgotten, they are not there in a new project.
LEAST = 0.1
#: Exponents of a product of network and counts where counts are not sure of anything, and what is moved from the former
#: to the latter where they are quite sure: as fitted to the shipped network on training files, in seven bins.
EXPONENTS, MOVED = (0.85, 0.25), 0.5


def log_probabilities(predictions: Tensor) -> Tensor:
    """uint8 [..., PREDICTION_BYTES] to natural logarithms [..., V]."""
    cost = predictions[..., :1].float().expand(*predictions.shape[:-1], len(SYMBOLS))
    cost = cost.scatter(-1, predictions[..., 1 : 1 + NAMED].long(), predictions[..., 1 + NAMED :].float())
    return torch.log_softmax(-UNIT * cost, -1)


def of_target(predictions: Tensor, target: Tensor) -> Tensor:
    """[N] the probability that counts gave to what came."""
    return log_probabilities(predictions).gather(-1, target[:, None])[:, 0].exp()


def product(logits: Tensor, predictions: Tensor) -> Tensor:
    """Logits [N, V] of the product of network and counts, as in `src/core/counts/mixture.ts`, with a gate that sees only
    how sure the counts are."""
    counts = log_probabilities(predictions)
    moved = MOVED * counts.max(-1, keepdim=True).values.exp()  # [N, 1]
    return (EXPONENTS[0] - moved) * torch.log_softmax(logits, -1) + (EXPONENTS[1] + moved) * counts


def weighted(logits: Tensor, target: Tensor, predictions: Tensor) -> tuple[Tensor, Tensor]:
    """Nats of what came, each character weighted by 1 - p, p the probability that counts gave it.

    Logits [N, V], target [N], predictions [N, PREDICTION_BYTES] to the sum and the sum of the weights."""
    weight = LEAST + (1 - LEAST) * (1 - of_target(predictions, target))
    return (weight * cross_entropy(logits, target, reduction="none")).sum(), weight.sum()


def mixed(logits: Tensor, target: Tensor, predictions: Tensor) -> tuple[Tensor, Tensor]:
    """Nats of what came, by the product. Its gradient is the product's own: what the counts know is no one's to learn.

    As `weighted`."""
    return cross_entropy(product(logits, predictions), target, reduction="sum"), torch.tensor(float(len(target)))


#: By the setting's name. Each gives a sum over characters, and what to divide it by; None: bits of the text alone.
OBJECTIVES = {"text": None, "unknown": weighted, "mixture": mixed}
