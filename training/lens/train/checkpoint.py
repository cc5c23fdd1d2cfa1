"""Saving a run so that it goes on as if nothing had happened."""

import os
from pathlib import Path

import torch

from lens.settings import Settings, difference


def save(path: Path, content: dict) -> None:
    """Writes beside the old file and then takes its place: a full disk or a lost process leaves the old one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    try:
        torch.save(content, new)
        os.replace(new, path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def load(path: Path, settings: Settings) -> dict:
    """Raises ValueError, naming the settings, when the checkpoint belongs to another run."""
    content = torch.load(path, map_location="cpu", weights_only=True)
    if changed := difference(content["settings"], settings.to_json()):
        raise ValueError(
            f"{path} was written with other settings ({'; '.join(changed)}): "
            "give the old ones, or another --run folder, or start from its weights with --weights"
        )
    return content
