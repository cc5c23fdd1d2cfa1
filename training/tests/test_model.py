"""Dropout and a tied output: what they do, and that a network without them is as it was."""

from pathlib import Path

import numpy as np
import pytest
import torch

from lens.export import graph
from lens.kinds import build
from lens.machine import Machine
from lens.model import Network
from lens.settings import Settings
from lens.train import Training, run

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)
X = torch.arange(10, 40).view(10, 3)


def network(**others) -> Network:
    torch.manual_seed(1)
    return build(Settings(hidden=16, embedding=8, **others))


def logits(model: Network) -> torch.Tensor:
    return model(X, model.zero_state(3))[0]


def settings(corpus: Path, folder: Path, **others) -> Settings:
    return Settings(
        corpus=str(corpus), run=str(folder), hidden=24, embedding=8, lanes=6, steps=20, characters=4_000, warmup=200,
        rate=0.01, snapshots=False, **others,
    )  # fmt: skip


def weights(training: Training) -> np.ndarray:
    return torch.cat([p.detach().flatten() for p in training.model.parameters()]).numpy()


def test_dropout_is_of_training_alone():
    plain, thinned = network(), network(dropout=0.5)
    assert not torch.equal(logits(thinned), logits(thinned))
    assert torch.equal(logits(plain), logits(plain.eval())) and torch.equal(logits(plain), logits(thinned.eval()))


def test_dropout_leaves_out_between_layers_and_before_the_output():
    model = network(dropout=0.999)  # nearly all: what is left of the output is its bias
    found = logits(model)
    assert (found == model.output.bias).all(-1).float().mean() > 0.8
    hidden = model(X, model.zero_state(3))[2]
    model.eval()
    assert torch.equal(hidden[0], model(X, model.zero_state(3))[2][0])  # what a layer is shown to hold is whole


def test_a_run_with_dropout_that_was_interrupted_leaves_out_the_same(corpus: Path, tmp_path: Path):
    whole = run(settings(corpus, tmp_path / "whole", dropout=0.3), CPU)
    parts = settings(corpus, tmp_path / "parts", dropout=0.3)
    run(parts, CPU, stop_after=7)
    np.testing.assert_array_equal(weights(run(parts, CPU)), weights(whole))


def test_a_tied_output_has_the_embeddings_matrix():
    model = network(tied=True)
    y = torch.cat(list(model(X, model.zero_state(3))[2]), -1)
    matrix = model.embedding.weight @ model.output.weight  # [vocabulary, 2 * hidden]
    torch.testing.assert_close(logits(model), y @ matrix.T + model.output.bias)
    names = [name for name, _ in model.named_parameters()]
    assert names.count("embedding.weight") == 1 and "output.embedding.weight" not in names


def test_a_tied_output_goes_on_from_its_weights_and_not_from_others(corpus: Path, tmp_path: Path):
    done = run(settings(corpus, tmp_path / "run", tied=True), CPU)
    start = str(tmp_path / "run" / "weights.npz")
    again = Training(settings(corpus, tmp_path / "again", tied=True, weights=start), CPU)
    np.testing.assert_allclose(weights(again), weights(done), atol=1e-3)
    with pytest.raises(ValueError, match="another network"):
        Training(settings(corpus, tmp_path / "other", weights=start), CPU)


def test_a_tied_output_is_not_exported_and_says_so():
    with pytest.raises(ValueError, match="not exported: train with --no-tied"):
        graph.build(network(tied=True))


def test_rivals_have_neither():
    for other in ({"dropout": 0.1}, {"tied": True}):
        with pytest.raises(ValueError, match="--kind rnn has neither"):
            network(kind="rnn", **other)
