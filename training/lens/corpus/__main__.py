"""Command line: `python -m lens.corpus build` and `python -m lens.corpus lock npm:rxjs --licence MIT ...`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from lens.corpus import lock
from lens.corpus.build import build
from lens.corpus.errors import CorpusError
from lens.corpus.fetch import downloaded, hash_of
from lens.vocabulary import LANGUAGES

TRAINING = Path(__file__).parents[2]


def arguments(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m lens.corpus", description=__doc__)
    parser.add_argument("--lock", dest="lock_path", type=Path, default=TRAINING / "corpus.lock.json")
    commands = parser.add_subparsers(dest="command", required=True)
    made = commands.add_parser("build", help="fetch the locked packages and build the corpus from them")
    made.add_argument("--cache", type=Path, default=TRAINING / "build" / "cache", help="where archives are kept")
    made.add_argument("--out", type=Path, default=TRAINING / "build" / "corpus")
    locked = commands.add_parser("lock", help="add a package to the lock, or replace it there")
    locked.add_argument("spec", help="REGISTRY:NAME[@VERSION], for example npm:rxjs@7.8.2; newest if no version")
    locked.add_argument("--licence", required=True, help="SPDX expression, read in the package by you")
    locked.add_argument("--languages", nargs="+", required=True, choices=LANGUAGES)
    locked.add_argument("--split", required=True, choices=lock.SPLITS)
    locked.add_argument("--include", nargs="*", default=[], metavar="GLOB")
    locked.add_argument("--exclude", nargs="*", default=[], metavar="GLOB")
    locked.add_argument("--licence-files", nargs="*", default=[], metavar="PATH", help="if not called LICENSE or the like")
    return parser.parse_args(argv)


def locked_entry(given: argparse.Namespace) -> lock.Entry:
    """The entry for the package that the arguments name, its hash taken from what the registry serves."""
    registry, _, spec = given.spec.partition(":")
    name, at, version = spec.rpartition("@")
    if not at or not name:  # no "@", or only the one that starts an npm scope
        name, version = spec, ""
    if registry not in lock.REGISTRIES or not name:
        raise CorpusError(f"{given.spec}: expected REGISTRY:NAME[@VERSION], REGISTRY one of {lock.REGISTRIES}")
    with TemporaryDirectory() as folder:
        archive, version = downloaded(registry, name, version or None, Path(folder))
        hashed = hash_of(archive)
    globs = tuple(map(tuple, (given.include, given.exclude, given.licence_files)))
    return lock.Entry(registry, name, version, hashed, given.licence, tuple(given.languages), given.split, *globs)


def main(argv: list[str] | None = None) -> int:
    given = arguments(argv)
    try:
        if given.command == "build":
            report = build(given.lock_path, given.cache, given.out)
            for split, languages in report["totals"].items():
                for language, total in languages.items():
                    print(f"{split:10} {language:2} {total['packages']:4} packages {total['files']:6} files", end="")
                    print(f" {total['characters']:12,} characters")
        else:
            entries = lock.read(given.lock_path) if given.lock_path.exists() else []
            lock.write(given.lock_path, lock.with_entry(entries, locked_entry(given)))
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
