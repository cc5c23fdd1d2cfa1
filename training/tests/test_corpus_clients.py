"""The registries' clients, played by small shell scripts."""

import os

import pytest

from lens.corpus.clients import debian, npm
from lens.corpus.clients.command import only_file, output_of


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a shell script on the path under a program's name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def put(name, script):
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)

    return put


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "folder"
    made.mkdir()
    return made


def test_npm_packs_without_running_scripts(program, folder):
    program("npm", """case "$*" in *--ignore-scripts*) touch "$6/x.tgz"; echo '[{"version": "'"$2"'"}]';; esac""")
    archive, version = npm.download("@scope/x", "1.2.3", folder)
    assert (archive.name, version) == ("x.tgz", "@scope/x@1.2.3")


def test_a_client_that_fails_is_quoted_in_one_line(program):
    program("npm", "echo trace >&2; echo 'npm error 404 no such package' >&2; echo >&2; exit 1")
    with pytest.raises(RuntimeError, match="^npm ended with 1: npm error 404 no such package$"):
        output_of(["npm", "pack"])
    with pytest.raises(RuntimeError, match="no-such-program"):
        output_of(["no-such-program"])


def test_one_archive_is_expected(folder):
    with pytest.raises(RuntimeError, match="found \\[\\]"):
        only_file(folder)


@pytest.fixture
def apt(program, tmp_path, monkeypatch):
    """A Debian that has two revisions of upstream's 1.0 and none of 2.0."""
    sources = tmp_path / "etc"
    sources.mkdir()
    (sources / "sources.list").write_text("deb mirror stable main\n")
    monkeypatch.setattr(debian, "SOURCES", sources)
    debian._configuration.cache_clear()
    program("apt-cache", "echo 'Version: 1:1.0-2'; echo 'Version: 1:1.0-1'")
    program(
        "apt-get",
        'case "$*" in *source*) touch x_1.0.orig.tar.xz x_1.0.orig-doc.tar.xz "$4.dsc";; '
        '*update*) grep -rq "deb-src mirror" "$(dirname "$APT_CONFIG")/sources";; esac',
    )
    yield
    debian._configuration.cache_clear()


@pytest.mark.parametrize("version", ["1.0", None])
def test_any_revision_of_the_upstream_version_will_do(apt, folder, version):
    archive, found = debian.download("x", version, folder)
    assert (archive.name, found) == ("x_1.0.orig.tar.xz", "1.0")
    assert [path.name for path in folder.iterdir()] == ["x_1.0.orig.tar.xz"]


def test_an_upstream_version_that_is_gone(apt, folder):
    with pytest.raises(RuntimeError, match=r"upstream version 2.0 is gone, this Debian has \['1.0'\]"):
        debian.download("x", "2.0", folder)
