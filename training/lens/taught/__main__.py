"""`python -m lens.taught --help`: trains the taught layer. `python -m lens.taught.certify` judges it."""

import sys

import torch
import tyro

from lens.taught.settings import Settings
from lens.taught.train import train


def main(settings: Settings) -> None:
    """Trains a third layer to count, on labels of the product's own scanner; the network below stays as it is.

    Run again with the same settings, it goes on from the last checkpoint."""
    torch.set_num_threads(1)  # two lose more by waiting for one another
    try:
        train(settings)
    except (ValueError, FileNotFoundError, FloatingPointError) as error:
        sys.exit(f"lens.taught: {error}")


if __name__ == "__main__":
    tyro.cli(main, config=(tyro.conf.OmitArgPrefixes,))
