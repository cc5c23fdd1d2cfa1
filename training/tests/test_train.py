"""The loop: learns, goes on after an interruption, and is the same on one process or two."""

import json
import socket
from pathlib import Path

import numpy as np
import pytest
import torch
import torch.multiprocessing as mp

from lens import measure
from lens.settings import GONE, Settings
from lens.train import checkpoint
from lens.train.loop import Training, rate, run
from lens.train.machine import Machine, join, leave

TRAINING = Path(__file__).parents[1]
CPU = Machine(torch.device("cpu"), "fp32", 0, 1)


def settings(corpus: Path, folder: Path, **others) -> Settings:
    defaults = dict(
        corpus=str(corpus), run=str(folder), hidden=24, embedding=8, lanes=6, steps=20, characters=6_000,
        warmup=200, rate=0.01, log_every=5, checkpoint_every=1_000, snapshots=False,
    )  # fmt: skip
    return Settings(**(defaults | others))


def parameters(training: Training) -> np.ndarray:
    return torch.cat([p.detach().flatten() for p in training.model.parameters()]).numpy()


def test_overfits_a_tiny_text(corpus: Path, tmp_path: Path):
    done = run(settings(corpus, tmp_path / "run", characters=60_000, hidden=48), CPU)
    for name, bits in measure.split_bits(done.model, corpus, "train").items():
        assert bits.per_character < 0.25, name


def test_resuming_equals_no_interruption(corpus: Path, tmp_path: Path):
    whole = run(settings(corpus, tmp_path / "whole"), CPU)
    parts = settings(corpus, tmp_path / "parts")
    run(parts, CPU, stop_after=7)
    run(parts, CPU, stop_after=11)
    resumed = run(parts, CPU)
    assert (resumed.updates, resumed.characters) == (whole.updates, whole.characters)
    np.testing.assert_array_equal(parameters(resumed), parameters(whole))


def _process(rank: int, port: int, s: Settings, out: str) -> None:
    import os

    os.environ |= {"WORLD_SIZE": "2", "RANK": str(rank), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}
    torch.set_num_threads(1)
    try:
        done = run(s, join("fp32"), stop_after=12)
        np.save(f"{out}.{rank}.npy", parameters(done))
    finally:
        leave()


def test_two_processes_equal_one(corpus: Path, tmp_path: Path):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    alone = parameters(run(settings(corpus, tmp_path / "one"), CPU, stop_after=12))
    mp.spawn(_process, (port, settings(corpus, tmp_path / "two"), str(tmp_path / "out")), nprocs=2)
    for rank in (0, 1):
        np.testing.assert_allclose(np.load(tmp_path / f"out.{rank}.npy"), alone, atol=2e-5)


def test_checkpoint_of_other_settings_is_refused_by_name(corpus: Path, tmp_path: Path):
    run(settings(corpus, tmp_path / "run"), CPU, stop_after=1)
    with pytest.raises(ValueError, match="hidden: 24 -> 32"):
        run(settings(corpus, tmp_path / "run", hidden=32), CPU)


def test_a_checkpoint_with_a_setting_that_is_gone_is_refused_by_name(corpus: Path, tmp_path: Path):
    s = settings(corpus, tmp_path / "run")
    path = run(s, CPU, stop_after=1).file()
    content = torch.load(path, weights_only=True)
    checkpoint.save(path, content | {"settings": content["settings"] | GONE})
    assert checkpoint.load(path, s)["updates"] == 1
    checkpoint.save(path, content | {"settings": content["settings"] | {"dropout": 0.1}})
    with pytest.raises(ValueError, match="dropout: 0.1 -> 0.0"):
        checkpoint.load(path, s)


def test_settings_of_every_run_of_the_repository_are_read():
    models = (TRAINING.parent / "models").rglob("manifest.json")
    # What is packed was trained elsewhere: its manifest names the networks that it was packed from.
    manifests = sorted(path for path in models if path.parent.name != "packed")
    runs = [run["settings"] for path in manifests for run in json.loads(path.read_text())["training"]["runs"]]
    lines = [json.loads(line) for path in (TRAINING / "logs").glob("*.jsonl") for line in path.read_text().splitlines()]
    runs += [line["settings"] for line in lines if "settings" in line]
    assert len(runs) > 20 and any("cell_penalty" in content for content in runs)
    for content in runs:
        found = Settings.from_json(content).to_json()
        assert all(found[name] == value for name, value in content.items() if name not in GONE)


def test_a_run_that_used_a_setting_that_is_gone_says_which():
    with pytest.raises(ValueError, match="the run had dropout 0.1, tied True"):
        Settings.from_json(Settings().to_json() | {"dropout": 0.1, "tied": True})


