"""What log.jsonl in a run's folder tells of it."""

import json
from pathlib import Path

from lens.settings import Settings


def read(run: Path) -> list[dict]:
    return [json.loads(line) for line in (run / "log.jsonl").read_text().splitlines()]


def settings(run: Path) -> Settings:
    """ValueError for a run with a setting that is gone."""
    return Settings.from_json(read(run)[0]["settings"])


def characters(run: Path) -> int:
    """Read by the end of it."""
    return read(run)[-1]["characters"]


def updates(run: Path) -> int:
    """Made by the end of it."""
    return max(line.get("updates", 0) for line in read(run))
