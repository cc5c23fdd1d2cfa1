"""A tiny corpus in the builder's format, so that training is tested in seconds and without a registry."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from lens.vocabulary import encode

# These networks are too small to share: threads that wait for one another would take most of the time.
torch.set_num_threads(1)

TEXTS = {
    "ts": "for (const a of items) {\n  if (a) {\n    call(a);\n  }\n}\n",
    "py": "def f(x):\n    for a in x:\n        if a:\n            print(a)\n",
    "c": "int main(void) {\n\tint i = 0;\n\twhile (i < 3) { i++; }\n\treturn i;\n}\n",
}


def write_corpus(folder: Path, files: int = 8, repeats: int = 3) -> Path:
    """Every split of every language gets `files` files of `repeats` and more times the language's text."""
    folder.mkdir(parents=True, exist_ok=True)
    for split in ("train", "validation", "heldout"):
        for language, text in TEXTS.items():
            ids = [encode(text * (repeats + k % 3), language) for k in range(files)]
            starts = np.cumsum([0, *map(len, ids)])
            np.concatenate(ids).tofile(folder / f"{split}.{language}.u8")
            index = [
                {"path": f"{language}/{k}", "package": f"local:{split}-{language}", "start": int(s), "length": len(i)}
                for k, (s, i) in enumerate(zip(starts, ids))
            ]
            (folder / f"{split}.{language}.files.json").write_text(json.dumps(index))
    return folder


def write_licences(corpus: Path) -> None:
    entry = {"registry": "npm", "name": "left", "version": "1.0.0", "licence": "MIT", "files": [{"path": "LICENSE", "text": "MIT text\r\n\r\nof two parts"}]}
    index = [entry | {"split": "train"}, entry | {"name": "right", "split": "heldout"}]
    (corpus / "LICENSES.json").write_text(json.dumps(index))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "corpus")
