"""The study of training for the mixture, on made-up samples and networks that know nothing."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from lens.mixture.samples import load
from lens.settings import Settings
from lens.studies import for_the_mixture as study
from lens.studies.common import network
from lens.train.loop import run
from lens.train.machine import Machine
from lens.vocabulary import SYMBOLS
from tests import test_mixture
from tests.test_objectives import tell

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(test_mixture, "SYMBOLS", SYMBOLS)
    return test_mixture.write_samples(tmp_path / "samples", 40)


@pytest.fixture
def runs(corpus: Path, tmp_path: Path) -> tuple[Path, ...]:
    folders = tuple(tmp_path / name for name in ("first", "second"))
    for seed, folder in enumerate(folders):
        s = Settings(
            corpus=str(corpus), run=str(folder), hidden=16, embedding=8, lanes=6, steps=20, characters=1_000, seed=seed,
            snapshots=False,
        )  # fmt: skip
        run(s, CPU)
    return folders


def test_predictions_are_those_of_each_file_alone(samples: Path, runs: tuple[Path, ...]):
    data, model = load(samples), network(runs[0])
    uneven = replace(data, files=[100, 20, *data.files[3:]])  # of the same language
    found = study.predictions(model, uneven)
    assert found.shape == data.lstm.shape
    with torch.no_grad():
        x = torch.cat([torch.tensor([1, 4]), data.target[100:119]])
        alone = torch.log_softmax(model(x[:, None], model.zero_state(1))[0][1:, 0], -1)
    torch.testing.assert_close(found[100:120], alone, atol=1e-5, rtol=1e-5)


def test_bits_are_spent_where_counts_did_not_know(corpus: Path, runs: tuple[Path, ...]):
    tell(corpus, 0.9)
    where = study.spent(network(runs[0]), corpus, 20, seed=1, count=6, steps=20)
    assert all(sum(where[name]) == pytest.approx(1, abs=0.005) for name in ("characters", "lstm", "mixed"))
    knew = where["above"].index(0.8)  # the letter a, to which counts gave .9 everywhere, and nothing else much
    assert 0 < where["characters"][knew] < 0.2 and where["characters"][0] == pytest.approx(1 - where["characters"][knew])
    assert where["mixed"][knew] < 0.5 * where["lstm"][knew]


def test_the_study_for_the_mixture(samples: Path, corpus: Path, runs: tuple[Path, ...], tmp_path: Path):
    out = tmp_path / "for-the-mixture.json"
    tell(corpus, 0.9)
    study.main(out, samples, runs[1], runs, corpus, budget=2, steps=40)
    content = json.loads(out.read_text())
    assert content["command"].startswith("python -m lens.studies.for_the_mixture") and content["about"]
    shipped, base, other = content["systems"]
    assert shipped["mixed"] == other["mixed"]  # the same network, and a gate that is fitted alike
    assert base["change"] == {"mean": 0, "least": 0, "most": 0} and base["objective"] == "text" and base["seen"] >= 1_000
    assert all(base["mixed"][language] < base["lstm"][language] for language in ("c", "py", "ts"))
    assert other["change"]["least"] <= other["change"]["mean"] <= other["change"]["most"] != 0
    assert sorted(base["packages"]) == ["c0", "c2", "py1", "ts0", "ts2"]  # the gate was fitted on the others
