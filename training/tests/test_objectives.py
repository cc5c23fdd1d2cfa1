"""What counts knew of the training text, and training on the rest."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.nn.functional import cross_entropy

from lens.corpus.read import NAMED, PREDICTION_BYTES, read_split
from lens.settings import Settings
from lens.train import lanes, objectives
from lens.train.loop import Training
from lens.train.machine import Machine
from lens.vocabulary import SYMBOLS

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)


def row(symbol: int, probability: float) -> list[int]:
    """One symbol has the probability, all others share the rest."""
    others = (1 - probability) / (len(SYMBOLS) - 1)
    cost = lambda p: min(255, round(-10 * math.log2(p)))  # noqa: E731
    named = [symbol, *(s for s in range(7, 11) if s != symbol)][: NAMED]
    return [cost(others), *named, cost(probability), *[cost(others)] * (NAMED - 1)]


def tell(corpus: Path, probability: float) -> None:
    """Counts that gave the letter `a` the probability everywhere."""
    for path in corpus.glob("train.*.u8"):
        rows = np.tile(np.array(row(SYMBOLS.index("a"), probability), np.uint8), (path.stat().st_size, 1))
        rows.tofile(path.with_suffix(".known.u8"))


def settings(corpus: Path, folder: Path) -> Settings:
    return Settings(
        corpus=str(corpus), run=str(folder), hidden=24, embedding=8, lanes=6, steps=20, characters=6_000, warmup=200,
        rate=0.01, snapshots=False,
    )  # fmt: skip


def test_a_row_is_the_distribution_that_it_was_made_from():
    p = objectives.log_probabilities(torch.tensor([row(40, 0.75), objectives.NO_PREDICTION.tolist()], dtype=torch.uint8)).exp()
    assert p.sum(-1).tolist() == pytest.approx([1, 1], abs=1e-5)
    assert p[0, 40] == pytest.approx(0.75, abs=0.02) and p[0, 50] == pytest.approx(0.25 / 101, rel=0.05)
    assert p[1, 7] == pytest.approx(1 / len(SYMBOLS), rel=1e-5)


def test_what_counts_knew_weighs_least_and_what_they_ruled_out_most():
    logits, target = torch.randn(3, len(SYMBOLS)), torch.tensor([40, 40, 41])
    rows = torch.tensor([row(40, 0.9), objectives.NO_PREDICTION.tolist(), row(40, 0.9)], dtype=torch.uint8)
    nats = cross_entropy(logits, target, reduction="none")
    total, weight = objectives.weighted(logits, target, rows)
    expected = torch.tensor([0.1 + 0.9 * 0.1, 0.1 + 0.9 * (1 - 1 / 102), 1.0])
    assert weight.item() == pytest.approx(expected.sum().item(), abs=0.03)
    assert total.item() == pytest.approx((expected * nats).sum().item(), rel=0.02)


def test_the_product_leaves_nothing_to_learn_where_counts_and_network_are_right():
    logits = torch.zeros((2, len(SYMBOLS)), requires_grad=True)
    rows = torch.tensor([row(40, 0.99), objectives.NO_PREDICTION.tolist()], dtype=torch.uint8)
    total, count = objectives.mixed(logits, torch.tensor([40, 40]), rows)
    total.backward()
    sure, unsure = logits.grad[:, 40].abs().tolist()
    assert count.item() == 2 and sure < 0.1 * unsure
    nothing, _ = objectives.mixed(logits[1:], torch.tensor([40]), rows[1:])
    assert nothing.item() == pytest.approx(math.log(len(SYMBOLS)), rel=1e-5)


def test_rows_are_those_of_the_characters_to_predict(corpus: Path):
    for path in corpus.glob("train.*.u8"):
        ids = np.fromfile(path, np.uint8)
        rows = np.tile(objectives.NO_PREDICTION, (len(ids), 1))
        rows[:, 1] = ids
        rows.tofile(path.with_suffix(".known.u8"))
    reader = lanes.Lanes(read_split(corpus, "train"), 6, 17, seed=3)
    ends = 0
    for _ in range(60):
        chunk = reader.next()
        of = chunk.predictions[:, :, 1][chunk.mask]
        last = (of == 0) & (chunk.y[chunk.mask] == 1)  # after the last file of all there is no row: nothing is known
        ends += last.sum()
        np.testing.assert_array_equal(of[~last], chunk.y[chunk.mask][~last])
    assert ends > 0


def test_objectives_learn_other_things_of_the_same_text(corpus: Path, tmp_path: Path):
    s = settings(corpus, tmp_path / "run")
    found = {}
    for probability in (None, 0.9):
        if probability:
            tell(corpus, probability)
        for objective in ("text", *(("unknown", "mixture") if probability else ())):
            training = Training(replace(s, objective=objective), CPU)
            losses = [training.update()[0] for _ in range(30)]
            found[probability, objective] = losses
    assert found[None, "text"] == found[0.9, "text"]  # what is known changes nothing unless it is asked for
    assert len({losses[-1] for losses in found.values()}) == 3
    assert found[0.9, "unknown"][-1] < found[0.9, "unknown"][0] - 1


def test_an_objective_without_what_is_known_is_refused(corpus: Path, tmp_path: Path):
    s = settings(corpus, tmp_path / "run")
    with pytest.raises(ValueError, match="mixture:known"):
        Training(replace(s, objective="unknown"), CPU)
    with pytest.raises(ValueError, match="--objective all is none of text, unknown, mixture"):
        Training(replace(s, objective="all"), CPU)


def test_what_is_known_of_another_text_is_refused(corpus: Path):
    tell(corpus, 0.5)
    path = corpus / "train.py.known.u8"
    path.write_bytes(path.read_bytes()[: -PREDICTION_BYTES])
    with pytest.raises(ValueError, match="train.py.known.u8 is not of the text beside it"):
        read_split(corpus, "train")
