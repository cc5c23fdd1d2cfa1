"""How far each expert is to be trusted at a character. The twin of `src/core/counts/{gate,gate-inputs,mixture}.ts`."""

import re

import torch
from torch import Tensor, nn
from torch.nn.functional import one_hot

CLASSES = 6
#: Of the symbols that words are made of, and of the line end.
WORD, LINE_END = 1, 3
#: Hidden units.
WIDTH = 48
FLOOR = 1e-7


def symbol_class(symbol: str) -> int:
    """Of a symbol: part of a word, white space, line end, opener, closer, or another."""
    if len(symbol) != 1:
        return 0
    if re.match(r"\w", symbol):
        return 1
    if symbol in " \t":
        return 2
    return {"\n": 3, "(": 4, "[": 4, "{": 4, ")": 5, "]": 5, "}": 5}.get(symbol, 0)


def certainty(p: Tensor) -> list[Tensor]:
    """Entropy in nats and the largest probability, [B] each."""
    return [-(p * torch.log(p.clamp(min=1e-12))).sum(-1), p.max(-1).values]


def count_inputs(counts: Tensor, p: Tensor) -> list[Tensor]:
    """How far the counts [B, orders, V] reach and how sure they are."""
    x = counts.float()
    total, distinct = x.sum(-1), (x > 0).sum(-1)
    found = (total > 0).sum(-1)
    deepest = (found - 1).clamp(min=0)[:, None]
    return [
        found / x.shape[1],
        torch.log1p(total.gather(1, deepest)[:, 0]) / 4,
        torch.log(distinct.gather(1, deepest)[:, 0].clamp(min=1).float()),
        *certainty(p),
    ]


def pair_inputs(a: Tensor, b: Tensor) -> list[Tensor]:
    """Whether two distributions [B, V] agree."""
    best_a, best_b = a.argmax(-1, keepdim=True), b.argmax(-1, keepdim=True)
    return [
        (best_a == best_b)[:, 0].float(),
        torch.log(b.gather(1, best_a)[:, 0] + 1e-4) / 5,
        torch.log(a.gather(1, best_b)[:, 0] + 1e-4) / 5,
    ]


def mixed_inputs(lstm: Tensor, all_counts: Tensor, all_p: Tensor, own_counts: Tensor, own_p: Tensor) -> Tensor:
    """[B, 18] from the distributions [B, V] and the counts [B, orders, V]."""
    neural = lstm.exp()
    return torch.stack([
        *certainty(neural),
        *count_inputs(all_counts, all_p), *pair_inputs(neural, all_p),
        *count_inputs(own_counts, own_p), *pair_inputs(neural, own_p),
    ], -1)  # fmt: skip


def counts_inputs(all_counts: Tensor, all_p: Tensor, own_counts: Tensor, own_p: Tensor) -> Tensor:
    """[B, 13]"""
    inputs = [*count_inputs(all_counts, all_p), *count_inputs(own_counts, own_p), *pair_inputs(all_p, own_p)]
    return torch.stack(inputs, -1)


def place_inputs(before: Tensor, symbols: list[str]) -> Tensor:
    """[B, 14] from the symbols before [B, L]: what the last two are, and how far back word and line begin, at most L."""
    classes = torch.tensor([symbol_class(s) for s in symbols])[before]

    def back(found: Tensor) -> Tensor:
        longest = found.shape[-1] * ~found.any(-1)
        return torch.log1p((found.flip(-1).int().argmax(-1) + longest).float())

    last = [one_hot(classes[:, at], CLASSES).float() for at in (-1, -2)]
    return torch.cat([*last, torch.stack([back(classes != WORD), back(classes == LINE_END)], -1)], -1)


def with_matches(inputs: Tensor, matched: Tensor, match_inputs: Tensor, experts: list[Tensor]) -> Tensor:
    """Inputs [B, n] and, of each match, its own [B, M, I] and what the experts, K x [B, V] of logs, say of its symbol."""
    there = (matched >= 0)[..., None]
    said = torch.stack([e.gather(1, matched.clamp(min=0)) for e in experts], -1)  # [B, M, K]
    return torch.cat([inputs, (torch.cat([match_inputs, said], -1) * there).flatten(1)], -1)


class Gate(nn.Module):
    """Exponents of the experts, and what is added for each match, from inputs that are scaled to mean 0 and deviation 1."""

    def __init__(self, inputs: Tensor, experts: int, matches: int = 0, hidden: int = WIDTH):
        super().__init__()
        self.register_buffer("mean", inputs.mean(0))
        self.register_buffer("deviation", inputs.std(0) + 1e-3)
        self.hidden = nn.Linear(inputs.shape[1], hidden)
        self.output = nn.Linear(hidden, experts + matches)
        nn.init.constant_(self.output.bias, 0.4)
        nn.init.zeros_(self.output.bias[experts:])

    def forward(self, inputs: Tensor) -> Tensor:
        return self.output(torch.tanh(self.hidden((inputs - self.mean) / self.deviation)))

    def to_json(self) -> dict:
        return {
            "mean": self.mean.tolist(), "deviation": self.deviation.tolist(),
            "hiddenWeights": self.hidden.weight.tolist(), "hiddenBias": self.hidden.bias.tolist(),
            "outputWeights": self.output.weight.tolist(), "outputBias": self.output.bias.tolist(),
        }  # fmt: skip


def mix(weights: Tensor, experts: list[Tensor], matched: Tensor | None = None) -> Tensor:
    """Log of the normalised product of the experts' powers, and of what is added for each match.

    Weights [B, K + M], experts K x [B, V] of logs, matched [B, M] symbols, -1 for none."""
    mixed = sum(w[:, None] * e for w, e in zip(weights.unbind(-1), experts))
    if matched is not None:
        added = weights[:, len(experts) :] * (matched >= 0)
        mixed = mixed.scatter_add(1, matched.clamp(min=0), added)
    return torch.log_softmax(mixed, -1)