def test_a_full_disk_keeps_the_old_checkpoint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "checkpoint.pt"
    checkpoint.save(path, {"settings": Settings().to_json(), "updates": 1})

    def full(_content, file):
        Path(file).write_bytes(b"half")
        raise OSError("No space left on device")

    monkeypatch.setattr(torch, "save", full)
    with pytest.raises(OSError):
        checkpoint.save(path, {"settings": Settings().to_json(), "updates": 2})
    monkeypatch.undo()
    assert checkpoint.load(path, Settings())["updates"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["checkpoint.pt"]


def test_a_loss_that_is_no_number_stops_the_run(corpus: Path, tmp_path: Path):
    training = Training(settings(corpus, tmp_path / "run"), CPU)
    with torch.no_grad():
        training.model.output.bias.fill_(float("nan"))
    with pytest.raises(FloatingPointError, match="update 0"):
        training.update()


def test_after_a_loss_that_is_no_number_the_last_checkpoint_goes_on(corpus: Path, tmp_path: Path, monkeypatch):
    s = settings(corpus, tmp_path / "run", checkpoint_every=4)
    update = Training.update

    def breaks(training: Training) -> tuple[float, float]:
        if training.updates == 10:
            with torch.no_grad():
                training.model.output.bias.fill_(float("nan"))
        return update(training)

    monkeypatch.setattr(Training, "update", breaks)
    with pytest.raises(FloatingPointError, match="update 10: .*last checkpoint is kept"):
        run(s, CPU)
    monkeypatch.undo()
    resumed = Training(s, CPU)
    assert resumed.resume() and resumed.updates == 8
    assert np.isfinite(parameters(resumed)).all() and np.isfinite(resumed.update()[0])


def test_a_machine_without_bf16_refuses_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cpu, "_is_amx_tile_supported", lambda: False)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(ValueError, match="no AMX.*--precision fp32"):
        join("bf16")
    assert join("auto").precision == "fp32"


@pytest.mark.parametrize("precision", ["fp16", "bfloat16"])
def test_a_precision_that_there_is_not_is_refused(precision: str):
    with pytest.raises(ValueError, match="is none of auto, fp32, bf16"):
        join(precision)


def test_weights_start_another_run_and_other_shapes_are_refused(corpus: Path, tmp_path: Path):
    done = run(settings(corpus, tmp_path / "run"), CPU, stop_after=3)
    weights = str(tmp_path / "run" / "weights.npz")
    again = Training(settings(corpus, tmp_path / "again", weights=weights), CPU)
    np.testing.assert_allclose(parameters(again), parameters(done), atol=1e-3)
    with pytest.raises(ValueError, match="another network"):
        Training(settings(corpus, tmp_path / "other", weights=weights, hidden=32), CPU)


def test_a_deeper_network_starts_as_the_one_it_grew_from(corpus: Path, tmp_path: Path):
    done = run(settings(corpus, tmp_path / "run", layers=1), CPU, stop_after=3)
    start = str(tmp_path / "run" / "weights.npz")
    deeper = Training(settings(corpus, tmp_path / "deeper", layers=2, weights=start), CPU)
    before, after = (measure.split_bits(t.model, corpus, "train") for t in (done, deeper))
    for name in before:
        assert after[name].per_character == pytest.approx(before[name].per_character, abs=1e-3)
    norms = [deeper.update()[1] for _ in range(2)]
    assert all(norm > 0 for norm in norms)
    assert deeper.model.output.weight[:, 24:].abs().max() > 0  # the new layer is heard from now on


def test_a_corpus_cut_short_is_named(corpus: Path, tmp_path: Path):
    path = corpus / "train.py.u8"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ValueError, match="cut short"):
        Training(settings(corpus, tmp_path / "run"), CPU)


def test_rate_warms_up_and_comes_down():
    s = Settings(warmup=100, characters=1_100, rate=1.0, final_rate=0.1)
    assert rate(s, 50) == 0.5
    assert rate(s, 100) == 1.0
    assert rate(s, 600) == pytest.approx(0.55)
    assert rate(s, 1_100) == rate(s, 5_000) == pytest.approx(0.1)


def test_log_tells_speed_norm_and_bits(corpus: Path, tmp_path: Path):
    run(settings(corpus, tmp_path / "run"), CPU, stop_after=10)
    lines = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert [line["event"] for line in lines] == ["start", "update", "update", "stop"]
    assert all(line["bpc"] > 0 and line["norm"] > 0 and line["charsPerSecond"] > 0 for line in lines[1:3])
