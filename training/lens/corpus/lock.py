"""corpus.lock.json: which packages make up the corpus, pinned by the hash of their archives."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path

from lens.corpus.errors import CorpusError
from lens.vocabulary import LANGUAGES

REGISTRIES = ("npm", "pypi", "debian")
SPLITS = ("train", "validation", "heldout")
# Licences that ask for no more than their text to be passed on. "blessing" is SQLite's public domain.
PERMISSIVE = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0 HPND ISC MIT MIT-0 PSF-2.0 PostgreSQL TCL "
    "Unlicense Zlib blessing curl".split()
)


@dataclass(frozen=True, order=True)
class Entry:
    """One package. `hash` is "sha256:" + hex of the archive; globs match paths inside the package.

    `licence_files` is for packages whose licence text is in files not called LICENSE or the like.
    """

    registry: str
    name: str
    version: str
    hash: str
    licence: str
    languages: tuple[str, ...]
    split: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    licence_files: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return f"{self.registry}:{self.name}"

    def __str__(self) -> str:
        return f"{self.package}@{self.version}"


def is_permissive(licence: str) -> bool:
    """Whether an SPDX expression (OR, AND, no brackets) can be met with permissive licences alone."""
    alternatives = licence.split(" OR ")
    return any(all(part in PERMISSIVE for part in one.split(" AND ")) for one in alternatives)


def check(entry: Entry) -> Entry:
    """The entry itself; CorpusError if a field holds what the builder cannot use."""
    problems = {
        f"registry {entry.registry!r}, expected one of {REGISTRIES}": entry.registry not in REGISTRIES,
        f"split {entry.split!r}, expected one of {SPLITS}": entry.split not in SPLITS,
        f"languages {entry.languages}, expected some of {tuple(LANGUAGES)}": not entry.languages
        or not set(entry.languages) <= set(LANGUAGES),
        f"licence {entry.licence!r}, expected a permissive one: leave the package out, or add "
        "the licence to PERMISSIVE after reading it": not is_permissive(entry.licence),
        "a hash that does not start with 'sha256:': run the lock command again": not entry.hash.startswith("sha256:"),
    }
    for problem, found in problems.items():
        if found:
            raise CorpusError(f"{entry}: the lock has {problem}")
    return entry


def read(path: Path) -> list[Entry]:
    """The checked entries in the order of the file. CorpusError if the file is not a lock."""
    try:
        rows = json.loads(path.read_text())["packages"]
        entries = [Entry(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CorpusError(f"{path} cannot be read as a corpus lock ({error}): restore it from version control") from None
    names = [(entry.registry, entry.name) for entry in entries]
    for entry in entries:
        if names.count((entry.registry, entry.name)) > 1:
            raise CorpusError(f"{entry.package} is in the lock more than once: keep one of its entries")
    return [check(entry) for entry in entries]


def write(path: Path, entries: list[Entry]) -> None:
    """Sorted, one entry a line, empty globs left out."""
    rows = [
        json.dumps({key: value for key, value in dataclasses.asdict(entry).items() if value}) for entry in sorted(entries)
    ]
    path.write_text('{\n  "packages": [\n    ' + ",\n    ".join(rows) + "\n  ]\n}\n")


def with_entry(entries: list[Entry], entry: Entry) -> list[Entry]:
    """The entries with this package added, or replaced if it is there."""
    return [other for other in entries if other.package != entry.package] + [check(entry)]
