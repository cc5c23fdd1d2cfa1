"""What has been computed is kept, so that an interrupted catalogue goes on where it was."""

import hashlib
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

HERE = Path(__file__).parent
#: How an LSTM is computed is told beside this folder.
CELL = HERE.parent / "cell.py"
#: Parts of the code that the statistics do not depend on.
APART = ("directions", "cause")


def code_hash(without: tuple[str, ...] = ()) -> str:
    """sha256 of training/lens/cell.py and catalogue/**/*.py, paths and contents, but for some folders."""
    hashed = hashlib.sha256(CELL.read_bytes())
    for path in sorted(HERE.rglob("*.py"), key=lambda p: p.relative_to(HERE).as_posix()):
        name = path.relative_to(HERE).as_posix()
        if name.split("/")[0] not in without:
            hashed.update(f"{name}\0".encode() + path.read_bytes() + b"\0")
    return hashed.hexdigest()


class Parts:
    """Results by name in a folder. `of` is what they depend on; those of anything else are removed."""

    def __init__(self, folder: Path, of: str):
        self.folder = folder / hashlib.sha256(of.encode()).hexdigest()[:16]
        for other in folder.glob("*/*.part"):
            if other.parent != self.folder:
                other.unlink()
        self.folder.mkdir(parents=True, exist_ok=True)

    def has(self, name: str) -> bool:
        return (self.folder / f"{name}.part").exists()

    def get(self, name: str, make: Callable[[], T]) -> T:
        """The kept result, or the one that is made now and kept; written whole or not at all."""
        path = self.folder / f"{name}.part"
        if path.exists():
            return pickle.loads(path.read_bytes())  # its own folder's own file
        made = make()
        path.with_suffix(".new").write_bytes(pickle.dumps(made))
        os.replace(path.with_suffix(".new"), path)
        return made
