"""From one archive to its documents and its licence texts."""

import re
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from lens.corpus import archive, filters
from lens.corpus.document import Account, Document
from lens.corpus.errors import CorpusError
from lens.corpus.lock import Entry
from lens.vocabulary import normalise_newlines

_LICENCE_NAME = re.compile(r"^(un)?(licen[cs]es?|copying|copyright|notice)([-._].*)?$", re.I)
_DEEPEST_LICENCE = 2  # folders


def may_matter(entry: Entry, path: str) -> bool:
    """Whether a member is worth reading; its path may still have the archive's top folder."""
    name = PurePosixPath(path).name
    return filters.language_of(path) is not None or bool(_LICENCE_NAME.match(name)) or path.endswith(entry.licence_files)


def is_licence(entry: Entry, path: str) -> bool:
    """Whether the lock says so, or the name is that of a licence text near the top of a package."""
    parts = PurePosixPath(path).parts
    named = len(parts) <= _DEEPEST_LICENCE + 1 and bool(_LICENCE_NAME.match(parts[-1]))
    return path in entry.licence_files or (named and filters.language_of(path) is None)


def read(entry: Entry, path: Path, account: Account) -> tuple[list[Document], dict]:
    """The documents that pass the filters, and the row for LICENSES.json.

    CorpusError if the package has no licence text, since what is trained on it must carry that text.
    """
    files = archive.members(path, lambda name: may_matter(entry, name))
    sources = [(name, content) for name, content in files if filters.language_of(name) in entry.languages]
    licences = [
        {"path": name, "text": content.decode("utf-8", "replace")} for name, content in files if is_licence(entry, name)
    ]
    if not licences:
        raise CorpusError(f"{entry}: no licence text found: name the file that holds it in licence_files, or take it out")
    row = {"registry": entry.registry, "name": entry.name, "version": entry.version}
    row |= {"licence": entry.licence, "split": entry.split, "files": licences}
    return documents_of(entry, sources, account), row


def documents_of(entry: Entry, sources: list[tuple[str, bytes]], account: Account) -> list[Document]:
    """The sources of the entry's languages that pass the filters."""
    twins = filters.twin_folders([name for name, _ in sources]) if entry.registry == "npm" else set()
    documents = []
    for name, content in sources:
        language = filters.language_of(name)
        text = filters.decoded(content)
        reason = (
            reject_by_globs(entry, name)
            or ("build output" if "/" in name and name.split("/", 1)[0] in twins else None)
            or filters.reject_path(name)
            or ("not UTF-8" if text is None else filters.reject_text(normalise_newlines(text), language))
        )
        if reason:
            account.drop(entry.package, reason)
        else:
            documents.append(Document(entry.package, f"{entry}/{name}", language, entry.split, normalise_newlines(text)))
    return documents


def reject_by_globs(entry: Entry, name: str) -> str | None:
    """The lock's include and exclude globs; "*" also matches "/"."""
    included = not entry.include or any(fnmatchcase(name, glob) for glob in entry.include)
    excluded = any(fnmatchcase(name, glob) for glob in entry.exclude)
    return None if included and not excluded else "excluded in the lock"
