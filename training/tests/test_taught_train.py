"""Training the taught layer, small: it learns to count, and goes on after an interruption as if there had been none."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from lens.export import taught as exported
from lens.taught import certify, judge, losses
from lens.taught.labels import SCALES
from lens.taught.lower import Lower
from lens.taught.settings import Settings
from lens.taught.shipped import Shipped
from lens.taught.texts import HEADER, Reader, read_training
from lens.taught.train import Training, train
from lens.vocabulary import END_OF_FILE, LANGUAGES
from tests import catalogue_samples

TINY = Path(__file__).parents[2] / "test" / "fixtures" / "models" / "tiny"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for k, languages in enumerate((("ts",), ("c",))):
        catalogue_samples.save(catalogue_samples.texts(40, 6, languages), folder / "train" / f"0{k}")
    for split in ("validation", "heldout"):
        catalogue_samples.save(catalogue_samples.texts(30, 2), folder / split)
    return folder


def settings(texts: Path, run: Path, **others) -> Settings:
    defaults = dict(
        model=str(TINY), texts=str(texts), run=str(run), hidden=24, characters=20_000, lanes=8, steps=20, rate=0.01,
        warmup=1_000, log_every=10, judge_every=10_000, save_every=5_000, judged=2_000,
    )  # fmt: skip
    return Settings(**(defaults | others))


def test_a_lane_reads_every_symbol_with_its_labels(texts: Path):
    (shelf, _), code = read_training(texts / "train")
    assert code == "label code"
    reader, seen = Reader(shelf, 0, 1, seed=1, number=0), []
    for _ in range(len(shelf)):
        ids, labels, at = reader.read(100_000)
        assert at == 0 and len(labels) == len(ids) - HEADER
        assert ids[:2].tolist() == [END_OF_FILE, LANGUAGES[shelf.language]]
        seen.append((ids[HEADER:], labels))
    starts = {int(s): k for k, s in enumerate(shelf.starts[:-1])}
    assert sum(len(ids) for ids, _ in seen) == len(shelf.ids) and len(starts) == len(shelf)
    whole = {shelf.ids[a:b].tobytes(): shelf.labels[a:b] for a, b in zip(shelf.starts, shelf.starts[1:])}
    for ids, labels in seen:
        np.testing.assert_array_equal(whole[ids.astype(np.uint8).tobytes()], labels)


def test_it_learns_to_count(texts: Path, tmp_path: Path):
    train(settings(texts, tmp_path / "run", characters=150_000, lanes=16, steps=32))
    lines = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert [lines[0]["event"], lines[-1]["event"]] == ["start", "end"]
    errors = [line["errors"] for line in lines if line["event"] == "train"]
    for label in ("roundDepth", "inString"):
        assert errors[-1][label] < errors[0][label] / 2, label
    r, auc, _ = lines[-1]["figures"]["plain"]["c"]["roundDepth"]
    assert r > 0.7 and auc > 0.9


def test_resuming_equals_no_interruption(texts: Path, tmp_path: Path):
    whole = train(settings(texts, tmp_path / "whole"))
    s = settings(texts, tmp_path / "parts")
    first = Training(s)
    first.run.mkdir()
    for _ in range(9):
        first.step()
    first.save()
    resumed = train(s)
    assert (resumed.characters, resumed.updates) == (whole.characters, whole.updates)
    for own, theirs in zip(resumed.layer.parameters(), whole.layer.parameters()):
        assert torch.equal(own, theirs)
    with pytest.raises(ValueError, match="other settings"):
        train(settings(texts, tmp_path / "parts", rate=0.02))


def test_what_is_certified_is_what_is_shipped(texts: Path, tmp_path: Path):
    s = settings(texts, tmp_path / "run", characters=6_000)
    run = train(s)
    model = tmp_path / "model"
    model.mkdir()
    for path in TINY.iterdir():
        (model / path.name).write_bytes(path.read_bytes())
    exported.export(model, tmp_path / "run" / "weights.npz")
    path = certify.certify(model, texts, tmp_path / "run" / "log.jsonl")
    made = json.loads(path.read_text())
    assert [n["label"] for n in made["neurons"]] == [scale.label for scale in SCALES]
    assert [n["neuron"] for n in made["neurons"]][:2] == ["L3.0", "L3.1"]
    assert "taught.json" in json.loads((model / "manifest.json").read_text())["files"]
    first = made["neurons"][0]
    assert [of["language"] for of in first["heldOut"]] == ["c", "ts"]  # the toy has no Python
    assert made["training"]["characters"] == run.characters
    held_out = certify.labelled.load(texts / "heldout")
    chosen = held_out.chosen("plain")
    with torch.no_grad():  # as fp16, which is what the export was given
        for p in run.layer.parameters():
            p.copy_(p.half().float())
    in_python = judge.read(judge.InPython(run.layer, Lower(model, 1)), held_out, chosen, len(SCALES))
    by_graph = judge.read(Shipped(model), held_out, chosen, len(SCALES))
    assert np.median(np.abs(in_python - by_graph)) < 1e-3


def test_labels_of_another_version_of_the_scanner_are_refused(texts: Path, tmp_path: Path):
    train(settings(texts, tmp_path / "run", characters=3_000))
    about = texts / "heldout" / "texts.json"
    about.write_text(about.read_text().replace("label code", "another code"))
    with pytest.raises(ValueError, match="another version of the scanner"):
        certify.certify(TINY, texts, tmp_path / "run" / "log.jsonl")


def test_what_is_missing_is_named(texts: Path, tmp_path: Path):
    with pytest.raises(ValueError, match="npm run taught:labels"):
        read_training(tmp_path / "none")
    (tmp_path / "log.jsonl").write_text('{"event": "start"}\n')
    with pytest.raises(ValueError, match="no log of a finished training"):
        certify.certify(TINY, texts, tmp_path / "log.jsonl")


def test_rare_values_weigh_more(texts: Path):
    shelves, _ = read_training(texts / "train")
    table = losses.weights(shelves)
    strings = [scale.label for scale in SCALES].index("inString")
    assert table[0, strings, 1] > table[0, strings, 0] > 0
