"""A sparse autoencoder: each h as a sum of a few of many directions, which are found and not told."""

import torch
from torch import Tensor, nn
from torch.nn.functional import linear, normalize


class Dictionary(nn.Module):
    """Of k latents at a time (Makhzani & Frey 2013, "k-Sparse Autoencoders", section 2), as Gao et al. 2024, "Scaling
    and evaluating sparse autoencoders", section 2.3 have it: the encoder starts as the decoder, whose directions have
    length 1. What it reads are steps of h, as gates hear it, less their mean and divided by their spread."""

    mean: Tensor
    spread: Tensor

    def __init__(self, latents: int, k: int, mean: Tensor, spread: Tensor):
        """mean [width] and spread [] of the steps."""
        super().__init__()
        directions = normalize(torch.randn(latents, len(mean)), dim=1)
        self.k = k
        self.encoder, self.bias = nn.Parameter(directions.clone()), nn.Parameter(torch.zeros(latents))
        self.decoder, self.centre = nn.Parameter(directions), nn.Parameter(torch.zeros(len(mean)))
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)

    @property
    def latents(self) -> int:
        return len(self.bias)

    def given(self, steps: Tensor) -> Tensor:
        """float32 [characters, width] of int8 steps."""
        return (steps.float() - self.mean) / self.spread

    def lean(self, x: Tensor) -> Tensor:
        """[characters, latents]: how far x points into each direction, before the others have had their say."""
        return linear(x, self.encoder, self.bias)

    def fire(self, leaning: Tensor) -> Tensor:
        """[characters, latents], 0 but for the k that lean most, as far as that is above 0."""
        return strongest(leaning, self.k)

    def rebuild(self, fired: Tensor) -> Tensor:
        return linear(fired, self.decoder.T, self.centre)

    @torch.no_grad()
    def shorten(self) -> None:
        """Directions back to length 1: otherwise a latent could grow quieter by a longer one."""
        self.decoder.copy_(normalize(self.decoder, dim=1))


def strongest(leaning: Tensor, k: int) -> Tensor:
    values, places = leaning.topk(min(k, leaning.shape[1]), dim=1, sorted=False)
    return torch.zeros_like(leaning).scatter(1, places, values.relu())
