"""The build: fetch, filter, select, write; the result appears whole or not at all."""

import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

from lens.corpus import lock, package, write
from lens.corpus.clients import CLIENTS, Client
from lens.corpus.document import Account, Document
from lens.corpus.fetch import fetched, hash_of
from lens.corpus.select import selected


def build(lock_path: Path, cache: Path, out: Path, clients: dict[str, Client] = CLIENTS, log=sys.stderr) -> dict:
    """Builds the corpus into `out`, replacing what is there, and returns the report. CorpusError as it is met."""
    entries, lock_hash = lock.read(lock_path), hash_of(lock_path)
    account = Account()
    documents: list[Document] = []
    licences = []
    archives = []
    for entry in entries:
        print(f"fetching {entry}", file=log)
        archives.append(fetched(entry, cache, clients))
    for entry, path in zip(entries, archives):
        found, licence = package.read(entry, path, account)
        print(f"{entry}: {len(found)} files, {sum(len(d.text) for d in found):,} characters", file=log)
        documents += found
        licences.append(licence)
    kept = selected(documents, account)
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=".corpus-", dir=out.parent))
    try:
        totals = {split: write.write_split(made, split, own) for split, own in kept.items()}
        for split in write.TEXT_SPLITS:
            write.write_texts(made, split, kept[split])
        report = {
            "lock": lock_hash,
            "totals": totals,
            "packages": packages_report(entries, [d for own in kept.values() for d in own], account),
        }
        (made / "report.json").write_text(json.dumps(report, indent=1) + "\n")
        (made / "LICENSES.json").write_text(write.one_a_line(licences))
        made.chmod(0o755)
        replace(out, made)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return report


def packages_report(entries: list[lock.Entry], kept: list[Document], account: Account) -> dict:
    """Per package: files and characters kept by language, and files dropped by reason."""
    files = Counter((document.package, document.language) for document in kept)
    characters: Counter = Counter()
    for document in kept:
        characters[document.package, document.language] += len(document.text)
    return {
        entry.package: {
            "version": entry.version,
            "split": entry.split,
            "kept": {
                language: {"files": files[entry.package, language], "characters": characters[entry.package, language]}
                for language in entry.languages
            },
            "dropped": dict(sorted(account.dropped[entry.package].items())),
        }
        for entry in entries
    }


def replace(out: Path, made: Path) -> None:
    """Puts the folder `made` where `out` is."""
    old = made.with_name(made.name + ".old")
    if out.exists():
        out.rename(old)
    made.rename(out)
    shutil.rmtree(old, ignore_errors=True)
