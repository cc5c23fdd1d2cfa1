"""Reading source archives in memory: nothing is unpacked to disk, no link is followed."""

import lzma
import tarfile
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Callable, Iterator

from lens.corpus.errors import CorpusError

BROKEN = (tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def members(archive: Path, wanted: Callable[[str], bool]) -> list[tuple[str, bytes]]:
    """(path, content) of the wanted regular files, sorted by path.

    Paths are relative to the archive's top folder if all files lie in one. CorpusError if the archive
    is damaged, or names a file outside of itself.
    """
    read = _zip_members if zipfile.is_zipfile(archive) else _tar_members
    try:
        found = sorted(read(archive, wanted))
    except BROKEN as error:
        raise CorpusError(f"{archive.name}: damaged archive ({error}): delete it from the cache and build again") from None
    tops = {PurePosixPath(path).parts[0] for path, _ in found}
    deep = all("/" in path for path, _ in found)
    if len(tops) == 1 and deep:
        return [(path.split("/", 1)[1], content) for path, content in found]
    return found


def _tar_members(archive: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            path = _inside(archive, member.name)
            if member.isreg() and wanted(path):
                yield path, tar.extractfile(member).read()


def _zip_members(archive: Path, wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(archive) as zipped:
        for member in zipped.infolist():
            path = _inside(archive, member.filename)
            if not member.is_dir() and wanted(path):
                yield path, zipped.read(member)


def _inside(archive: Path, name: str) -> str:
    """The name without "./". CorpusError if it points outside of the archive."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts:
        raise CorpusError(f"{archive.name}: names a file outside of itself ({name}): do not use this package")
    return str(path)
