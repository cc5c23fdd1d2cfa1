"""The taught layer while it learns: an LSTM whose products are those of the exported graph, integer by integer.

Its inputs are whole steps (lens.taught.lower), its weights are rounded to the 7 bits that the export will give them and
its own h to the 8 bits that gates hear, so that what is trained is what is shipped; gradients pass the rounding as if it
were not there (Bengio et al. 2013, "Estimating or propagating gradients through stochastic neurons")."""

import math

import torch
from torch import Tensor, nn

from lens.export.integers import STEP, WEIGHT_STEPS

#: Of an output gate that is held open, and what it lets out.
OPEN = 6.0
OUT = 1 / (1 + math.exp(-OPEN))
TOLD_FORGET_BIAS = 2.0


def whole_steps(weight: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix [rows, width] as whole numbers and a scale for each row, as lens.export.integers.weight_steps has it."""
    scale = (weight.abs().amax(1, keepdim=True) / WEIGHT_STEPS).clamp_min(1e-9)
    return (weight / scale).round(), scale[:, 0]


class Read(torch.autograd.Function):
    """All steps of a chunk, and their gradient by hand: one large product for all inputs, in bf16, where PyTorch's own
    layer would also compute the gradient of the inputs, which nobody needs."""

    @staticmethod
    def forward(ctx, x: Tensor, h: Tensor, c: Tensor, w_ih: Tensor, w_hh: Tensor, bias: Tensor):  # type: ignore[override]
        steps, lanes, _ = x.shape
        hidden = h.shape[1]
        (wi, si), (wh, sh) = whole_steps(w_ih), whole_steps(w_hh)
        given = (x.flatten(0, 1) @ wi.bfloat16().T).view(steps, lanes, 4 * hidden)
        recurrent, si = (wh * (sh * STEP)[:, None]).T.contiguous(), si * STEP
        gates = torch.empty(steps, lanes, 4 * hidden)
        cells, tanhs, hs = (torch.empty(steps + 1, lanes, hidden) for _ in range(3))
        cells[0], hs[0] = c, h
        for t in range(steps):
            sums = torch.addcmul(bias, given[t].float(), si)
            sums.addmm_((hs[t] / STEP).round_(), recurrent)
            own = gates[t]
            torch.sigmoid(sums, out=own)
            own[:, 2 * hidden : 3 * hidden] = sums[:, 2 * hidden : 3 * hidden].tanh_()
            i, f, g, o = own.chunk(4, -1)
            torch.mul(f, cells[t], out=cells[t + 1]).addcmul_(i, g)
            torch.tanh(cells[t + 1], out=tanhs[t + 1])
            torch.mul(o, tanhs[t + 1], out=hs[t + 1])
        ctx.save_for_backward(x, gates, cells, tanhs, hs, recurrent)
        return hs[1:], cells[-1]

    @staticmethod
    def backward(ctx, gh: Tensor, gc: Tensor):  # type: ignore[override]
        x, gates, cells, tanhs, hs, recurrent = ctx.saved_tensors
        steps, lanes, hidden = gh.shape
        i, f, g, o = gates.chunk(4, -1)
        tanh = tanhs[1:]
        to_cell = torch.addcmul(o, o * tanh, tanh, value=-1)  # o (1 - tanh^2)
        slopes = torch.empty(steps, lanes, 3, hidden)  # of what reaches the sums of i, f and g, for a gradient of c
        torch.mul(i * (1 - i), g, out=slopes[:, :, 0])
        torch.mul(f * (1 - f), cells[:-1], out=slopes[:, :, 1])
        torch.mul(1 - g * g, i, out=slopes[:, :, 2])
        of_o = o * (1 - o) * tanh
        sums = torch.empty(steps, lanes, 4, hidden)
        back = recurrent.bfloat16().T.contiguous() / STEP  # [4 hidden, hidden] without the inputs' scale
        dh, dc = torch.zeros(lanes, hidden), torch.zeros(lanes, hidden)
        for t in range(steps - 1, -1, -1):
            dh = dh + gh[t]
            dc = torch.addcmul(dc, dh, to_cell[t])
            torch.mul(slopes[t], dc[:, None], out=sums[t, :, :3])
            torch.mul(dh, of_o[t], out=sums[t, :, 3])
            dh = (sums[t].flatten(1).bfloat16() @ back).float()
            dc = dc * f[t]
        sums = sums.view(steps * lanes, 4 * hidden)
        narrow = sums.bfloat16()
        dw_ih = (narrow.T @ x.flatten(0, 1)).float() * STEP
        dw_hh = (narrow.T @ hs[:-1].reshape(steps * lanes, hidden).bfloat16()).float()
        return None, None, None, dw_ih, dw_hh, sums.sum(0)


class TaughtLayer(nn.Module):
    """Parameters by the names of one `nn.LSTM`.

    The output gates of the first `told` units, which are told a label, are held open, so that their h is tanh(c): left
    to itself a unit learns to say half of its scale by shutting that gate, and from there no gradient leads to the rest
    of it."""

    def __init__(self, width: int, hidden: int, told: int, forget_bias: float = 1.0):
        super().__init__()
        own = nn.LSTM(width, hidden)
        self.hidden = hidden
        with torch.no_grad():
            own.bias_ih_l0[hidden : 2 * hidden] = forget_bias
            own.bias_ih_l0[hidden : hidden + told] = TOLD_FORGET_BIAS
            own.bias_hh_l0.zero_()
            gates = slice(3 * hidden, 3 * hidden + told)
            own.weight_ih_l0[gates] = own.weight_hh_l0[gates] = 0
            own.bias_ih_l0[gates] = OPEN
        for name, p in own.named_parameters():
            self.register_parameter(name, p)
            p.register_hook(lambda gradient: held(gradient, gates))

    def forward(self, x: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
        """x bfloat16 [steps, lanes, width] of whole steps; h, c [lanes, hidden]. Returns h of every step and the last c."""
        return Read.apply(x, h, c, self.weight_ih_l0, self.weight_hh_l0, self.bias_ih_l0 + self.bias_hh_l0)


def held(gradient: Tensor, rows: slice) -> Tensor:
    """The gradient without that of some rows."""
    kept = gradient.clone()
    kept[rows] = 0
    return kept
