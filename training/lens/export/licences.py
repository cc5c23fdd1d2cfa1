"""The licences of the packages that a model was trained on, as one text file."""

import json
from pathlib import Path

HEAD = """This model was trained on the source code of the packages below. Their licences follow, each as the package carries it.
"""


def licences(index: Path) -> str:
    """`index` is the corpus' LICENSES.json. Only packages of the training split are named."""
    packages = [p for p in json.loads(index.read_text()) if p["split"] == "train"]
    if not packages:
        raise ValueError(f"{index} names no training package: build the corpus with `python -m lens.corpus build`")
    parts = [HEAD]
    for p in sorted(packages, key=lambda p: (p["registry"], p["name"])):
        parts.append(f"{'=' * 78}\n{p['registry']}: {p['name']} {p['version']} ({p['licence']})\n{'=' * 78}\n")
        parts += [file["text"].strip() + "\n" for file in p["files"]]
    return "\n".join(parts)
