"""Every setting of a training run of the taught layer."""

from dataclasses import asdict, dataclass

from lens import shipped


@dataclass(frozen=True)
class Settings:
    model: str = str(shipped.FOLDER)
    """Folder of the network that the layer listens to."""
    texts: str = "build/taught"
    """What `npm run taught:labels` wrote."""
    run: str = "build/runs/taught"
    """Folder of this run: log.jsonl, checkpoint.pt, weights.npz."""
    weights: str = ""
    """Weights of an earlier run to start from."""
    hidden: int = 256
    """Units of the layer; the first of them are told a label, the others help."""
    characters: int = 45_000_000
    seconds: int = 0
    """The run ends, its rate all the way down, after so many seconds if not by its characters before; 0 sets no time."""
    lanes: int = 128
    steps: int = 64
    """Characters between two updates."""
    rate: float = 3e-3
    """Peak rate of Adam; linear warm-up, then cosine down to `final_rate` of it."""
    final_rate: float = 0.01
    warmup: int = 200_000
    clip: float = 1.0
    values: float = 0.3
    """Weight of what readouts of the whole layer are asked: the labels themselves."""
    blocks: float = 0.6
    """What the depths will be once the blocks around a place have closed."""
    place: float = 0.1
    """Indentation and column."""
    reminded: float = 0.35
    """Share of the chunks at whose start the taught units are set near what they should say: an error is then of the
    chunk that made it, and not of all the chunks after it."""
    blurred: float = 0.45
    """Most steps that they are then away from it, so that they learn to hold a count and not to let it drift."""
    seed: int = 1
    log_every: int = 50
    """Updates."""
    judge_every: int = 4_000_000
    """Characters between two looks at validation packages."""
    save_every: int = 500_000
    """Characters between two checkpoints."""
    judged: int = 12_000
    """Characters of each language then."""

    def to_json(self) -> dict:
        return asdict(self)
