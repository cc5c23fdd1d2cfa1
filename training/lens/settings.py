"""Every setting of a training run, in one place: the log, the checkpoint and the manifest carry all of them."""

from dataclasses import asdict, dataclass

from lens import shipped


@dataclass(frozen=True)
class Settings:
    """A run is determined by these and by the corpus; `difference` names what two runs do not share."""

    corpus: str = "build/corpus"
    """Folder that `python -m lens.corpus build` wrote."""
    run: str = f"build/runs/{shipped.NAME}"
    """Folder of this run: log.jsonl, checkpoint.pt, snapshots/."""
    weights: str = ""
    """fp16 weights (weights.npz or an exported model.onnx) to start from; the optimiser starts fresh."""

    kind: str = "lstm"
    """lstm, or a rival of it: rnn (tanh), relu-rnn, feed-forward."""
    layers: int = 2
    hidden: int = 512
    """Units per layer."""
    embedding: int = 64
    skip: bool = True
    """The first layers reach the output too (Graves 2013, section 2): two layers then learn as fast as one."""
    forget_bias: float = 1.0
    """Initial bias of the forget gate (Jozefowicz et al. 2015): remember until told otherwise."""
    window: int = 20
    """Characters that the feed-forward network sees."""

    characters: int = 30_000_000
    """Characters to train on, all processes together."""
    lanes: int = 32
    """Files read side by side, all processes together (the batch)."""
    steps: int = 100
    """Characters between two updates (truncated back-propagation through time)."""
    longest: int = 0
    """Characters read of a file before the lane goes on to the next; 0 reads all. Where a run sees a small part of the
    corpus, many files teach more than few long ones, to whose ways the network bends while it reads them."""
    languages: str = "equal"
    """How lanes are shared among the languages: equal, proportional (to their characters), or parts: ts=1,py=2,c=1."""
    objective: str = "text"
    """text: every character counts alike. unknown: each as far as counts of neighbouring files did not know it. mixture:
    bits of the product of the two. The last two take a corpus that `npm run mixture:known` wrote."""
    rate: float = 2.5e-3
    """Peak learning rate of Adam; linear warm-up, then cosine down to `final_rate` of it."""
    final_rate: float = 0.02
    warmup: int = 300_000
    """Characters of warm-up."""
    clip: float = 1.0
    """Largest norm of the whole gradient (Pascanu et al. 2013)."""
    seed: int = 1

    log_every: int = 100
    """Updates between two lines of the log."""
    checkpoint_every: int = 500
    """Updates between two checkpoints."""
    snapshots: bool = True

    def to_json(self) -> dict:
        return asdict(self)

    @staticmethod
    def from_json(content: dict) -> "Settings":
        """As a log or a manifest of any age has them: what such a run lacks had the default.

        ValueError where it used a setting that is gone."""
        if used := [f"{name} {content[name]}" for name, off in GONE.items() if content.get(name, off) != off]:
            raise ValueError(f"the run had {', '.join(used)}, which is no setting any more: read it with the commit it was made by")
        return Settings(**{name: value for name, value in content.items() if name not in GONE})


#: Settings of earlier versions that no shipped run used, and the value that left them out.
GONE = {"dropout": 0.0, "tied": False, "cell_penalty": 0.0}
#: Settings that may change between a checkpoint and the run that resumes it, without changing a number.
FREE = {"run", "corpus", "log_every", "checkpoint_every", "snapshots", "weights"}


def difference(a: dict, b: dict) -> list[str]:
    """Names the settings that matter and differ, as `name: a -> b`. One that a run lacks, since it is older than the
    setting, had the default."""
    a, b = (Settings().to_json() | GONE | settings for settings in (a, b))
    keys = sorted((a.keys() | b.keys()) - FREE)
    return [f"{key}: {a[key]} -> {b[key]}" for key in keys if a[key] != b[key]]
