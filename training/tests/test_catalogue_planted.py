"""The whole catalogue, on units that are known: each is found for what it is."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import catalogue_samples as samples
from lens.catalogue import __main__ as command
from lens.catalogue import catalogue, false_discovery, network, progress, states, table
from lens.catalogue import texts as labelled
from lens.catalogue.details import Plain
from lens.catalogue.texts import NAMES, Texts
from lens.catalogue.write import content, read

MODEL = samples.model()


def certified(folder: Path, texts: Texts) -> dict:
    """neurons.json's content."""
    of = catalogue.statistics(MODEL, texts, progress.Parts(folder / "parts", "these"), shifts=199, resamples=100)
    (folder / "model.onnx").write_bytes(b"graph")
    return content(MODEL, folder, texts, of, {"shifts": 199, "resamples": 100}, [], None)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(states, "read", samples.planting(MODEL))
        return certified(tmp_path_factory.mktemp("catalogue"), samples.texts())


def unit(made: dict, number: int, quantity: str = "h") -> dict:
    return made["units"][number][quantity]


@pytest.mark.parametrize("quantity", ["h", "c"])
def test_a_depth_counter_tracks_depth(made: dict, quantity: str):
    found = unit(made, samples.DEPTH, quantity)
    assert found["verdict"] == {"kind": "tracksStrongly", "label": "bracketDepth", "family": "braces"}
    rho, partial, auc, p = found["figures"]["braces"]["bracketDepth"]
    assert rho > 0.9 and partial > 0.8 and auc is None and p == 0.005
    low, high = found["interval"]
    assert low <= rho <= high and low > 0.9
    assert min(found["adversarial"]["flat"], found["adversarial"]["planted"]) > 0.9
    assert found["adversarial"]["tabs"] is None  # there are no such texts
    assert set(found["languages"]) == {"c", "ts"} and min(found["languages"].values()) > 0.9
    means = [(row[0], row[1]) for row in found["byValue"]]
    assert [value for value, _ in means] == sorted({int(v) for v, _ in means}) and len(means) >= 4
    by = 1 if quantity == "h" else 2
    assert all(mean == pytest.approx(by * value, abs=0.1) for value, mean in means)
    assert found["tree"]["r2"] > 0.9 and found["tree"]["nodes"][0]["label"] == "bracketDepth"


def test_an_indentation_follower_follows_indentation(made: dict):
    found = unit(made, samples.INDENTATION)
    assert found["verdict"]["kind"] == "followsIndentation"
    rho, partial, _, _ = found["figures"]["braces"][found["verdict"]["label"]]
    assert abs(rho) >= 0.5 and abs(partial) < 0.3
    assert found["figures"]["braces"]["indentation"][0] > 0.9
    flat = found["adversarial"]["flat"]
    assert flat is None or abs(flat) < 0.3  # without indentation nothing is left of it


def test_a_bracket_only_counter_fails_where_brackets_are_planted(made: dict):
    found, knowing = unit(made, samples.BRACKETS), unit(made, samples.DEPTH)
    assert found["verdict"]["label"] == "bracketDepth" and found["figures"]["braces"]["bracketDepth"][0] > 0.9
    assert abs(found["adversarial"]["planted"]) < 0.5 < knowing["adversarial"]["planted"]
    assert found["adversarial"]["flat"] > 0.9  # it needs no indentation


def test_random_units_get_nothing_and_a_constant_one_no_figures(made: dict):
    known = {samples.DEPTH, samples.INDENTATION, samples.BRACKETS, samples.CONSTANT}
    others = [unit(made, k) for k in range(MODEL.hidden) if k not in known]
    assert {other["verdict"]["kind"] for other in others} == {"noEvidence"}
    assert unit(made, samples.CONSTANT) == unit(made, samples.CONSTANT, "c") == {"constant": True}


def test_labels_say_what_never_occurs_and_what_is_best(made: dict):
    never = made["labels"]["loopDepth"]["braces"]
    assert never == {"varies": False, "characters": 0}
    assert "loopDepth" not in unit(made, samples.DEPTH)["figures"]["braces"]
    depth = made["labels"]["bracketDepth"]["braces"]
    assert depth["varies"] and depth["best"]["neuron"] == f"L1.{samples.DEPTH}"
    assert 0 < depth["null95"] < 1 and 0 < depth["untrained"]["rho"] < 0.9
    assert "python" not in made["labels"]["bracketDepth"]  # there is no such text


