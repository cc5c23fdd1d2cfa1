"""The rivals: what each remembers, and that training treats them as it treats the LSTM."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from lens import measure
from lens.model import Network, parameters
from lens.networks import KINDS, build
from lens.settings import Settings, difference
from lens.train import snapshot
from lens.train.loop import Training, run
from lens.train.machine import Machine

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)
RIVALS = KINDS[1:]


def network(kind: str, layers: int = 1, **others) -> Network:
    torch.manual_seed(1)
    return build(Settings(kind=kind, hidden=16, embedding=8, layers=layers, window=5, **others)).eval()


def settings(corpus: Path, folder: Path, kind: str, **others) -> Settings:
    return Settings(
        corpus=str(corpus), run=str(folder), kind=kind, layers=1, hidden=24, embedding=8, window=8, lanes=6, steps=20,
        warmup=200, rate=0.005, log_every=5, checkpoint_every=1_000, snapshots=False,
        **{"characters": 4_000} | others,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layers", [1, 2])
@torch.no_grad()
def test_a_text_in_pieces_is_the_text_in_one(kind: str, layers: int):
    model = network(kind, layers)
    x = torch.randint(0, 102, (23, 3))
    whole, end, ys = model(x, model.zero_state(3))
    state, logits = model.zero_state(3), []
    for piece in x.split([1, 2, 13, 7]):
        out, state, _ = model(piece, state)
        logits.append(out)
    np.testing.assert_allclose(torch.cat(logits), whole, atol=1e-5)
    for part, expected in zip(state, end):
        np.testing.assert_allclose(part, expected, atol=1e-5)
    assert ys.shape == (layers, 23, 3, 16)


@torch.no_grad()
def test_the_window_ends_where_the_recurrent_network_still_remembers():
    x = torch.randint(5, 102, (12, 1))
    other = x.clone()
    other[2] = 5 + (x[2] - 4) % 97
    reach = {}
    for kind in ("rnn", "feed-forward"):
        model = network(kind)
        a, b = (model(ids, model.zero_state(1))[0][:, 0] for ids in (x, other))
        reach[kind] = [t for t in range(12) if not torch.equal(a[t], b[t])]
    assert reach["feed-forward"] == [2, 3, 4, 5, 6]  # five characters, the changed one among them
    assert reach["rnn"] == list(range(2, 12))


def test_a_relu_network_starts_by_remembering_everything():
    layer = network("relu-rnn").layers[0]
    assert torch.equal(layer.weight_hh_l0, torch.eye(16)) and not layer.bias_ih_l0.any()


@pytest.mark.parametrize("kind", RIVALS)
def test_a_rival_learns_and_goes_on_after_an_interruption(corpus: Path, tmp_path: Path, kind: str):
    whole = run(settings(corpus, tmp_path / "whole", kind), CPU)
    parts = settings(corpus, tmp_path / "parts", kind)
    run(parts, CPU, stop_after=9)
    resumed = run(parts, CPU)
    for a, b in zip(whole.model.parameters(), resumed.model.parameters(), strict=True):
        assert torch.equal(a, b)
    lines = [json.loads(line) for line in (tmp_path / "whole" / "log.jsonl").read_text().splitlines()]
    losses = [line["bpc"] for line in lines if line["event"] == "update"]
    assert losses[-1] < losses[0] - 1
    for bits in measure.split_bits(whole.model, corpus, "heldout").values():
        assert bits.per_character < 6 and bits.largest_cell > 0


def test_a_snapshot_of_a_network_without_cells_has_no_c(corpus: Path, tmp_path: Path):
    line = snapshot.take(network("feed-forward"), corpus, tmp_path, 1)
    units = line["correlations"]["ts"]["bracketDepth"]
    assert list(units) == ["h"] and [len(layer) for layer in units["h"]] == [16]


def test_the_rivals_of_the_repository_are_of_one_size():
    sizes = [
        parameters(build(Settings(kind=kind, layers=1, embedding=64, skip=False, hidden=hidden)))
        for kind, hidden in (("lstm", 448), ("rnn", 904), ("feed-forward", 704), ("relu-rnn", 904))
    ]
    assert max(sizes) < 1.02 * min(sizes) and max(sizes) < 1_000_000


def test_runs_older_than_the_setting_are_of_the_default_kind(corpus: Path, tmp_path: Path):
    old = Settings().to_json()
    del old["kind"], old["window"]
    assert difference(old, Settings().to_json()) == []
    assert difference(old, Settings(kind="rnn").to_json()) == ["kind: lstm -> rnn"]
    run(settings(corpus, tmp_path / "run", "rnn"), CPU, stop_after=1)
    with pytest.raises(ValueError, match="kind: rnn -> relu-rnn"):
        run(settings(corpus, tmp_path / "run", "relu-rnn"), CPU)


def test_a_kind_that_there_is_not_is_named(corpus: Path, tmp_path: Path):
    with pytest.raises(ValueError, match="--kind gru is none of lstm"):
        Training(settings(corpus, tmp_path, "gru"), CPU)
