"""Trains the network: `python -m lens.train --help`, or `torchrun --nproc-per-node N -m -- lens.train` on many.

Run again with the same settings, it goes on from the last checkpoint to the same end."""

import tyro

from lens.settings import Settings
from lens.train.loop import run
from lens.train.machine import join, leave


def main(settings: Settings, precision: str = "auto") -> None:
    """Trains a character LSTM, or a rival of it (--kind), on the corpus.

    Args:
        precision: auto, fp32, or bf16 (a GPU or a CPU with AMX).
    """
    try:
        run(settings, join(precision))
    except (ValueError, FileNotFoundError, FloatingPointError) as error:
        raise SystemExit(f"lens.train: {error}") from None
    finally:
        leave()


if __name__ == "__main__":
    tyro.cli(main, config=(tyro.conf.OmitArgPrefixes,))
