"""Bits per character, labels and snapshots against what can be worked out by hand."""

from pathlib import Path

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from lens import measure
from lens.model import CharLSTM
from lens.train import diary_labels, snapshot
from lens.vocabulary import SYMBOLS, encode


def tiny() -> CharLSTM:
    torch.manual_seed(0)
    return CharLSTM(len(SYMBOLS), embedding=8, hidden=12, layers=2, skip=True)


def test_bits_are_those_of_each_file_read_alone():
    model = tiny()
    files = [encode("a" * n + "\n", "ts").astype(np.int64) for n in (3, 40, 700)]
    total = 0.0
    for file in files:
        x = torch.from_numpy(file)[:, None]
        logits, _, _ = model(x[:-1], model.zero_state(1))
        total += cross_entropy(logits[1:, 0], x[2:, 0], reduction="sum").item() / np.log(2)
    result = measure.bits(model, files, batch=2, steps=16)
    assert result.characters.sum() == sum(len(f) - 2 for f in files)
    assert result.characters.tolist() == [4 + 41 + 200, 501, 0, 0]
    np.testing.assert_allclose(result.bits.sum(), total, rtol=1e-5)


def test_labels_leave_strings_and_comments_alone():
    text = 'if (a["("]) { // (\n\tb(\n'
    depth, indentation, quiet = diary_labels.label(text, "ts")
    assert depth.astype(int).tolist() == [0] * 3 + [1] * 2 + [2] * 4 + [1] + [0] * 2 + [1] * 9 + [2] * 2
    assert indentation.astype(int).tolist() == [0] * 19 + [1] * 3 + [0]
    assert "".join(c for c, q in zip(text, quiet) if q) == '"("// ('


def test_spearman_is_scipys_and_zero_for_a_constant():
    from scipy.stats import spearmanr

    draw = np.random.default_rng(0)
    a, b = draw.normal(size=(3, 50)), draw.integers(0, 4, 50).astype(float)
    a[2] = 1.0
    got = snapshot.spearman(a, b)
    assert np.allclose(got[:2], [spearmanr(row, b).statistic for row in a[:2]])
    assert got[2] == 0


def test_a_snapshot_tells_everything(corpus: Path, tmp_path: Path):
    line = snapshot.take(tiny(), corpus, tmp_path, 100_000)
    assert set(line["validation"]) == set(line["samples"]) == set(line["correlations"]) == {"ts", "py", "c"}
    assert all(5 < v["bpc"] < 8 for v in line["validation"].values())  # untrained: about log2(102) bits
    units = line["correlations"]["c"]["bracketDepth"]["h"]
    assert [len(layer) for layer in units] == [12, 12]
    assert max(abs(r) for layer in units for r in layer) > 0.05
    assert (tmp_path / "snapshots" / "100000.npz").exists()


def test_moments():
    assert [snapshot.due(n, True) for n in (0, 100_000, 999_999, 1_000_000, 3_500_000)] == [
        100_000, 1_000_000, 1_000_000, 3_000_000, 10_000_000,
    ]  # fmt: skip
    assert snapshot.due(0, False) is None
