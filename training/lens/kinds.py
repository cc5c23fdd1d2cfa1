"""From settings to the network that they describe."""

from lens.model import CharLSTM, Network
from lens.rivals import CharRNN, CharWindow
from lens.settings import Settings
from lens.vocabulary import SYMBOLS

KINDS = ("lstm", "rnn", "relu-rnn", "feed-forward")


def build(s: Settings) -> Network:
    """Raises ValueError for a kind that there is not."""
    shape = (len(SYMBOLS), s.embedding, s.hidden, s.layers, s.skip)
    match s.kind:
        case "lstm":
            return CharLSTM(*shape, s.forget_bias)
        case "rnn":
            return CharRNN(*shape, "tanh")
        case "relu-rnn":
            return CharRNN(*shape, "relu")
        case "feed-forward":
            return CharWindow(*shape, s.window)
    raise ValueError(f"--kind {s.kind} is none of {', '.join(KINDS)}")
