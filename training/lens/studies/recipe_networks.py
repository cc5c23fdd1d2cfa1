"""LSTMs that the recipe compares with the one that is trained: with dropout, and with the embedding as the output's matrix.

Neither is exported, and a run of either is not resumed."""

import torch
from torch import Tensor, nn
from torch.nn.functional import dropout, linear

from lens.model import Network
from lens.networks import build
from lens.settings import Settings


def thinned(s: Settings, part: float = 0.1) -> Network:
    """Leaves out this part of the activations while it trains: between layers and before the output, never from a
    character to the next (Zaremba et al. 2014)."""
    model = build(s)

    def thin(module: nn.Module, given: tuple) -> tuple:
        return dropout(given[0], part, module.training), *given[1:]

    for module in (*model.layers[1:], model.output):
        module.register_forward_pre_hook(thin)
    return model


def tied(s: Settings) -> Network:
    """The output's matrix is the embedding's."""
    model = build(s)
    model.output = Tied(model.output.in_features, model.embedding)
    return model


class Tied(nn.Linear):
    """An output whose matrix is the embedding's (Press & Wolf 2017). What is heard is wider than an embedding, so that
    a projection comes first: logits = E (P y) + b. P is `weight`, [embedding, width]."""

    def __init__(self, width: int, embedding: nn.Embedding):
        super().__init__(width, embedding.embedding_dim, bias=False)
        self.embedding = embedding
        self.bias = nn.Parameter(torch.zeros(embedding.num_embeddings))

    def forward(self, y: Tensor) -> Tensor:
        return linear(linear(y, self.weight), self.embedding.weight, self.bias)
