"""The lock file and the command line."""

import dataclasses
import json

import pytest

from lens.corpus import __main__ as command
from lens.corpus import lock
from lens.corpus.clients.debian import source_line, upstream
from lens.corpus.errors import CorpusError

ENTRY = lock.Entry("npm", "rxjs", "7.8.2", "sha256:" + "a" * 64, "Apache-2.0", ("ts",), "train", (), ("test/*",))


def test_a_lock_comes_back_sorted(tmp_path):
    other = dataclasses.replace(ENTRY, registry="debian", name="jansson")
    lock.write(tmp_path / "lock", [ENTRY, other])
    assert lock.read(tmp_path / "lock") == [other, ENTRY]


@pytest.mark.parametrize(
    "change",
    [
        {"licence": "GPL-3.0-only"},
        {"licence": "MIT AND LGPL-2.1-only"},
        {"registry": "cargo"},
        {"split": "test"},
        {"languages": ("rust",)},
        {"hash": "md5:1"},
    ],
)
def test_what_the_builder_cannot_use_is_refused(tmp_path, change):
    lock.write(tmp_path / "lock", [dataclasses.replace(ENTRY, **change)])
    with pytest.raises(CorpusError, match="rxjs@7.8.2: the lock has"):
        lock.read(tmp_path / "lock")


def test_a_package_is_locked_once(tmp_path):
    lock.write(tmp_path / "lock", [ENTRY, dataclasses.replace(ENTRY, split="heldout")])
    with pytest.raises(CorpusError, match="more than once"):
        lock.read(tmp_path / "lock")


@pytest.mark.parametrize("text", ["", "[]", '{"packages": [{"name": "x"}]}', '{"packages": [{"nmae": "x"}]}'])
def test_a_file_that_is_no_lock(tmp_path, text):
    (tmp_path / "lock").write_text(text)
    with pytest.raises(CorpusError, match="cannot be read as a corpus lock"):
        lock.read(tmp_path / "lock")


def test_a_choice_of_licences_needs_one_that_is_permissive():
    assert lock.is_permissive("BSD-3-Clause OR GPL-2.0-only")
    assert not lock.is_permissive("MIT AND GPL-2.0-only")


def test_the_repository_lock_is_sound():
    entries = lock.read(command.TRAINING / "corpus.lock.json")
    assert entries == sorted(entries)
    for split, language in ((s, language) for s in ("validation", "heldout") for language in ("ts", "py", "c")):
        assert sum(e.split == split and language in e.languages for e in entries) >= 4


def test_the_command_line_locks_the_newest_version(tmp_path, monkeypatch):
    def download(registry, name, version, folder):
        (folder / "archive").write_bytes(b"content")
        return folder / "archive", version or "9.9.9"

    monkeypatch.setattr(command, "downloaded", download)
    path = tmp_path / "lock"
    for spec in ("npm:@scope/name", "npm:rxjs@7.8.2"):
        arguments = ["--lock", str(path), "lock", spec, "--licence", "MIT", "--languages", "ts", "--split", "train"]
        assert command.main(arguments) == 0
    found = [(row["name"], row["version"]) for row in json.loads(path.read_text())["packages"]]
    assert found == [("@scope/name", "9.9.9"), ("rxjs", "7.8.2")]


def test_the_command_line_says_in_one_line_what_is_wrong(tmp_path, capsys):
    assert command.main(["--lock", str(tmp_path / "none"), "build"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ") and "restore it" in line


def test_debian_versions_and_sources():
    assert upstream("1:9.2p1-2+deb12u3") == "9.2p1"
    assert upstream("3.40.1-2+deb12u2") == "3.40.1"
    assert source_line("deb mirror bookworm main") == "deb-src mirror bookworm main"
    assert source_line("Types: deb") == "Types: deb-src"
    assert source_line("URIs: mirror") == "URIs: mirror"
