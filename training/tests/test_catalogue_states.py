"""The states that certificates are computed from, against PyTorch's own steps."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from lens import shipped
from lens.catalogue import network, states, texts
from lens.catalogue.gates import Gates
from lens.model import CharLSTM
from lens.vocabulary import SYMBOLS, encode, encode_text

SOURCES = [("c", "int a;\n" * 5), ("ts", "let b = (1);\n" * 9), ("py", "c = [\n]\n")]


def write_texts(folder: Path) -> Path:
    rows, ids, start = [], [], 0
    for k, (language, text) in enumerate(SOURCES):
        symbols = encode_text(text)
        rows.append(
            {"package": f"p{k}", "version": "1", "path": "a", "licence": "MIT", "language": language, "variant": "plain",
             "start": start, "length": len(symbols), "source": k}
        )  # fmt: skip
        ids.append(symbols)
        start += len(symbols)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "texts.json").write_text(json.dumps({"labels": "hash", "names": texts.NAMES, "texts": rows}))
    np.concatenate(ids).tofile(folder / "ids.u8")
    np.zeros((len(texts.NAMES), start), "<i2").tofile(folder / "labels.i16")
    return folder


def tiny() -> CharLSTM:
    torch.manual_seed(0)
    return CharLSTM(len(SYMBOLS), embedding=8, hidden=12, layers=2, skip=True)


@torch.no_grad()
def test_states_are_those_of_each_text_read_alone_step_by_step(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(states, "STEPS", 16)
    monkeypatch.setattr(states, "LANES", 2)
    loaded, model = texts.load(write_texts(tmp_path)), tiny()
    gates = Gates(model)
    found = states.read(model, loaded, [2, 0, 1], gates.watch)
    at = 0
    for k in (2, 0, 1):
        language, text = SOURCES[k]
        state = model.zero_state(1)
        for step, i in enumerate(encode(text, language)):
            _, state, _ = model(torch.tensor([[int(i)]]), state)
            if step < states.HEADER:
                continue
            np.testing.assert_allclose(found.h[:, :, at], state.h[:, 0].numpy(), atol=1e-5)
            np.testing.assert_allclose(found.c[:, :, at], state.c[:, 0].numpy(), atol=1e-5)
            at += 1
    assert at == found.h.shape[-1] == len(loaded.ids) == gates.characters[0] == gates.characters[1]


def test_a_half_life_is_that_of_a_constant_forget_gate():
    model = tiny()
    gates = Gates(model)
    ones = torch.ones(10, 12)
    gates.watch(0, 0.95 * ones, 0.5**0.25 * ones, 0.05 * ones)
    gates.watch(1, 0.5 * ones, ones, 0.5 * ones)
    assert np.allclose(gates.half_lives()[0], 4)
    assert np.all(gates.half_lives()[1] > 1e8)
    assert np.allclose(gates.median_half_lives()[0], 4, rtol=0.012)
    assert np.all(gates.median_half_lives()[1] > 1e6)
    assert np.allclose(gates.shares()["i"][0], [0, 1]) and np.allclose(gates.shares()["o"][0], [1, 0])
    assert np.allclose(gates.shares()["i"][1], [0, 0])


def test_a_median_is_not_moved_by_the_moments_of_letting_go():
    gates = Gates(tiny())
    kept, gone = 0.5**0.25 * torch.ones(9, 12), 1e-4 * torch.ones(4, 12)
    for layer in (0, 1):
        gates.watch(layer, kept, kept, kept)
        gates.watch(layer, gone, gone, gone)
    assert np.allclose(gates.half_lives(), 13 / (9 / 4 + 4 * np.log2(1e4)))
    assert np.allclose(gates.median_half_lives(), 4, rtol=0.012)


def test_the_shipped_model_gives_its_golden_states(tmp_path: Path):
    folder = Path(__file__).parents[2] / "models" / shipped.NAME
    model = network.load(folder)
    golden = json.loads((folder / "golden.json").read_text())["texts"]
    rows, start = [], 0
    for k, text in enumerate(golden):
        rows.append(texts.Text("p", "1", "a", "MIT", text["language"], "plain", start, len(text["ids"]) - 2, k))
        start += len(text["ids"]) - 2
    ids = np.concatenate([text["ids"][2:] for text in golden]).astype(np.uint8)
    found = states.read(model, texts.Texts(tuple(rows), ids, np.zeros((13, start), np.int16), "", ""), [0, 1, 2])
    for row, text in zip(rows, golden):
        last = row.start + row.length - 1
        # Three texts side by side are added up in another order: an h between two steps may be rounded to either.
        # An AMD EPYC rounds other h than the Intel Xeon that wrote the file: medians of .00003 in h and .0016 in c.
        for quantity, typical in (("h", 1e-3), ("c", 4e-3)):
            own, wanted = found.of(quantity)[:, last], np.array(text[quantity]).ravel()
            np.testing.assert_allclose(own, wanted, atol=0.05, rtol=0.05)
            assert np.median(np.abs(own - wanted)) < typical


def test_missing_or_cut_texts_say_what_to_do(tmp_path: Path):
    with pytest.raises(ValueError, match="npm run catalogue"):
        texts.load(tmp_path / "none")
    folder = write_texts(tmp_path / "texts")
    (folder / "ids.u8").write_bytes(b"\1")
    with pytest.raises(ValueError, match="npm run catalogue.*again"):
        texts.load(folder)
    (folder / "texts.json").write_text('{"texts": [{}], "names": []}')
    with pytest.raises(ValueError, match="texts.json is not what"):
        texts.load(folder)


def test_lines_columns_and_texts_of_characters(tmp_path: Path):
    loaded = texts.load(write_texts(tmp_path))
    assert loaded.chosen(languages=("c", "ts")) == [0, 1] and loaded.chosen("flat") == []
    assert loaded.lines([2]).tolist() == [0, 0, 0, 0, 0, 1, 1, 2]
    assert loaded.columns([2, 0])[:9].tolist() == [*range(len(loaded.ids) - 8, len(loaded.ids)), 0]
    assert loaded.of_each([2, 0])[7:9].tolist() == [2, 0]
    assert loaded.text(2) == SOURCES[2][1]
