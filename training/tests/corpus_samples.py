"""Small packages, a registry that serves them from memory, and code to put in them."""

import io
import json
import tarfile
from pathlib import Path

from lens.corpus import lock
from lens.corpus.fetch import hash_of


def code(seed: int, lines: int = 40) -> str:
    """Distinct lines of TypeScript-like text, different for every seed."""
    return "".join(f"export const value_{seed}_{n} = compute(first{n}, second{seed});\n" for n in range(lines))


def tarball(path: Path, files: dict[str, str | bytes], top: str = "package/") -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            member = tarfile.TarInfo(top + name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


class Registry:
    """Packages on disk, a lock that names them, and a client that serves them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.lock_path = folder / "corpus.lock.json"
        self.cache = folder / "cache"
        self.out = folder / "out"
        self.served: dict[str, Path] = {}
        self.requests: list[str] = []
        self.clients = {name: self.download for name in lock.REGISTRIES}

    def add(self, name: str, files: dict, split: str = "train", languages=("ts",), licence_file=True, **fields) -> lock.Entry:
        """Serves the files as version 1.0.0 of an npm package and locks it."""
        licence = {"LICENSE": "MIT text"} if licence_file else {}
        self.served[name] = tarball(self.folder / f"{name}.tgz", files | licence)
        given = {"registry": "npm", "licence": "MIT", "hash": hash_of(self.served[name])} | fields
        entry = lock.Entry(name=name, version="1.0.0", languages=languages, split=split, **given)
        entries = lock.read(self.lock_path) if self.lock_path.exists() else []
        lock.write(self.lock_path, lock.with_entry(entries, entry))
        return entry

    def download(self, name: str, version: str | None, folder: Path) -> tuple[Path, str]:
        self.requests.append(name)
        if name not in self.served:
            raise RuntimeError("404 not found")
        copy = folder / "archive.tgz"
        copy.write_bytes(self.served[name].read_bytes())
        return copy, version or "1.0.0"

    def report(self, package: str) -> dict:
        return json.loads((self.out / "report.json").read_text())["packages"][package]
