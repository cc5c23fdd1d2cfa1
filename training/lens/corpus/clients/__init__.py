"""The outside world: the registries' own command-line clients.

A client is `download(name, version, folder) -> (archive, version)`: it puts one source archive into
an empty folder; version None asks for the newest. It runs no code of the package.
RuntimeError with the client's own words when it cannot.
"""

from pathlib import Path
from typing import Callable

from lens.corpus.clients import debian, npm, pypi

Client = Callable[[str, str | None, Path], tuple[Path, str]]

CLIENTS: dict[str, Client] = {"npm": npm.download, "pypi": pypi.download, "debian": debian.download}
