"""What combines LSTM and counts, on made-up samples."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from lens import shipped
from lens.calibrate import __main__ as calibrate
from lens.calibrate import calibration
from lens.mixture import __main__ as command
from lens.mixture import names, study
from lens.mixture.blend import Blend
from lens.mixture.gate import WIDTH, Gate, mix, place_inputs, symbol_class
from lens.mixture.samples import joined, load
from lens.rivals import ppmd

SYMBOLS = ["<unk>", "<eof>", "<ts>", "<py>", "<c>", "\t", "\n", "a", "b", "c"]
LENGTHS = [0, 1, 4]
ORDERS = len(LENGTHS)


def write_samples(folder: Path, rows_of_file: int = 60, name: str = "validation") -> Path:
    """Three packages a language. The counts know what comes, the LSTM knows it half of the time, at random."""
    random = np.random.default_rng(1)
    v = len(SYMBOLS)
    files = [
        {"language": language, "package": f"{language}{i}", "rows": rows_of_file}
        for language in ("c", "py", "ts") for i in range(3)
    ]  # fmt: skip
    n = rows_of_file * len(files)
    row = np.dtype([("target", "u1"), ("before", "u1", 4), ("matched", "u1", 2), ("filling", "u1"), ("lstm", "<f4", v),
                    ("all", "<u2", (ORDERS, v)), ("own", "<u2", (ORDERS, v)), ("match_inputs", "<f4", (2, 3))])  # fmt: skip
    rows = np.zeros(n, row)
    rows["target"] = random.integers(7, 10, n)
    rows["before"] = random.integers(5, 10, (n, 4))
    known = random.random(n) < 0.5
    rows["lstm"][np.flatnonzero(known), rows["target"][known]] = 4
    for order in range(ORDERS):
        rows["all"][np.arange(n), order, rows["target"]] = 3
        rows["all"][np.arange(n), order, 7] += 1
    rows["matched"] = 255
    rows["matched"][::2, 0] = rows["target"][::2]
    rows["match_inputs"][::2, 0, 0] = 1
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.bin"
    path.write_bytes(rows.tobytes())
    about = {"model": "f" * 64, "symbols": SYMBOLS, "contextLengths": LENGTHS, "rows": n, "files": files}
    about["matches"] = {"most": 2, "inputs": 3}
    path.with_suffix(".json").write_text(json.dumps(about))
    return path


def test_a_blend_interpolates_from_short_contexts_to_long_ones():
    blend = Blend(2)
    with torch.no_grad():
        blend.discount.fill_(-1e9)  # none
        blend.escape.fill_(0.0)  # a half
    counts = torch.tensor([[[3, 1, 0, 0], [0, 2, 0, 0]], [[3, 1, 0, 0], [0, 0, 0, 0]], [[0] * 4, [0] * 4]])
    first = [0.25 * 0.5 + 0.5 * share for share in (0.75, 0.25, 0, 0)]
    second = [0.5 * p + 0.5 * (i == 1) for i, p in enumerate(first)]
    np.testing.assert_allclose(blend(counts).detach().numpy(), [second, first, [0.25] * 4], atol=1e-6)


def test_symbols_have_classes():
    assert [symbol_class(s) for s in ["<eof>", "_", " ", "\t", "\n", "(", "}", ";"]] == [0, 1, 2, 2, 3, 4, 5, 0]


def test_a_place_is_told_by_the_last_two_symbols_and_how_far_back_word_and_line_begin():
    symbols = ["a", "(", "\n"]
    inputs = place_inputs(torch.tensor([[2, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 2]]), symbols)
    assert inputs[:, :12].argmax(1).tolist() == [1, 1, 3] and inputs[:, 6:12].argmax(1).tolist() == [4, 1, 1]
    np.testing.assert_allclose(np.expm1(inputs[:, 12:].numpy()), [[1, 3], [4, 4], [0, 0]], atol=1e-5)


def test_samples_of_two_files_are_joined(tmp_path: Path):
    first, second = (load(write_samples(tmp_path, rows, name)) for rows, name in ((6, "validation"), (4, "training")))
    both = joined(first, second)
    assert len(both) == len(first) + len(second) == 90 and both.files == [6] * 9 + [4] * 9
    assert len(np.unique(both.package)) == 18 and (both.package[54:] > both.package[:54].max()).all()
    with pytest.raises(ValueError, match="different models"):
        joined(first, replace(second, model="0" * 64))


def test_a_product_of_one_expert_is_that_expert():
    logs = torch.log_softmax(torch.randn(5, 4), -1)
    np.testing.assert_allclose(mix(torch.ones(5, 1), [logs]).numpy(), logs.numpy(), atol=1e-6)
    assert Gate(torch.randn(8, 3), 2)(torch.randn(5, 3)).shape == (5, 2)


def test_a_match_adds_to_its_symbol_and_none_adds_nothing():
    logs, weights = torch.log_softmax(torch.randn(2, 4), -1), torch.tensor([[1.0, 2.0, 3.0]] * 2)
    mixed = mix(weights, [logs], torch.tensor([[1, 3], [0, -1]])).exp()
    odds = mixed / mixed[:, 2:3] / (logs.exp() / logs.exp()[:, 2:3])
    added = torch.tensor([[1, np.e**2, 1, np.e**3], [np.e**2, 1, 1, 1]])
    np.testing.assert_allclose(odds.numpy(), added.numpy(), rtol=1e-4)


def test_samples_that_are_cut_short_are_refused(tmp_path: Path):
    path = write_samples(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    with pytest.raises(ValueError, match="mixture:samples"):
        load(path)
    path.write_bytes(whole)
    about = json.loads(path.with_suffix(".json").read_text())
    del about["matches"]
    path.with_suffix(".json").write_text(json.dumps(about))
    with pytest.raises(ValueError, match="what matches: run `npm run mixture:samples`"):
        load(path)


def test_what_is_fitted_beats_its_parts_and_is_written_with_golden_values(tmp_path: Path, capsys):
    write_samples(tmp_path)
    write_samples(tmp_path, 20, "training")
    out = tmp_path / "mixture.json"
    (tmp_path / "manifest.json").write_text('{"name": "m", "files": {"names.json": {}}}')
    (tmp_path / "names.json").write_text("of another mixture")
    command.main(tmp_path, out, steps=300)
    about = json.loads((tmp_path / "manifest.json").read_text())
    assert about["name"] == "m"
    assert about["files"]["mixture.json"]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    made = json.loads(out.read_text())
    assert made["format"] == command.FORMAT and made["contextLengths"] == LENGTHS
    assert made["gateWidth"] == len(made["mixed"]["hiddenBias"]) == len(made["counts"]["hiddenBias"])
    assert made["model"] == "f" * 64 and len(made["classes"]) == len(SYMBOLS)
    for language in ("c", "py", "ts"):
        figures = {system: made["validation"][system][language] for system in ("lstm", "counts", "mixed")}
        assert figures["mixed"] < figures["lstm"] and figures["mixed"] <= figures["counts"] + 0.02, figures
    uncalibrated = json.loads((tmp_path / "calibration.json").read_text())
    assert uncalibrated["weights"]["mixed"] == [0, 1, 0] and uncalibrated["decoder"] is None
    assert not (tmp_path / "names.json").exists()
    assert "names.json" not in json.loads((tmp_path / "manifest.json").read_text())["files"]
    cases = json.loads((tmp_path / "mixture.golden.json").read_text())
    assert all(abs(sum(case["mixed"]) - 1) < 1e-4 for case in cases) and cases
    assert "half of the validation packages" in capsys.readouterr().out


def test_names_are_trusted_as_far_as_they_were_right(tmp_path: Path, capsys):
    """Where the context is 1 one of two names goes on right nine times out of ten, where it is 0 never; others give .2.

    Of the two it is the one whose first input is 1, the farther one in the list."""
    random = np.random.default_rng(3)
    rows = []
    for kind in names.KINDS:
        for i in range(1500):
            known = i % 2
            right = known == 1 and random.random() < 0.9
            near, far = ([float(k), *[0.5] * 7, 1.0, 0.0, -1.0] for k in (0, 1))
            both = [[False, *near], [bool(right), *far]]
            told = {"context": [known, 7.0], "others": 0.2, "agreed": 1.0, "names": both}
            rows.append({"kind": kind, "package": f"p{i % 3}", **told})
    heard = tmp_path / "names.jsonl"
    heard.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "mixture.json").write_text("{}")
    (tmp_path / "manifest.json").write_text('{"files": {}}')
    names.main(heard, tmp_path)
    made = json.loads((tmp_path / "names.json").read_text())
    assert made["inputs"] == 2 + 2 + 11 and made["mixture"] == hashlib.sha256(b"{}").hexdigest()
    for kind in names.KINDS:
        trust = names.Trust(**{name: np.array(value) for name, value in made[kind].items()})
        two = names.read(heard, kind).of(np.arange(1500) < 2)
        guessing, knowing = names.shares(two, trust)
        assert knowing > 0.75 and guessing < 0.05
        assert names.parts(two, trust.candidates)[1::2].min() > 0.9
    golden = json.loads((tmp_path / "names.golden.json").read_text())
    assert len(golden) == 12 and all(0 <= case["share"] <= 1 for case in golden)
    assert json.loads((tmp_path / "manifest.json").read_text())["files"].keys() == {"names.json", "calibration.json"}
    assert json.loads((tmp_path / "calibration.json").read_text())["decoder"] is None
    assert "fewer bits on packages not fitted on" in capsys.readouterr().out


def test_the_shipped_files_say_what_is_written_now():
    folder = Path(__file__).parents[2] / "models" / shipped.NAME
    mixture, fitted = (json.loads((folder / name).read_text()) for name in ("mixture.json", "calibration.json"))
    assert (mixture["format"], mixture["gateWidth"]) == (command.FORMAT, WIDTH)
    assert json.loads((folder / "names.json").read_text())["format"] == names.FORMAT
    assert len(mixture["contextLengths"]) == len(mixture["all"]["discount"]) and fitted["format"] == calibration.FORMAT


def test_exponents_learned_online_come_to_trust_who_is_right(tmp_path: Path):
    samples = load(write_samples(tmp_path))
    right = torch.full((len(samples), len(SYMBOLS)), -3.0)
    right[torch.arange(len(samples)), samples.target] = -0.1
    wrong = torch.log_softmax(torch.zeros_like(right), -1)
    start = torch.full((len(samples), 2), 0.1)
    log_p = study.online(start, [right, wrong], samples, np.zeros(len(samples), int), 0.05)
    first, last = (torch.stack([file[part] for file in log_p.split(samples.files)]) for part in (slice(0, 5), slice(-5, None)))  # fmt: skip
    assert last.mean() > first.mean() + 0.1


def test_calibration_finds_the_probabilities_that_samples_came_from(tmp_path: Path, capsys):
    random = np.random.default_rng(2)
    lines = []
    for system in calibration.SYSTEMS:
        for i in range(6000):
            product, length = random.uniform(0.1, 0.99), int(random.integers(2, 30))
            odds = 0.7 * np.log(product / (1 - product)) + 0.3
            right = bool(random.random() < 1 / (1 + np.exp(-odds)))
            lines.append({"system": system, "language": ("c", "py")[i % 2], "package": f"p{i % 4}", "product": product, "length": length, "right": right, "decoder": 7})  # fmt: skip
    shown = tmp_path / "suggestions.jsonl"
    shown.write_text("".join(json.dumps(line) + "\n" for line in lines))
    (tmp_path / "mixture.json").write_text("{}")
    (tmp_path / "manifest.json").write_text('{"files": {}}')
    calibrate.main(shown, tmp_path, quiet=0.7, balanced=0.4, eager=0.2)
    made = json.loads((tmp_path / "calibration.json").read_text())
    assert made["format"] == calibration.FORMAT and made["decoder"] == 7
    assert made["thresholds"] == {"quiet": 0.7, "balanced": 0.4, "eager": 0.2}
    files = json.loads((tmp_path / "manifest.json").read_text())["files"]
    assert files["calibration.json"]["bytes"] == (tmp_path / "calibration.json").stat().st_size
    for weights in made["weights"].values():
        np.testing.assert_allclose(weights, [0.3, 0.7, 0.0], atol=0.2)
    assert "not fitted on" in capsys.readouterr().out


def test_calibration_says_who_has_no_suggestions(tmp_path: Path):
    shown = tmp_path / "suggestions.jsonl"
    rows = [{"system": "mixed", "language": "c", "package": p, "product": 0.5, "length": 3, "right": True, "decoder": 7} for p in ("a", "b")]
    shown.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with pytest.raises(SystemExit, match="by counts"):
        calibrate.main(shown, tmp_path)


def test_calibration_wants_suggestions_of_one_decoder(tmp_path: Path):
    shown = tmp_path / "suggestions.jsonl"
    row = {"system": "mixed", "language": "c", "package": "a", "product": 0.5, "length": 3, "right": True}
    for rows in ([row], [row | {"decoder": 1}, row | {"decoder": 2}]):
        shown.write_text("".join(json.dumps(row) + "\n" for row in rows))
        with pytest.raises(SystemExit, match="not of one decoder: run evaluate again"):
            calibrate.main(shown, tmp_path)


def test_ppmd_pays_for_what_was_typed_only(tmp_path: Path):
    (tmp_path / "known.ts").write_text("const alpha = beta(gamma);\n" * 200)
    (tmp_path / "same.ts").write_text("const alpha = beta(gamma);\n" * 20)
    (tmp_path / "new.ts").write_text("".join(map(chr, np.random.default_rng(3).integers(97, 123, 540))))
    row = lambda name: {"system": "mixed", "language": "ts", "package": name, "rates": {"bpc": 1.0},  # noqa: E731
                        "paths": {"known": ["known.ts"], "typed": [{"path": name, "characters": 540}]}}  # fmt: skip
    same, new = ppmd.measured({"packages": [row("same.ts"), {"system": "lstm"}, row("new.ts")]}, tmp_path)
    assert same.ppmd < 0.3 and new.ppmd > 4 and same.mixed == 1.0
