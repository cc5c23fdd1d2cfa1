"""The models side by side: n-grams and PPMd against what can be worked out, and the table as a whole."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch

from lens import measure
from lens.corpus.read import read_split
from lens.export.graph import build as graph
from lens.export.onnx_network import OnnxNetwork
from lens.networks import build
from lens.rivals import compare, ngram, ppmd, training_text
from lens.rivals.measured_texts import balanced
from lens.settings import Settings
from lens.train import lanes
from lens.train.loop import run
from lens.train.machine import Machine
from lens.vocabulary import encode

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)


def files(*texts: str) -> list[np.ndarray]:
    return [encode(text, "ts") for text in texts]


def test_an_n_gram_s_probabilities_sum_to_one():
    draw = np.random.default_rng(0)
    read = [np.concatenate([[1, 2], draw.integers(7, 12, 200)]) for _ in range(5)]
    for context in (read[0][:30], read[1][:2], np.array([1, 2, 50, 51])):
        asked = [np.append(context, symbol) for symbol in range(102)]
        assert sum(2.0 ** -found[-1] for found in ngram.bits(read, asked, 6)) == pytest.approx(1, abs=1e-5)


def test_a_bigram_is_that_of_chen_and_goodman():
    # Bigrams of "aab": <pad><eof>, <eof><ts>, <ts>a, aa, ab, each once. Too small to estimate discounts: 0.5 off each.
    (found,) = ngram.bits(files("aab"), files("ab"), 2)
    # Seen before: <eof>, <ts> and b after one symbol each, a after two (<ts> and a): five pairs.
    lower = (1 - 0.5) / 5 + (3 * 0.5 + 1.0) / 5 / 102  # b: its discounted share, and its part of what was taken off
    expected = (1 - 0.5) / 2 + (2 * 0.5) / 2 * lower  # after a: a and b, once each
    assert 2.0 ** -found[-1] == pytest.approx(expected, rel=1e-5)


def test_long_contexts_pay_on_text_that_returns():
    read = files("for (const a of items) { call(a); }\n" * 40)
    short, long = (ngram.bits(read, files("for (const a of items) { call(a); }\n"), order)[0][2:] for order in (2, 20))
    assert long.mean() < 0.2 < short.mean()
    (other,) = ngram.bits(read, files("#include <stdio.h>"), 20)
    assert np.isfinite(other).all() and other[2:].mean() > 5


def test_ppmd_knows_what_it_has_read_and_forgets_the_file_before():
    read = files("for (const a of items) { call(a); }\n" * 100)
    same = files("for (const a of items) { call(a); }\n" * 5)[0]
    new = np.concatenate([[1, 2], np.random.default_rng(1).integers(7, 102, 400)])
    found = ppmd.primed(read, [same, new, new], 16 << 20)
    assert found[0].mean() < 0.3 and found[1].mean() > 5
    np.testing.assert_array_equal(found[1], found[2])


def test_what_was_seen_is_what_the_lanes_read(corpus: Path):
    s = Settings(corpus=str(corpus), lanes=6, steps=20, seed=3, longest=60)
    pieces = training_text.text_read(s, 30)
    reader = lanes.Lanes(read_split(corpus, "train"), 6, 20, 3, longest=60)
    assert sum(len(piece) - 1 for piece in pieces) == sum(reader.next().mask.sum() for _ in range(30))
    whole = {bytes(language.text[s : s + n]) for language in read_split(corpus, "train").values()
             for s, n in zip(language.starts, language.lengths)}  # fmt: skip
    assert all(any(bytes(piece[:60]) == file[:60] for file in whole) for piece in pieces if len(piece) > 60)


def test_losses_are_what_their_sums_are_made_of():
    torch.manual_seed(0)
    model = build(Settings(hidden=12, embedding=8))
    texts = [encode("a" * n + "\n", "ts").astype(np.int64) for n in (3, 700, 40)]
    each = measure.losses(model, texts)
    assert [len(e) for e in each] == [4, 701, 41]
    total = measure.bits(model, texts)
    assert sum(e.sum() for e in each) == pytest.approx(total.bits.sum(), rel=1e-5)
    alone = measure.losses(model, texts[2:])[0]
    np.testing.assert_allclose(each[2], alone, rtol=1e-4)


def test_packages_take_turns(corpus: Path):
    path = corpus / "heldout.ts.files.json"
    index = json.loads(path.read_text())
    for k, file in enumerate(index):
        file["package"] = "npm:large" if k else "npm:small"
    path.write_text(json.dumps(index))
    texts = balanced(corpus, "heldout", 400, seed=1)
    assert texts["ts"].characters == 400 and set(texts["ts"].packages[:2]) == {"npm:large", "npm:small"}
    assert all(file[0] == 1 and file.dtype == np.int64 for t in texts.values() for file in t.files)


def test_a_graph_stands_in_for_its_network(tmp_path: Path):
    torch.manual_seed(0)
    model = build(Settings(hidden=12, embedding=8))
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(p.half().float())
    onnx.save(graph(model), tmp_path / "model.onnx")
    texts = [file.astype(np.int64) for file in files("let a = 1;\n" * 30, "x")]
    for own, other in zip(measure.losses(model, texts), measure.losses(OnnxNetwork(tmp_path / "model.onnx"), texts)):
        np.testing.assert_allclose(own, other, atol=1e-3)


def test_the_table_has_every_model_on_the_same_characters(corpus: Path, tmp_path: Path, capsys):
    s = Settings(corpus=str(corpus), run=str(tmp_path / "lstm"), layers=1, hidden=16, embedding=8, lanes=6, steps=20,
                 characters=1_500, snapshots=False)  # fmt: skip
    run(s, CPU)
    run(replace(s, kind="relu-rnn", run=str(tmp_path / "relu")), CPU)
    out = tmp_path / "compare.json"
    compare.main(out, corpus, (), (tmp_path / "lstm", tmp_path / "relu"), None, tmp_path / "lstm", (3,), 300)
    content = json.loads(out.read_text())
    assert [row["name"] for row in content["systems"]] == ["lstm", "relu-rnn", "3-gram", "PPMd"]
    assert {t["characters"] for t in content["texts"].values()} == {300}
    for row in content["systems"]:
        assert set(row["bitsPerCharacter"]) == {"ts", "py", "c"} and 0 < row["mean"] < 10
        assert row["characters"] == content["systems"][0]["characters"] > 1_000
    # The held-out files of this corpus are those that it trains on: counts have them by heart.
    assert content["systems"][2]["mean"] < content["systems"][0]["mean"] - 1
    assert "| 3-gram |" in capsys.readouterr().out
