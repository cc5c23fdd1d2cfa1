"""The taught layer's graph computes what PyTorch computes, the same bits however a text is cut, and leaves the network's
own files alone."""

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from lens import networks
from lens.export import taught
from lens.export.graph import build as build_network
from lens.export.layers import onnx_gates
from lens.export.taught_layer import PARTS, TaughtLayer, build
from lens.model import CharLSTM, State
from lens.vocabulary import SYMBOLS, encode

TINY = Path(__file__).parents[2] / "test" / "fixtures" / "models" / "tiny"
HIDDEN, EMBEDDING, TAUGHT = 24, 8, 10
Arrays = dict[str, np.ndarray]


def arrays(width: int, hidden: int = TAUGHT) -> Arrays:
    """fp16, as training keeps them; large enough that gates open and shut."""
    lstm = torch.nn.LSTM(width, hidden)
    return {name: (2 * getattr(lstm, name)).detach().half().numpy() for name in PARTS}


@pytest.fixture
def layers() -> tuple[CharLSTM, TaughtLayer]:
    torch.manual_seed(1)
    below = networks.as_integers(CharLSTM(len(SYMBOLS), EMBEDDING, HIDDEN, layers=2, skip=True))
    return below, TaughtLayer(below, arrays(EMBEDDING + 2 * HIDDEN))


def session(graph) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])


def text_ids() -> np.ndarray:
    return encode(taught.TEXTS[0][1], "ts").astype(np.int64)[:, None]


def listened(below: CharLSTM, x: np.ndarray) -> dict[str, np.ndarray]:
    zero = np.zeros((2, x.shape[1], HIDDEN), np.float32)
    return dict(zip(("y0", "y1"), session(build_network(below)).run(["y0", "y1"], {"x": x, "h0": zero, "c0": zero})))


def read(onnx_layer: onnxruntime.InferenceSession, x: np.ndarray, ys: dict[str, np.ndarray], cut: int) -> list[np.ndarray]:
    h = c = np.zeros((1, x.shape[1], TAUGHT), np.float32)
    made = []
    for at in range(0, len(x), cut):
        part = {"x": x[at : at + cut]} | {name: y[at : at + cut] for name, y in ys.items()}
        y, h, c = onnx_layer.run(["y2", "hn", "cn"], part | {"h0": h, "c0": c})
        made.append(y)
    return [np.concatenate(made), h, c]


def test_it_comes_out_the_same_in_every_cut_and_company(layers):
    below, layer = layers
    onnx_layer, x = session(build(layer)), text_ids()
    whole = read(onnx_layer, x, listened(below, x), 1000)
    assert np.abs(whole[0]).max() > 0.5
    for cut in (1, 7):
        for part, same in zip(whole, read(onnx_layer, x, listened(below, x), cut), strict=True):
            np.testing.assert_array_equal(part, same)
    both = np.concatenate([x, np.flip(x, 0)], 1)
    np.testing.assert_array_equal(whole[0], read(onnx_layer, both, listened(below, both), 50)[0][:, :1])


def test_it_comes_out_as_pytorch_says_character_by_character(layers):
    below, layer = layers
    onnx_layer, x = session(build(layer)), text_ids()
    ys = listened(below, x)
    h = c = np.zeros((1, 1, TAUGHT), np.float32)
    for at in range(len(x)):
        one = {name: y[at : at + 1] for name, y in ys.items()}
        mine = layer(torch.from_numpy(x[at : at + 1]), torch.from_numpy(np.stack([*one.values()])), State(*map(torch.from_numpy, (h[0], c[0]))))  # fmt: skip
        h, c = onnx_layer.run(["hn", "cn"], {"x": x[at : at + 1]} | one | {"h0": h, "c0": c})
        np.testing.assert_allclose(h, mine.h.numpy(), atol=1e-5)
        np.testing.assert_allclose(c, mine.c.numpy(), atol=1e-5)


def test_it_hears_the_embedding_in_steps_of_h(layers):
    below, layer = layers
    heard = layer.steps / np.float32(127.5)
    scale = np.abs(below.embedding.weight.detach().numpy()).max() / 127
    np.testing.assert_allclose(heard * 127.5 * scale, below.embedding.weight.detach().numpy(), atol=1e-6)


def test_the_graph_shows_its_integers(layers):
    below, layer = layers
    x = np.zeros((1, 1), np.int64)
    zero = np.zeros((1, 1, TAUGHT), np.float32)
    feed = {"x": x, "h0": zero, "c0": zero} | listened(below, x)
    for part, own in (("W", layer.lstm.weight_ih_l0), ("R", layer.lstm.weight_hh_l0)):
        steps, scale = session(build(layer)).run([f"weights.lstm2.{part}", f"weights.lstm2.{part}.scale"], feed)
        assert steps.dtype == np.int8 and np.abs(steps).max() == 63
        np.testing.assert_allclose(onnx_gates(own.detach().numpy())[None], steps * scale[..., None], rtol=1e-6)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TINY, tmp_path / "tiny"))


def saved(path: Path, content: Arrays) -> Path:
    np.savez_compressed(path, **content)
    return path


def test_a_folder_gets_the_layer_and_stays_what_it_was(folder: Path, tmp_path: Path):
    torch.manual_seed(2)
    shape = networks.architecture(folder)
    files = {p.name: p.read_bytes() for p in TINY.iterdir() if p.name != "manifest.json"}
    width = shape["embedding"] + shape["layers"] * shape["hidden"]
    taught.export(folder, saved(tmp_path / "layer.npz", arrays(width)))
    manifest, before = (json.loads((at / "manifest.json").read_text()) for at in (folder, TINY))
    made = manifest["files"].pop("taught.onnx")
    content = (folder / "taught.onnx").read_bytes()
    assert made == {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    assert manifest["architecture"].pop("taught") == TAUGHT
    assert manifest == before
    assert all((folder / name).read_bytes() == own for name, own in files.items() if not name.startswith("taught"))
    texts = json.loads((folder / "taught.golden.json").read_text())["texts"]
    assert [t["language"] for t in texts] == [language for language, _ in taught.TEXTS]
    network, layer = (onnxruntime.InferenceSession(folder / name) for name in ("model.onnx", "taught.onnx"))
    for (language, text), golden in zip(taught.TEXTS, texts):
        x = encode(text, language).astype(np.int64)[:, None]
        zero = np.zeros((shape["layers"], 1, shape["hidden"]), np.float32)
        names = [f"y{k}" for k in range(shape["layers"])]
        ys = dict(zip(names, network.run(names, {"x": x, "h0": zero, "c0": zero})))
        own = np.zeros((1, 1, TAUGHT), np.float32)
        h, c = layer.run(["hn", "cn"], {"x": x, "h0": own, "c0": own} | ys)
        # As in test_export.py: what is heard of an h between two steps may be either.
        np.testing.assert_allclose(h[0, 0], golden["h"], atol=2e-2)
        np.testing.assert_allclose(c[0, 0], golden["c"], atol=2e-2)


def test_weights_of_another_shape_are_refused(folder: Path, tmp_path: Path):
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with pytest.raises(ValueError, match="weight_ih_l0 is"):
        taught.export(folder, saved(tmp_path / "wide.npz", arrays(7)))
    with pytest.raises(ValueError, match="it holds no LSTM layer"):
        taught.export(folder, saved(tmp_path / "other.npz", {"output.weight": np.zeros(1)}))
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
