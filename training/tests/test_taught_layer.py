"""The taught layer in training computes what its export computes, and its gradient is PyTorch's own."""

import numpy as np
import torch

from lens import cell
from lens.export.integers import STEP, heard
from lens.taught.judge import rounded
from lens.taught.layer import TaughtLayer, whole_steps
from lens.export.integers import weight_steps

WIDTH, HIDDEN, LANES, STEPS = 40, 16, 5, 12


def given() -> tuple[TaughtLayer, torch.Tensor, torch.Tensor, torch.Tensor]:
    torch.manual_seed(0)
    layer = TaughtLayer(WIDTH, HIDDEN, told=0)
    x = torch.randint(-127, 128, (STEPS, LANES, WIDTH)).bfloat16()
    return layer, x, torch.rand(LANES, HIDDEN) - 0.5, torch.rand(LANES, HIDDEN) - 0.5


def test_its_weights_are_rounded_as_the_export_rounds_them():
    weight = torch.randn(8, 5)
    steps, scale = whole_steps(weight)
    theirs = weight_steps(weight.numpy())
    np.testing.assert_array_equal(steps.numpy(), theirs.steps)
    np.testing.assert_allclose((steps * scale[:, None]).numpy(), theirs.values, rtol=1e-6)


def test_it_reads_what_the_export_reads():
    layer, x, h, c = given()
    ys, last = layer(x, h, c)
    out = cell.read(rounded(layer, WIDTH, HIDDEN), x.float() * STEP, h, c, heard)
    # Sums of inputs are rounded to bfloat16 in training, and an h between two steps may then be heard as either.
    np.testing.assert_allclose(ys.detach().numpy(), out.h.detach().numpy(), atol=0.02)
    np.testing.assert_allclose(last.detach().numpy(), out.c[-1].detach().numpy(), atol=0.02)


def test_its_gradient_is_that_of_pytorch():
    layer, x, h, c = given()
    wanted = torch.randn(STEPS, LANES, HIDDEN)
    ys, _ = layer(x, h, c)
    (ys * wanted).sum().backward()
    theirs = torch.nn.LSTM(WIDTH, HIDDEN)
    theirs.load_state_dict(layer.state_dict())
    out, _ = theirs(x.float() * STEP, (h[None], c[None]))
    (out * wanted).sum().backward()
    for name, p in theirs.named_parameters():
        own = getattr(layer, name).grad
        assert float((own - p.grad).norm() / p.grad.norm()) < 0.02, name


def test_the_output_gates_of_units_that_are_told_stay_open():
    torch.manual_seed(0)
    layer = TaughtLayer(WIDTH, HIDDEN, told=3)
    x = torch.randint(-127, 128, (STEPS, LANES, WIDTH)).bfloat16()
    ys, _ = layer(x, torch.zeros(LANES, HIDDEN), torch.zeros(LANES, HIDDEN))
    ys.square().sum().backward()
    rows = slice(3 * HIDDEN, 3 * HIDDEN + 3)
    for p in (layer.weight_ih_l0, layer.weight_hh_l0, layer.bias_ih_l0):
        assert not p.grad[rows].any() and p.grad.any()
    assert not layer.weight_ih_l0[rows].any()
