"""No package is both trained on and judged by: in the lock, in a corpus, and in every model of the repository."""

import json
import re
from pathlib import Path

import pytest
import torch

from lens.corpus import lock, splits
from lens.settings import Settings
from lens.train.loop import Training
from lens.train.machine import Machine

TRAINING = Path(__file__).parents[1]
MANIFESTS = sorted((TRAINING.parent / "models").rglob("manifest.json"))
HEADING = re.compile(r"^={78}\n(\w+): (\S+) \S+ \(.+\)\n={78}$", re.MULTILINE)


def locked(*wanted: str) -> set[str]:
    return {entry.package for entry in lock.read(TRAINING / "corpus.lock.json") if entry.split in wanted}


def test_the_repository_has_models():
    assert MANIFESTS


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.parent.name)
def test_a_model_was_trained_on_the_lock_s_training_packages_alone(path: Path):
    about = json.loads(path.read_text())
    text = (path.parent / about.get("licences", "LICENSES.txt")).read_text(errors="replace")
    licensed = {f"{registry}:{name}" for registry, name in HEADING.findall(text)}
    assert licensed and licensed <= locked("train")
    if packages := about.get("corpus", {}).get("packages"):
        assert set(packages["train"]) <= licensed
        for kept in ("validation", "heldout"):
            assert packages[kept] and set(packages[kept]) <= locked(kept)


def test_a_package_that_leaks_is_named_before_training(corpus: Path, tmp_path: Path):
    path = corpus / "train.ts.files.json"
    index = json.loads(path.read_text())
    index[3]["package"] = "local:heldout-ts"
    path.write_text(json.dumps(index))
    with pytest.raises(ValueError, match="local:heldout-ts in .* is trained on and heldout at once"):
        Training(Settings(corpus=str(corpus), run=str(tmp_path), hidden=8), Machine(torch.device("cpu"), "fp32", 0, 1))


def test_packages_of_a_corpus(corpus: Path):
    assert splits.packages(corpus)["heldout"] == ["local:heldout-c", "local:heldout-py", "local:heldout-ts"]
    assert splits.lock_hash(corpus) is None
