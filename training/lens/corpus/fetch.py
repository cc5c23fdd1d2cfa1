"""Archives in a cache folder, each checked against its hash before anything reads it."""

import hashlib
import os
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from lens.corpus.clients import CLIENTS, Client
from lens.corpus.errors import CorpusError
from lens.corpus.lock import Entry


def hash_of(path: Path) -> str:
    """ "sha256:" + hex of a file."""
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def fetched(entry: Entry, cache: Path, clients: dict[str, Client] = CLIENTS) -> Path:
    """The entry's archive, from the cache or else from its registry.

    CorpusError if the client cannot get it or its hash is not the locked one.
    """
    cached = cache / re.sub(r"[^\w.+-]", "_", f"{entry.registry}_{entry.name}_{entry.version}")
    if cached.exists() and hash_of(cached) == entry.hash:
        return cached
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache) as folder:
        archive, _ = downloaded(entry.registry, entry.name, entry.version, Path(folder), clients)
        found = hash_of(archive)
        if found != entry.hash:
            raise CorpusError(
                f"{entry}: expected {entry.hash}, found {found}: the registry serves another archive "
                "than the one locked; lock the package again if you trust it, or take it out"
            )
        os.replace(archive, cached)
    return cached


def downloaded(
    registry: str, name: str, version: str | None, folder: Path, clients: dict[str, Client] = CLIENTS
) -> tuple[Path, str]:
    """The client's archive and version. CorpusError when it cannot get them."""
    try:
        return clients[registry](name, version, folder)
    except RuntimeError as error:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        raise CorpusError(
            f"{registry}:{name}@{version or 'newest'}: cannot be fetched ({error}): check the network and "
            "that the version still exists; lock another version if it does not"
        ) from None
