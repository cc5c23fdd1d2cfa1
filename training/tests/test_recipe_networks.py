"""Dropout and a tied output, which the recipe compares: what they do, and that the network is otherwise as it was."""

from pathlib import Path

import numpy as np
import pytest
import torch

from lens.model import Network
from lens.networks import build
from lens.settings import Settings
from lens.studies import recipe
from lens.studies.recipe_networks import thinned, tied
from lens.train.loop import Training
from lens.train.machine import Machine

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)
SHAPE = Settings(hidden=16, embedding=8)
X = torch.arange(10, 40).view(10, 3)


def made(make, *others) -> Network:
    torch.manual_seed(1)
    return make(SHAPE, *others)


def logits(model: Network) -> torch.Tensor:
    return model(X, model.zero_state(3))[0]


def test_dropout_is_of_training_alone():
    plain, thin = made(build), made(thinned, 0.5)
    assert not torch.equal(logits(thin), logits(thin))
    assert torch.equal(logits(plain), logits(plain.eval())) and torch.equal(logits(plain), logits(thin.eval()))


def test_dropout_leaves_out_between_layers_and_before_the_output():
    model = made(thinned, 0.999)  # nearly all: what is left of the output is its bias
    found = logits(model)
    assert (found == model.output.bias).all(-1).float().mean() > 0.8
    hidden = model(X, model.zero_state(3))[2]
    model.eval()
    assert torch.equal(hidden[0], model(X, model.zero_state(3))[2][0])  # what a layer is shown to hold is whole


def test_a_tied_output_has_the_embeddings_matrix():
    model = made(tied)
    y = torch.cat(list(model(X, model.zero_state(3))[2]), -1)
    matrix = model.embedding.weight @ model.output.weight  # [vocabulary, 2 * hidden]
    torch.testing.assert_close(logits(model), y @ matrix.T + model.output.bias)
    names = [name for name, _ in model.named_parameters()]
    assert names.count("embedding.weight") == 1 and "output.embedding.weight" not in names


@pytest.mark.parametrize("choice", recipe.NETWORKS)
def test_the_recipe_trains_them(choice: str, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    networks: list[Network] = []
    train = Training.update
    monkeypatch.setattr(Training, "update", lambda training: networks.append(training.model) or train(training))
    monkeypatch.setattr(recipe, "CHOICES", {"base": {}, choice: recipe.CHOICES[choice]})
    recipe.main(tmp_path / "recipe.json", corpus, seconds=0.2, budget=200, hidden=12, lanes=6)
    base, other = networks[0], networks[-1]
    if choice.startswith("dropout"):
        assert other.output._forward_pre_hooks and not base.output._forward_pre_hooks
    else:
        assert "output.weight" in dict(other.named_parameters()) and other.output.weight.shape != base.output.weight.shape


def test_a_network_with_dropout_learns(corpus: Path, tmp_path: Path):
    s = Settings(corpus=str(corpus), run=str(tmp_path), hidden=24, embedding=8, lanes=6, steps=20, characters=4_000,
                 warmup=200, rate=0.01, snapshots=False)  # fmt: skip
    training = Training(s, CPU, thinned)
    losses = [training.update()[0] for _ in range(30)]
    assert np.mean(losses[-5:]) < np.mean(losses[:5]) - 1

