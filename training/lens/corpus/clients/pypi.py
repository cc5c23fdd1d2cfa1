"""Source distributions from PyPI, by `unearth`.

pip can download these too, but runs the package's build code to learn its dependencies.
"""

import json
import os
import sys
from pathlib import Path

from lens.corpus.clients.command import only_file, output_of


def download(name: str, version: str | None, folder: Path) -> tuple[Path, str]:
    """The package's source distribution, and its version."""
    index = os.environ.get("PIP_INDEX_URL")
    printed = output_of(
        [sys.executable, "-m", "unearth", "--no-binary", "--download", str(folder)]
        + (["--index-url", index] if index else [])
        + [f"{name}=={version}" if version else name]
    )
    return only_file(folder), json.loads(printed)["version"]
