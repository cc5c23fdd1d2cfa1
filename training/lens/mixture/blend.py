"""One distribution from counts after contexts of all lengths. The twin of `src/core/counts/blend.ts`."""

import torch
from torch import Tensor, nn

TOTAL_CLASSES, DISTINCT_CLASSES = 8, 6


class Blend(nn.Module):
    def __init__(self, orders: int):
        super().__init__()
        self.escape = nn.Parameter(torch.zeros(orders, TOTAL_CLASSES, DISTINCT_CLASSES))
        self.discount = nn.Parameter(torch.full((orders, 3), -1.0))

    def forward(self, counts: Tensor) -> Tensor:
        """[B, orders, V] counts to [B, V] probabilities."""
        x = counts.float()
        width = x.shape[-1]
        total = x.sum(-1)
        distinct = (x > 0).sum(-1)
        by_total = torch.log2(total.clamp(min=1)).round().long().clamp(max=TOTAL_CLASSES - 1)
        by_distinct = distinct.clamp(1, DISTINCT_CLASSES) - 1
        discount = torch.sigmoid(self.discount)
        p = torch.full((x.shape[0], width), 1.0 / width)
        for order in range(x.shape[1]):
            count = x[:, order]
            one, two, more = discount[order]
            off = torch.where(count >= 3, more, torch.where(count == 2, two, one))
            left = (count - off).clamp(min=0) * (count > 0)
            share = left / left.sum(-1, keepdim=True).clamp(min=1e-9)
            novel = torch.sigmoid(self.escape[order][by_total[:, order], by_distinct[:, order]])
            novel = torch.where(total[:, order] > 0, novel, torch.ones_like(novel))[:, None]
            p = (1 - novel) * share + novel * p
        return p

    def to_json(self) -> dict:
        return {
            "escape": torch.sigmoid(self.escape).tolist(),
            "discount": torch.sigmoid(self.discount).tolist(),
        }
