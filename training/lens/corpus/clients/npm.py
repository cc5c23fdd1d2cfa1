"""Archives from the npm registry, by `npm pack`."""

import json
from pathlib import Path

from lens.corpus.clients.command import only_file, output_of


def download(name: str, version: str | None, folder: Path) -> tuple[Path, str]:
    """The package's .tgz, and its version."""
    spec = f"{name}@{version or 'latest'}"
    printed = output_of(["npm", "pack", spec, "--ignore-scripts", "--json", "--pack-destination", str(folder)])
    [packed] = json.loads(printed)
    return only_file(folder, "*.tgz"), packed["version"]
