"""The graph computes what PyTorch computes, however the text is cut; the folder says what it holds."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from lens import weights
from lens.export.__main__ import export
from lens.export.golden import golden
from lens.export.graph import build
from lens.export.integers import STEP, heard
from lens.export.layers import onnx_gates
from lens.export.licences import licences
from lens.export.manifest import facts
from lens.model import CharLSTM, State
from lens.networks import as_integers
from lens.networks import build as build_model
from lens.networks import load
from lens.settings import Settings
from lens.train.loop import run
from lens.train.machine import Machine
from lens.vocabulary import SYMBOLS
from tests.conftest import write_licences


def halves(model: CharLSTM) -> CharLSTM:
    """The model with its weights rounded to fp16, as the graph stores them."""
    with torch.no_grad():
        for p in model.parameters():
            p.copy_(p.half().float())
    return model


def session(model: CharLSTM) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(build(model).SerializeToString(), providers=["CPUExecutionProvider"])


def test_the_runtime_is_the_one_that_the_extension_ships():
    shipped = json.loads((Path(__file__).parents[2] / "package.json").read_text())["dependencies"]["onnxruntime-node"]
    assert onnxruntime.__version__ == shipped, "Install what training/requirements.txt asks for."


@pytest.mark.parametrize(("layers", "skip"), [(1, False), (2, False), (2, True), (3, True)])
@pytest.mark.parametrize("cut", [1, 7, 1000])
def test_onnx_equals_pytorch_in_one_run_and_in_pieces(layers: int, skip: bool, cut: int):
    torch.manual_seed(layers)
    model = halves(CharLSTM(len(SYMBOLS), embedding=16, hidden=32, layers=layers, skip=skip))
    onnx_model = session(model)
    for text in golden(model)["texts"]:
        ids = np.array(text["ids"], np.int64)[:, None]
        h = c = np.zeros((layers, 1, 32), np.float32)
        logits = []
        for at in range(0, len(ids), cut):
            out, h, c = onnx_model.run(["logits", "hn", "cn"], {"x": ids[at : at + cut], "h0": h, "c0": c})
            logits.append(out[:, 0])
        np.testing.assert_allclose(np.concatenate(logits)[text["positions"]], text["logits"], atol=1e-4)
        np.testing.assert_allclose(h[:, 0], text["h"], atol=1e-4)
        np.testing.assert_allclose(c[:, 0], text["c"], atol=1e-4)


@pytest.mark.parametrize(("layers", "skip"), [(1, False), (2, False), (2, True), (3, True)])
def test_integers_come_out_the_same_in_every_cut_and_company(layers: int, skip: bool):
    torch.manual_seed(layers)
    model = as_integers(halves(CharLSTM(len(SYMBOLS), embedding=16, hidden=32, layers=layers, skip=skip)))
    onnx_model = session(model)

    def read(ids: np.ndarray, cut: int) -> list[np.ndarray]:
        h = c = np.zeros((layers, ids.shape[1], 32), np.float32)
        made = []
        for at in range(0, len(ids), cut):
            out, y, h, c = onnx_model.run(["logits", "y0", "hn", "cn"], {"x": ids[at : at + cut], "h0": h, "c0": c})
            made.append((out, y))
        return [*map(np.concatenate, zip(*made)), h, c]

    for text in golden(model)["texts"]:
        ids = np.array(text["ids"], np.int64)[:, None]
        whole = read(ids, 1000)
        for cut in (1, 7):
            for part, same in zip(whole, read(ids, cut), strict=True):
                np.testing.assert_array_equal(part, same)
        beside = read(np.concatenate([ids, np.flip(ids, 0)], 1), 50)
        np.testing.assert_array_equal(whole[1], beside[1][:, :1])


def test_integers_come_out_as_pytorch_says_character_by_character():
    torch.manual_seed(0)
    model = as_integers(halves(CharLSTM(len(SYMBOLS), embedding=16, hidden=64, layers=2, skip=True)))
    onnx_model = session(model)
    h = c = np.zeros((2, 1, 64), np.float32)
    worst = []
    for symbol in golden(model)["texts"][0]["ids"]:
        x = np.array([[symbol]])
        logits, state, _ = model(torch.from_numpy(x), State(torch.from_numpy(h), torch.from_numpy(c)))
        out, h, c = onnx_model.run(["logits", "hn", "cn"], {"x": x, "h0": h, "c0": c})
        pairs = ((logits, out), (state.h, h), (state.c, c))
        worst.append(max(np.abs(mine.detach().numpy() - theirs).max() for mine, theirs in pairs))
    # An h of the first layer that lies between two steps may be rounded to either for the second.
    assert np.quantile(worst, 0.95) < 1e-5 and max(worst) < 5e-3


def test_the_graph_shows_its_integers():
    torch.manual_seed(0)
    model = as_integers(CharLSTM(len(SYMBOLS), embedding=16, hidden=32, layers=2, skip=True))
    zero = np.zeros((2, 1, 32), np.float32)
    first, second = model.layers
    own = {"embedding": model.embedding.weight, "lstm0.W": first.weight_ih_l0, "lstm1.R": second.weight_hh_l0}
    for name, mine in own.items():
        outputs = [f"weights.{name}", f"weights.{name}.scale"]
        steps, scale = session(model).run(outputs, {"x": np.zeros((1, 1), np.int64), "h0": zero, "c0": zero})
        mine = mine.detach().numpy()
        assert steps.dtype == np.int8
        np.testing.assert_allclose(mine if name == "embedding" else onnx_gates(mine)[None], steps * scale[..., None], rtol=1e-6)


def test_rounding_to_integers_once_is_enough():
    torch.manual_seed(0)
    model = as_integers(CharLSTM(len(SYMBOLS), embedding=16, hidden=32, layers=2, skip=True))
    for own, again in zip(model.parameters(), as_integers(model).parameters(), strict=True):
        assert torch.allclose(own, again, rtol=1e-6, atol=0)


def test_what_is_heard_of_h_lies_within_half_a_step():
    h = torch.linspace(-1, 1, 100_001)
    steps = heard(h) / STEP
    assert (heard(h) - h).abs().max() <= STEP / 2 + 1e-6
    assert torch.allclose(steps, steps.round(), atol=1e-4) and steps.abs().max() <= 127.5
    assert torch.equal(heard(-h), -heard(h))


@pytest.mark.parametrize("kind", ["rnn", "relu-rnn", "feed-forward"])
@pytest.mark.parametrize(("layers", "skip"), [(1, False), (2, True)])
@pytest.mark.parametrize("cut", [1, 7, 1000])
def test_a_rivals_graph_equals_pytorch(kind: str, layers: int, skip: bool, cut: int):
    torch.manual_seed(layers)
    model = halves(build_model(Settings(kind=kind, embedding=8, hidden=24, layers=layers, skip=skip, window=6)))
    onnx_model = session(model)
    for text in golden(model)["texts"]:
        ids = np.array(text["ids"], np.int64)[:, None]
        h = model.zero_state(1).h.numpy()
        logits = []
        for at in range(0, len(ids), cut):
            out, h = onnx_model.run(["logits", "hn"], {"x": ids[at : at + cut], "h0": h})
            logits.append(out[:, 0])
        np.testing.assert_allclose(np.concatenate(logits)[text["positions"]], text["logits"], atol=1e-4)
        np.testing.assert_allclose(h[:, 0], text["h"], atol=1e-4)


@pytest.mark.parametrize("kind", ["lstm", "rnn", "feed-forward"])
def test_every_layer_shows_its_activations(kind: str):
    model = halves(build_model(Settings(kind=kind, embedding=8, hidden=16, window=4)))
    x = torch.arange(10)[:, None].repeat(1, 3)
    zero = model.zero_state(3)
    _, _, ys = model(x, zero)
    got = session(model).run(["y0", "y1"], {"x": x.numpy()} | {f"{k}0": v.numpy() for k, v in zero._asdict().items()})
    np.testing.assert_allclose(np.stack(got), ys.detach().numpy(), atol=1e-5)


@pytest.mark.parametrize("kind", ["rnn", "feed-forward"])
def test_a_rivals_folder_names_the_licences_of_another(corpus: Path, tmp_path: Path, kind: str):
    write_licences(corpus)
    s = Settings(corpus=str(corpus), run=str(tmp_path / "run"), kind=kind, layers=2, hidden=16, embedding=8, window=5,
                 lanes=6, steps=20, characters=500, snapshots=False)  # fmt: skip
    done = run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
    shared = tmp_path / "models" / "LICENSES.txt"
    shared.parent.mkdir()
    export(tmp_path / "run", tmp_path / "whole", corpus)
    shared.write_bytes((tmp_path / "whole" / "LICENSES.txt").read_bytes())
    out = tmp_path / "models" / "rivals" / kind
    made = export(tmp_path / "run", out, corpus, shared=shared)
    assert (out / made["licences"]).resolve() == shared.resolve()
    assert {p.name for p in out.iterdir()} == {"model.onnx", "golden.json", "manifest.json"}
    for own, read in zip(halves(done.model).parameters(), load(out).parameters(), strict=True):
        assert torch.equal(own, read)
    shared.write_text("another corpus")
    with pytest.raises(ValueError, match="leave --licences out"):
        export(tmp_path / "run", out, corpus, shared=shared)


def test_a_model_folder_tells_what_it_holds(corpus: Path, tmp_path: Path):
    write_licences(corpus)
    s = Settings(corpus=str(corpus), run=str(tmp_path / "run"), hidden=16, embedding=8, lanes=6, steps=20,
                 characters=3_000, snapshots=False)  # fmt: skip
    run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
    out = tmp_path / "models" / "tiny"
    export(tmp_path / "run", out, corpus)
    made = json.loads((out / "manifest.json").read_text())
    assert {p.name for p in out.iterdir()} == {*made["files"], "manifest.json"}
    assert (made["format"], made["graphInterface"]) == (1, 1)
    assert export(tmp_path / "run", tmp_path / "models" / "integers", corpus, integers=True)["graphInterface"] == 2
    for name, file in made["files"].items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == file["sha256"]
    assert set(made["bitsPerCharacter"]["heldOut"]) == {"ts", "py", "c"}
    assert made["charactersMeasured"]["heldOut"]["ts"] == sum(f["length"] - 2 for f in json.loads((corpus / "heldout.ts.files.json").read_text()))
    assert made["training"]["characters"] >= 3_000
    assert [r["settings"]["hidden"] for r in made["training"]["runs"]] == [16]
    again = build_model(s)
    weights.load(out / "model.onnx", again)
    kept = np.load(tmp_path / "run" / "weights.npz")
    for name, p in again.named_parameters():
        np.testing.assert_array_equal(p.detach().numpy().astype(np.float16), kept[name], name)
    packages = made["corpus"]["packages"]
    assert packages["train"] == ["local:train-c", "local:train-py", "local:train-ts"]
    assert not set(packages["train"]) & set(packages["heldout"] + packages["validation"])
    assert "left 1.0.0" in (out / "LICENSES.txt").read_text()


def test_the_manifest_tells_of_the_runs_before(corpus: Path, tmp_path: Path):
    first = Settings(corpus=str(corpus), run=str(tmp_path / "first"), layers=1, hidden=16, embedding=8, lanes=6,
                     steps=20, characters=2_000, snapshots=False)  # fmt: skip
    run(first, Machine(torch.device("cpu"), "fp32", 0, 1))
    second = replace(first, run=str(tmp_path / "second"), layers=2, weights=str(tmp_path / "first" / "weights.npz"))
    run(second, Machine(torch.device("cpu"), "fp32", 0, 1))
    training = facts(tmp_path / "second")
    assert [r["settings"]["layers"] for r in training["runs"]] == [1, 2]
    assert training["characters"] == sum(r["seen"] for r in training["runs"]) >= 4_000


def test_the_manifest_goes_on_from_that_of_an_exported_model(corpus: Path, tmp_path: Path):
    write_licences(corpus)
    first = Settings(corpus=str(corpus), run=str(tmp_path / "first"), layers=1, hidden=16, embedding=8, lanes=6,
                     steps=20, characters=2_000, snapshots=False)  # fmt: skip
    run(first, Machine(torch.device("cpu"), "fp32", 0, 1))
    export(tmp_path / "first", tmp_path / "model", corpus)
    second = replace(first, run=str(tmp_path / "second"), weights=str(tmp_path / "model" / "model.onnx"), seed=2)
    run(second, Machine(torch.device("cpu"), "fp32", 0, 1))
    training = facts(tmp_path / "second")
    assert [r["settings"]["seed"] for r in training["runs"]] == [1, 2]
    assert training["characters"] == sum(r["seen"] for r in training["runs"]) >= 4_000


def test_licences_name_training_packages_only(corpus: Path):
    write_licences(corpus)
    text = licences(corpus / "LICENSES.json")
    assert "MIT text" in text and "right" not in text
