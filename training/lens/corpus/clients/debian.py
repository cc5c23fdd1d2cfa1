"""Upstream archives from Debian, by `apt-get source` with a private configuration.

A point release may replace a Debian revision but keeps upstream's archive, so a version here is
upstream's ("3.40.1"), any revision of it will do, and the locked hash is that of the .orig archive.
"""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from lens.corpus.clients.command import only_file, output_of

SOURCES = Path("/etc/apt")
_keep_alive: list[TemporaryDirectory] = []


def source_line(line: str) -> str:
    """A line of the machine's package sources, turned from binary packages to source packages."""
    return re.sub(r"^deb\s", "deb-src ", re.sub(r"^Types:.*", "Types: deb-src", line))


def upstream(version: str) -> str:
    """Upstream's part of a Debian version: no epoch, no revision."""
    return version.split(":", 1)[-1].rsplit("-", 1)[0]


@cache
def _configuration() -> dict[str, str]:
    """The environment in which apt knows the source packages, the lists freshly read."""
    folder = TemporaryDirectory(prefix="corpus-apt-")
    _keep_alive.append(folder)
    root = Path(folder.name)
    root.chmod(0o755)
    for made in ("sources", "lists/partial", "cache/archives/partial"):
        (root / made).mkdir(parents=True)
    found = [*SOURCES.glob("sources.list"), *SOURCES.glob("sources.list.d/*.list"), *SOURCES.glob("sources.list.d/*.sources")]
    for path in found:
        lines = [source_line(line) for line in path.read_text().splitlines()]
        (root / "sources" / path.name.replace("sources.list", "main.list")).write_text("\n".join(lines) + "\n")
    configuration = root / "apt.conf"
    configuration.write_text(
        f'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "{root}/sources";\n'
        f'Dir::State::lists "{root}/lists";\nDir::Cache "{root}/cache";\n'
    )
    environment = {"APT_CONFIG": str(configuration), "LC_ALL": "C"}
    output_of(["apt-get", "update", "-q"], env=environment)
    return environment


def download(name: str, version: str | None, folder: Path) -> tuple[Path, str]:
    """Upstream's archive of a source package, and upstream's version."""
    environment = _configuration()
    shown = output_of(["apt-cache", "showsrc", "--only-source", name], env=environment)
    revisions = re.findall(r"^Version: (\S+)$", shown, re.MULTILINE)
    fitting = [revision for revision in revisions if version in (None, upstream(revision))]
    if not fitting:
        raise RuntimeError(f"upstream version {version} is gone, this Debian has {sorted(set(map(upstream, revisions)))}")
    output_of(
        ["apt-get", "source", "--download-only", "--only-source", f"{name}={fitting[0]}"], env=environment, cwd=folder
    )
    archives = [path for path in folder.iterdir() if re.search(r"\.orig\.tar\.\w+$", path.name)]
    for path in folder.iterdir():
        if path not in archives:
            path.unlink()
    return only_file(folder), upstream(fitting[0])