def test_what_a_unit_remembers_and_snippets_point_into_the_texts(made: dict):
    first = made["units"][0]
    assert first["neuron"] == "L1.0" and first["halfLife"] == pytest.approx(10.7, abs=0.1)  # -1 / log2(.9375)
    assert first["gates"] == {"i": [0, 0], "f": [0, 1], "o": [0, 1]}
    depth = NAMES.index("bracketDepth")
    for text, offset, value in unit(made, samples.DEPTH)["snippets"]:
        at = made["texts"][text]
        assert samples.labels(at["text"])[depth, offset] == pytest.approx(value, abs=0.6) and at["licence"] == "MIT"


def test_the_file_says_what_it_belongs_to(made: dict):
    assert made["labelCode"] == "label code" and made["text"] == "texts" and made["certificateCode"] == progress.code_hash()
    assert made["packages"]["c"] == ["c0@1", "c1@1", "c2@1", "c3@1"]
    assert json.loads(json.dumps(made, allow_nan=False)) == made


def test_an_interrupted_catalogue_goes_on_to_the_same_file(made: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(states, "read", samples.planting(MODEL))
    real, counted = catalogue.block_figures, []

    def broken(*of):
        counted.append(1)
        if len(counted) == 2:
            raise KeyboardInterrupt
        return real(*of)

    monkeypatch.setattr(catalogue, "block_figures", broken)
    with pytest.raises(KeyboardInterrupt):
        certified(tmp_path, samples.texts())
    kept = sorted(p.stem for p in tmp_path.glob("parts/*/*.part"))
    assert kept == ["figures-h0", "untrained"] and not list(tmp_path.glob("parts/*/*.new"))
    assert certified(tmp_path, samples.texts()) == made
    assert len(counted) == 3  # the kept block is not computed again


def test_parts_of_something_else_are_not_taken_up(tmp_path: Path):
    assert progress.Parts(tmp_path, "one").get("a", lambda: 1) == 1
    assert progress.Parts(tmp_path, "one").get("a", lambda: 2) == 1
    assert progress.Parts(tmp_path, "two").get("a", lambda: 3) == 3
    assert len(list(tmp_path.glob("*/*.part"))) == 1


def test_texts_of_two_label_codes_or_missing_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture):
    monkeypatch.setattr(network, "load", lambda folder: MODEL)
    with pytest.raises(SystemExit) as stopped:
        command.main(tmp_path, tmp_path)
    assert "npm run catalogue" in str(stopped.value)
    found = samples.texts(lines=5, packages=1)
    of = {"heldout": found, "validation": replace(found, label_code="older")}
    monkeypatch.setattr(labelled, "load", lambda folder: of[folder.name])
    with pytest.raises(ValueError, match="two label codes"):
        command.certify(tmp_path, tmp_path)


def test_one_command_certifies_a_model_folder(tmp_path: Path):
    folder = tmp_path / "tiny"
    shutil.copytree(Path(__file__).parents[2] / "test" / "fixtures" / "models" / "tiny", folder)
    for split in ("heldout", "validation"):
        samples.save(samples.texts(lines=30, packages=2), tmp_path / "texts" / split)
    path = command.certify(folder, tmp_path / "texts", cause=False, shifts=19, resamples=20)
    made, about = read(folder), json.loads((folder / "manifest.json").read_text())
    assert made["model"] == about["files"]["model.onnx"]["sha256"] and "neurons.json" in about["files"]
    shape = about["architecture"]
    assert len(made["units"]) == shape["layers"] * shape["hidden"] and made["cause"] is None
    assert {d["label"] for d in made["directions"]} <= set(NAMES) and made["directions"]
    assert "bracket depth" in table.directions(made)
    assert path.read_text() == command.certify(folder, tmp_path / "texts", cause=False, shifts=19, resamples=20).read_text()


def test_untrained_networks_get_few_verdicts():
    texts = samples.texts(lines=60, packages=2)
    plain = Plain(texts, texts.chosen())
    found = [v for seed in range(4) for v in false_discovery.verdicts(seed, plain, hidden=16, layers=1, shifts=99)[0]]
    assert np.mean([v.kind != "noEvidence" for v in found]) <= 0.05


def test_the_tables_say_where_no_neuron_passes(made: dict):
    found = table.singles(made)
    row = next(line for line in found.splitlines() if "bracket depth" in line)
    assert f"L1.{samples.DEPTH}" in row and "tracks strongly" in row
    assert "no single neuron" in next(line for line in found.splitlines() if "loop depth" in line)
