"""Archives: what is read, and which are refused."""

import io
import tarfile
import zipfile

import pytest

from corpus_samples import tarball
from lens.corpus.archive import members
from lens.corpus.errors import CorpusError


def everything(path):
    return True


def test_the_common_top_folder_is_left_out(tmp_path):
    path = tarball(tmp_path / "a.tgz", {"b.py": "2", "sub/a.py": "1"}, top="thing-1.0/")
    assert members(path, everything) == [("b.py", b"2"), ("sub/a.py", b"1")]


def test_an_archive_without_top_folder(tmp_path):
    path = tarball(tmp_path / "a.tgz", {"x/a.py": "1", "y/b.py": "2"}, top="./")
    assert members(path, lambda name: name.endswith("a.py") or name.endswith("b.py")) == [("x/a.py", b"1"), ("y/b.py", b"2")]


def test_zip(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as zipped:
        zipped.writestr("top/a.py", "1")
    assert members(tmp_path / "a.zip", everything) == [("a.py", b"1")]


def test_links_are_not_followed(tmp_path):
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        link = tarfile.TarInfo("top/passwd.py")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    assert members(tmp_path / "a.tar", everything) == []


@pytest.mark.parametrize("name", ["../../evil.py", "/evil.py", "a/../../evil.py", "..\\evil.py"])
def test_a_name_outside_of_the_archive_is_refused(tmp_path, name):
    path = tarball(tmp_path / "a.tgz", {name: "x"}, top="")
    with pytest.raises(CorpusError, match="outside of itself"):
        members(path, everything)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_a_truncated_archive_is_refused(tmp_path, part):
    content = bytes(n * n % 251 for n in range(40_000))
    whole = tarball(tmp_path / "a.tgz", {"a.py": content}).read_bytes()
    (tmp_path / "cut.tgz").write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(CorpusError, match="cut.tgz: damaged archive"):
        members(tmp_path / "cut.tgz", everything)


def test_a_truncated_plain_tar_is_refused(tmp_path):
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as tar:
        member = tarfile.TarInfo("a.py")
        member.size = 5000
        tar.addfile(member, io.BytesIO(b"x" * 5000))
    (tmp_path / "cut.tar").write_bytes(whole.getvalue()[:3000])
    with pytest.raises(CorpusError, match="damaged"):
        members(tmp_path / "cut.tar", everything)
