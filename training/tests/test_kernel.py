"""The table of 2015 on synthetic files: how the text is made, and what the study writes."""

import json
import tarfile
from dataclasses import replace
from math import log
from pathlib import Path

import numpy as np
import pytest
import torch

from lens import measure
from lens.corpus import filters
from lens.corpus import splits
from lens.corpus.read import read_split
from lens.rivals.compare import of_run
from lens.settings import Settings
from lens.studies import kernel, kernel_text
from lens.train.loop import run
from lens.train.machine import Machine
from lens.vocabulary import decode

TEXTS = [f"int f{i}(void)\n{{\n\treturn {i % 7} + f{i // 2}();\n}}\n" * (1 + i % 3) for i in range(60)]
FILES = [(f"kernel/f{i}.c", text) for i, text in enumerate(TEXTS)]
CHARACTERS = sum(map(len, TEXTS))


@pytest.fixture
def text(tmp_path: Path) -> Path:
    kernel_text.write_corpus(tmp_path / "kernel", kernel_text.split(FILES, CHARACTERS, 1), 4)
    return tmp_path / "kernel"


def test_the_sources_are_those_of_one_folder(tmp_path: Path):
    contents = {"a/kernel/x.c": "one\r\n", "a/kernel/sub/y.h": "two", "a/kernel/z.S": "", "a/fs/kernel/w.c": "", "a/v.c": ""}
    contents["a/kernel/long.c"] = "x" * (filters.LONGEST + 1)
    with tarfile.open(tmp_path / "linux.tar.xz", "w:xz") as tar:
        for name, content in contents.items():
            (tmp_path / "file").write_bytes(content.encode())
            tar.add(tmp_path / "file", name)
    assert sorted(kernel_text.sources(tmp_path / "linux.tar.xz")) == [("kernel/sub/y.h", "two"), ("kernel/x.c", "one\n")]


def test_files_are_shuffled_and_cut_in_eight_tenths_one_and_one():
    found = kernel_text.split(FILES, CHARACTERS, 1)
    assert sorted(file for own in found.values() for file in own) == sorted(FILES)
    assert found["train"] != sorted(found["train"]) and found == kernel_text.split(FILES, CHARACTERS, 1)
    shares = [sum(len(text) for _, text in own) / CHARACTERS for own in found.values()]
    assert shares == pytest.approx([0.8, 0.1, 0.1], abs=0.03)
    half = kernel_text.split(FILES, CHARACTERS // 2, 1)
    assert 0 <= sum(len(text) for own in half.values() for _, text in own) - CHARACTERS // 2 < max(map(len, TEXTS))


def test_training_reads_one_text_in_equal_parts(text: Path):
    files = measure.chosen(read_split(text, "train")["c"], 0)
    assert len(files) == 4 and max(map(len, files)) - min(map(len, files)) <= 1
    learned = kernel_text.split(FILES, CHARACTERS, 1)["train"]
    assert "".join(map(decode, files)) == "".join(text for _, text in learned)
    about = json.loads((text / "text.json").read_text())["splits"]["train"]
    assert about["files"] == [path for path, _ in learned] and about["characters"] == sum(len(t) for _, t in learned)
    assert splits.packages(text)["train"] == ["debian:linux/train"]


def test_a_text_is_measured_as_a_whole_and_by_file(text: Path):
    test = kernel.tenth(text, "heldout", 3)
    assert [decode(ids) for ids in test.files] == [t for _, t in kernel_text.split(FILES, CHARACTERS, 1)["heldout"]]
    assert "".join(map(decode, test.streams)) == "".join(map(decode, test.files))
    assert [list(ids[:2]) for ids in test.streams] == [[1, 4]] * 3


def test_the_study(text: Path, tmp_path: Path):
    short = Settings(
        corpus=str(text), run=str(tmp_path / "short"), hidden=12, embedding=8, lanes=4, steps=20, characters=500,
        rate=0.02, warmup=100, snapshots=False,
    )  # fmt: skip
    continued = {"run": str(tmp_path / "long"), "weights": str(tmp_path / "short/weights.npz"), "characters": 8_000}
    for s in (short, replace(short, run=str(tmp_path / "plain"), skip=False), replace(short, **continued)):
        run(s, Machine(torch.device("cpu"), "fp32", 0, 1))
    out = tmp_path / "kernel.json"
    kernel.main(out, text, tuple(tmp_path / name for name in ("short", "long", "plain")), (), (2, 5), streams=3)
    content = json.loads(out.read_text())
    assert content["command"].startswith("python -m lens.studies.kernel") and content["about"]
    assert [row["name"] for row in content["systems"]] == ["long", "2-gram", "5-gram", "PPMd"]
    long, two, five, _ = content["systems"]
    ids = kernel.tenth(text, "heldout", 3).files
    bits = np.concatenate(of_run(tmp_path / "long").bits(ids))
    assert long["testByFile"] == pytest.approx(float(bits.mean()) * log(2), abs=1e-3)
    assert five["test"] < two["test"] < log(102) and long["test"] < log(102)
    first, best, plain = content["tried"]
    assert best["validation"] < min(first["validation"], plain["validation"])
    assert best["characters"] == long["characters"] >= 8_000 + first["characters"] and first["characters"] < 1_000
    assert plain["settings"]["skip"] is False and "skip" not in best["settings"]
    assert content["text"]["source"] == "debian:linux@6.1.176" and content["theirs"]["20-gram"] == 0.889
