"""Every command and file of the trainer that the repository names exists, and a command says how it is used."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from torch.distributed.run import parse_args

TRAINING = Path(__file__).parents[1]
REPOSITORY = TRAINING.parent
NAMED = re.compile(r"python -m (lens(?:\.\w+)+)(?![.\w])")
FILES = re.compile(r"\b(lens/[\w/]+(?:\.py)?)\b(?![/.\w-])")
#: Where a person may have read of a command.
READ = ("*.md", "*.ts", "*.py", "*.json")


def files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *READ], cwd=REPOSITORY, capture_output=True, check=True)  # fmt: skip
    found = [REPOSITORY / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in found if path.exists()]


def named() -> dict[str, list[str]]:
    """The files that name each command."""
    found: dict[str, list[str]] = {}
    for path in files():
        for module in NAMED.findall(path.read_text("utf-8", errors="replace")):
            found.setdefault(module, []).append(str(path.relative_to(REPOSITORY)))
    return found


def test_every_file_of_the_trainer_that_is_named_exists():
    missing = {
        f"{path.relative_to(REPOSITORY)}: {name}"
        for path in files() if path.suffix in (".md", ".ts") for name in FILES.findall(path.read_text("utf-8"))
        if not (TRAINING / name).exists()
    }  # fmt: skip
    assert missing == set()


def commands() -> list[str]:
    """Modules that are run: those with a `__main__`, and packages with one."""
    paths = (path for path in (TRAINING / "lens").rglob("*.py") if '__name__ == "__main__"' in path.read_text())
    parts = (path.relative_to(TRAINING).with_suffix("").parts for path in paths)
    return sorted(".".join(part[:-1] if part[-1] == "__main__" else part) for part in parts)


def test_every_command_that_is_named_exists():
    found = named()
    assert {"lens.train", "lens.mixture", "lens.studies.recipe"} <= found.keys()
    here = commands()
    missing = {
        module: where for module, where in found.items()
        if importlib.util.find_spec(module) is None or module not in here
        if module != "lens.studies.NAME"  # any of them
    }  # fmt: skip
    assert missing == {}


@pytest.mark.parametrize("path", ["README.md", "lens/train/__main__.py"])
def test_torchrun_hands_on_the_options_of_a_run(path: str):
    words = re.search(r"`torchrun ([^`]+)`", (TRAINING / path).read_text()).group(1).replace(" N ", " 2 ").split()
    given = parse_args([*words, "--run", "build/runs/next"])  # torchrun has options that begin with --run, too
    assert given.training_script == "lens.train" and given.training_script_args == ["--run", "build/runs/next"]


@pytest.mark.parametrize("module", commands())
def test_a_command_says_how_it_is_used(module: str):
    run = subprocess.run([sys.executable, "-m", module, "--help"], cwd=TRAINING, capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout.lower().startswith("usage: "), run.stdout + run.stderr
