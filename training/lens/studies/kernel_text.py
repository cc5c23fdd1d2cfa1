"""The text of the table of 2015, as near as Debian has it: `python -m lens.studies.kernel_text` writes build/kernel.

Karpathy, Johnson & Fei-Fei 2015 (section 3.2) shuffled the kernel's sources, joined them to one text of 6,206,996
characters and cut it 80 : 10 : 10. Here files are shuffled likewise, but the cuts lie between files, so that no file is
both learned and measured. The licence is GPL: nothing learned from this text is shipped."""

import json
import re
from pathlib import Path

import numpy as np
import tyro

from lens.corpus import archive, filters, write
from lens.corpus.document import Document
from lens.corpus.fetch import fetched
from lens.corpus.lock import Entry
from lens.vocabulary import normalise_newlines

LINUX = Entry(
    "debian", "linux", "6.1.176", "sha256:9aad4025973feea3f0d978e82ab7db97d8d5ce3f59fcc6b1f316153d66e3a504",
    "GPL-2.0-only", ("c",), "measured only",
)  # fmt: skip
CHARACTERS = 6_206_996
PARTS = 64  # that training reads side by side

Source = tuple[str, str]  # path, text with LF


def sources(path: Path) -> list[Source]:
    """The .c and .h files of the archive's kernel/ folder, but for those that our corpus calls too long: three that were
    not so long in 2015, and either of which would be half of a tenth."""
    found = archive.members(path, lambda name: re.fullmatch(r"[^/]+/kernel/.+\.[ch]", name) is not None)
    return [(name, normalise_newlines(content.decode())) for name, content in found if len(content) <= filters.LONGEST]


def split(files: list[Source], characters: int, seed: int) -> dict[str, list[Source]]:
    """Files in an order that the seed fixes, as long as they begin within so many characters; each goes where it begins:
    in the first 80 % to train, in the next 10 % to validation, in the last to heldout."""
    order = np.random.default_rng(seed).permutation(len(files))
    shuffled = [files[k] for k in order]
    starts = np.cumsum([0, *(len(text) for _, text in shuffled)])[:-1]
    total = min(characters, sum(len(text) for _, text in files))
    found: dict[str, list[Source]] = {"train": [], "validation": [], "heldout": []}
    for file, start in zip(shuffled, starts):
        if start < total:
            found["train" if start < 0.8 * total else "validation" if start < 0.9 * total else "heldout"].append(file)
    return found


def parts_of(text: str, count: int) -> list[Source]:
    """The text cut into parts of equal length, to a character."""
    ends = np.linspace(0, len(text), count + 1).astype(int)
    return [(f"part {i} of {count}", text[a:b]) for i, (a, b) in enumerate(zip(ends, ends[1:]), 1)]


def write_corpus(out: Path, files: dict[str, list[Source]], parts: int) -> dict:
    """Writes a corpus that lens.train can read, and text.json, which is returned: the source, and of each split its size,
    its files and the hash of its symbols.

    Training has the files as one text without marks between them, as in 2015, cut into parts for as many lanes: each lane
    carries its state through its part. The other splits keep their files apart."""
    out.mkdir(parents=True, exist_ok=True)
    joined = "".join(text for _, text in files["train"])
    splits = {}
    for name, own in (files | {"train": parts_of(joined, parts)}).items():
        documents = [Document(f"{LINUX.package}/{name}", path, "c", name, text) for path, text in own]
        written = write.write_split(out, name, documents)["c"]
        splits[name] = {
            "characters": written["characters"], "sha256": written["sha256"], "files": [path for path, _ in files[name]],
        }  # fmt: skip
    content = {"source": str(LINUX), "hash": LINUX.hash, "splits": splits}
    (out / "text.json").write_text(json.dumps(content, indent=1) + "\n")
    return content


def main(
    out: Path = Path("build/kernel"), cache: Path = Path("build/cache"), characters: int = CHARACTERS, parts: int = PARTS,
    seed: int = 1,
) -> None:  # fmt: skip
    """Fetches Debian's Linux and writes the text as a corpus.

    Args:
        characters: of all splits together, until the last file's end.
        parts: into which the text for training is cut, one for each lane.
    """
    content = write_corpus(out, split(sources(fetched(LINUX, cache)), characters, seed), parts)
    for name, own in content["splits"].items():
        print(f"{name}: {len(own['files'])} files, {own['characters']:,} characters")


if __name__ == "__main__":
    tyro.cli(main)
