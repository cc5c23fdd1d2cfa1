"""Every study on a small setting: what it writes is of the documented shape, and right where that can be known."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
import torch

from lens.corpus.read import read_split
from lens.networks import build
from lens.rivals.measured_texts import Texts
from lens.settings import Settings
from lens.studies import clipping, closers, common, cost, diary, gradients, perturbation, recipe
from lens.train.loop import run
from lens.train.machine import Machine
from lens.vocabulary import encode

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)


def settings(corpus: Path, folder: Path, kind: str) -> Settings:
    return Settings(
        corpus=str(corpus), run=str(folder / kind), kind=kind, layers=1, hidden=16, embedding=8, window=6, lanes=6,
        steps=20, characters=1_000, snapshots=False, log_every=5,
    )  # fmt: skip


@pytest.fixture
def runs(corpus: Path, tmp_path: Path) -> dict[str, Path]:
    for kind in ("lstm", "rnn", "feed-forward"):
        run(settings(corpus, tmp_path, kind), CPU)
    return {kind: tmp_path / kind for kind in ("lstm", "rnn", "feed-forward")}


def read(out: Path) -> dict:
    content = json.loads(out.read_text())
    assert content["command"].startswith(f"python -m lens.studies.{out.stem}") and content["about"]
    return content


def test_closers_know_how_far_their_opening_bracket_is():
    text = 'f(a, ")", [b]) // )\n{\n}'
    places, behind = closers.distances(text, "ts")
    assert [(text[p], d) for p, d in zip(places, behind)] == [("]", 2), (")", 12), ("}", 2)]
    # A bracket that closes another kind ends what is known; nothing is guessed from there.
    assert closers.distances("( [ ) ]", "c")[0].tolist() == []


def test_closers_are_gathered_by_distance():
    texts = {"ts": Texts([encode("(12345)(1)", "ts").astype(np.int64)], ["p"])}
    found = closers.by_distance(texts, lambda files: [np.arange(len(files[0]) - 2.0)])
    assert [list(costs) for costs in found[:3]] == [[9.0], [6.0], []]


def test_the_study_of_closers(corpus: Path, runs: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from lens.rivals.compare import of_run

    monkeypatch.setattr(closers, "of_folder", of_run)
    closers.main(tmp_path / "closers.json", corpus, (runs["lstm"],), runs["lstm"], 5, 600)
    content = read(tmp_path / "closers.json")
    assert [s["name"] for s in content["systems"]] == ["lstm", "5-gram"]
    assert len(content["bins"]) == len(content["systems"][0]["bits"]) and sum(b["count"] for b in content["bins"]) > 20


def test_gradients_are_those_of_small_differences():
    torch.manual_seed(0)
    model = build(Settings(kind="rnn", layers=1, hidden=6, embedding=4)).double()
    x = torch.randint(5, 102, (9, 1))
    found = gradients.norms(model, x, 5)

    def loss(nudge: torch.Tensor) -> float:
        _, state, _ = model(x[:4], model.zero_state(1))  # h after the fourth character is 4 before that of the last loss
        logits, _, _ = model(x[4:8], type(state)(state.h.double() + nudge))
        return torch.nn.functional.cross_entropy(logits[-1], x[8]).item()

    step = 1e-2  # states are passed on in float32
    slopes = [(loss(step * e) - loss(-step * e)) / (2 * step) for e in torch.eye(6, dtype=torch.float64).view(6, 1, 1, 6)]
    assert math.dist(slopes, [0] * 6) == pytest.approx(found[3, 0], rel=0.02)


def test_forget_gates_are_those_of_the_cell():
    torch.manual_seed(0)
    model = build(Settings(layers=1, hidden=5, embedding=4))
    x = torch.randint(5, 102, (8, 3))
    found = gradients.forget_gates(model, x, 4)
    with torch.no_grad():  # with c made one larger, c grows by the product of the gates where h is held
        _, state, _ = model(x[:6], model.zero_state(3))
        _, near, _ = model(x[6:7], state)
        _, far, _ = model(x[6:7], type(state)(state.h, state.c + 1))
    assert found[0] == pytest.approx(float((far.c - near.c).mean()), rel=1e-3)
    assert found[0] > found[1] > found[2] > found[3] > 0


def test_the_study_of_gradients(corpus: Path, runs: dict[str, Path], tmp_path: Path):
    out = tmp_path / "gradients.json"
    gradients.main(out, corpus, (runs["lstm"], runs["rnn"]), back=12, length=40, budget=6)
    systems = read(out)["systems"]
    assert [(s["name"], s["trained"]) for s in systems] == [
        ("lstm", False), ("lstm", True), ("rnn", False), ("rnn", True),
    ]  # fmt: skip
    assert all(len(s["norm"]["median"]) == 12 and min(s["norm"]["median"]) > 0 for s in systems)
    assert ["forgetGates" in s for s in systems] == [True, True, False, False]


def test_clipping_keeps_what_diverges_without_it(corpus: Path, tmp_path: Path):
    clipping.main(tmp_path / "clipping.json", corpus, hidden=48, budget=20)
    runs = {(r["kind"], r["clip"]): r for r in read(tmp_path / "clipping.json")["runs"]}
    assert runs["relu-rnn", None]["stopped"] is not None and runs["relu-rnn", 1.0]["stopped"] is None
    assert runs["relu-rnn", 1.0]["bpc"][-1] < 6 and len(runs["lstm", None]["bpc"]) == 20


def test_a_changed_character_leaves_the_window_and_not_the_recurrent_network():
    x = torch.randint(5, 102, (30, 4))
    other = perturbation.changed(x, 5, seed=1)
    assert (x != other).sum() == 4 and (x != other)[5].all()
    ends = {}
    for kind in ("lstm", "feed-forward"):
        torch.manual_seed(0)
        model = build(Settings(kind=kind, layers=1, hidden=8, embedding=4, window=6))
        distance, divergence = perturbation.differences(model, x, other, 5)
        assert distance.shape == divergence.shape == (25, 4)
        assert (divergence > -1e-9).all() and (divergence[0] > 0).all()
        ends[kind] = int((divergence.max(1) > 1e-12).sum())
    assert ends["feed-forward"] == 6 < ends["lstm"]


def test_the_study_of_perturbation(corpus: Path, runs: dict[str, Path], tmp_path: Path):
    out = tmp_path / "perturbation.json"
    perturbation.main(out, corpus, (runs["lstm"], runs["feed-forward"]), place=20, steps=30, budget=6)
    content = read(out)
    assert [len(s["divergence"]["median"]) for s in content["systems"]] == [31, 31]
    with pytest.raises(ValueError, match="ask for a shorter text"):
        common.stretches(corpus, "heldout", 3, 10**6, 1)


def test_costs_are_counted(tmp_path: Path):
    cost.main(tmp_path / "cost.json", units=(16, 32), lengths=(50, 100), hidden=16, budget=1)
    content = read(tmp_path / "cost.json")
    lstm = next(group["rows"] for group in content["byUnits"] if group["kind"] == "lstm")
    assert lstm[0]["parameters"] == 102 * 64 + 4 * 16 * (64 + 16 + 2) + 16 * 102 + 102
    assert lstm[1]["stateBytes"] == 2 * 32 * 4 and lstm[1]["ratios"]["stateBytes"] == 2
    for group in content["byLength"]:
        short, long = group["rows"]
        assert short["stateBytes"] == long["stateBytes"] and short["parameters"] == long["parameters"]
        assert 1.5 < long["ratios"]["learningBytes"] <= 2.1, group["kind"]


def test_the_diary_adds_runs_up_and_finds_the_first_unit(tmp_path: Path):
    def snapshot(characters: int, rho: float) -> dict:
        of = {"h": [[0.1, -0.2]], "c": [[rho, 0.3]]}
        return {"event": "snapshot", "characters": characters, "validation": {"ts": {"bpc": 2.0}},
                "samples": {"ts": f"after {characters}"}, "correlations": {"ts": {"bracketDepth": of}}}  # fmt: skip

    logs = [tmp_path / "a.1.jsonl", tmp_path / "a.2.jsonl"]
    logs[0].write_text("\n".join(map(json.dumps, [snapshot(100, 0.4), {"event": "stop", "characters": 150}])))
    logs[1].write_text("\n".join(map(json.dumps, [snapshot(100, -0.6), {"event": "stop", "characters": 300}])))
    diary.main(tuple(logs), tmp_path / "diary.json", model=None)
    content = read(tmp_path / "diary.json")
    assert [p["characters"] for p in content["points"]] == [100, 250] and content["appears"] == {"ts": 250}
    assert content["points"][1]["best"]["ts"] == {"rho": -0.6, "quantity": "c", "layer": 1, "unit": 0}
    assert content["points"][1]["enough"]["ts"] == 1
    assert [p["wrote"]["ts"] for p in content["points"]] == ["after 100", "after 100"]


def test_the_diarys_last_page_is_the_model_as_it_is_shipped(corpus: Path, runs: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    model = tmp_path / "model"
    model.mkdir()
    (model / "manifest.json").write_text(json.dumps({"training": {"characters": 1_234}}))
    monkeypatch.setattr(diary.networks, "load", lambda folder: common.network(runs["lstm"]))
    page = diary.last_page(model, corpus, "bracketDepth", 0.5)
    assert (page["characters"], page["run"]) == (1_234, None)
    assert set(page["wrote"]) == set(page["validation"]) == set(page["best"]) == {"ts", "py", "c"}
    assert all(5 < bits < 9 for bits in page["validation"].values()), "it has learned next to nothing"


def test_stretches_are_beginnings_of_files(corpus: Path):
    x = common.stretches(corpus, "heldout", 6, 20, seed=3)
    assert x.shape == (20, 6) and (x[0] == 1).all() and set(x[1].tolist()) == {2, 3, 4}
    assert set(read_split(corpus, "heldout")) == {"ts", "py", "c"}


def test_the_recipe_gives_every_choice_the_same_time(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recipe, "CHOICES", {"base": {}, "fast": {"rate": 0.01}, "shallow": {"layers": 1}})
    recipe.main(tmp_path / "recipe.json", corpus, seconds=0.5, budget=500, hidden=12, lanes=6)
    first, *others = read(tmp_path / "recipe.json")["rows"]
    assert first["choice"] == "base" and {row["choice"] for row in others} == {"fast", "shallow"}
    assert [row["mean"] for row in others] == sorted(row["mean"] for row in others)
    for row in (first, *others):
        assert row["characters"] > 0 and row["seconds"] > 0 and all(0 < bpc < 9 for bpc in row["bpc"].values())
    shallow = next(row for row in others if row["choice"] == "shallow")
    assert shallow["parameters"] < first["parameters"]


def test_the_recipe_goes_on_where_a_portion_ended(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(recipe, "CHOICES", {"base": {}, "another seed": {"seed": 2}, "slow": {"rate": 1e-4}})
    out = tmp_path / "recipe.json"
    make = lambda seconds, portion: recipe.main(out, corpus, seconds, 500, hidden=12, lanes=6, portion=portion)  # noqa: E731
    make(0.2, 1)
    base = read(out)["rows"]
    make(0.2, 1)
    make(0.2, 0)
    rows = read(out)["rows"]
    assert rows[0] == base[0] and {row["choice"] for row in rows} == {"base", "another seed", "slow"} and len(rows) == 3
    assert next(row for row in rows if row["choice"] == "another seed")["bpc"] != rows[0]["bpc"]
    make(0.1, 1)  # of another time, and so of another study
    assert [row["choice"] for row in read(out)["rows"]] == ["base"]
