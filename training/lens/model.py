"""The network: embedding, LSTM layers, softmax over characters; and what every kind of network has in common."""

from typing import NamedTuple

import torch
from torch import Tensor, nn


class State(NamedTuple):
    """All that an LSTM remembers of a text."""

    h: Tensor  # [layers, lanes, hidden]
    c: Tensor  # [layers, lanes, hidden]


class Hidden(NamedTuple):
    """All that a network without cells remembers: a simple recurrent one its h, a feed-forward one its window."""

    h: Tensor  # [layers, lanes, hidden]; of the feed-forward network [1, lanes, (window - 1) * embedding]


AnyState = State | Hidden


class Network(nn.Module):
    """Reads symbols and a state, gives logits and the next state. Zero is the state in which a file starts, whatever
    the kind; states may be sliced by lanes, multiplied by zero and detached field by field."""

    kind: str
    hidden: int
    skip: bool
    embedding: nn.Embedding
    layers: nn.ModuleList
    output: nn.Linear

    @property
    def device(self) -> torch.device:
        return next(self.parameters()).device

    def zero_state(self, lanes: int, device: torch.device | None = None) -> AnyState:
        raise NotImplementedError

    def forward(self, x: Tensor, state: AnyState) -> tuple[Tensor, AnyState, Tensor]:
        """Reads x, int64 [steps, lanes]. Returns logits [steps, lanes, vocabulary], the state after it,
        and the hidden activations [layers, steps, lanes, hidden]."""
        raise NotImplementedError


class CharLSTM(Network):
    """A character LSTM (Hochreiter & Schmidhuber 1997, with the forget gate of Gers et al. 2000), no peepholes.

    One `nn.LSTM` a layer, so that the hidden states of every layer are at hand for the skip and for the export."""

    kind = "lstm"

    def __init__(self, vocabulary: int, embedding: int, hidden: int, layers: int, skip: bool, forget_bias: float = 1.0):
        super().__init__()
        self.hidden, self.skip = hidden, skip
        self.embedding = nn.Embedding(vocabulary, embedding)
        widths = [embedding] + [hidden] * (layers - 1)
        self.layers = nn.ModuleList(nn.LSTM(width, hidden) for width in widths)
        self.output = nn.Linear(hidden * (layers if skip else 1), vocabulary)
        for layer in self.layers:
            with torch.no_grad():  # PyTorch adds two biases, gates in the order i, f, g, o: the forget gate's go in one
                layer.bias_ih_l0[hidden : 2 * hidden] = forget_bias
                layer.bias_hh_l0.zero_()

    def zero_state(self, lanes: int, device: torch.device | None = None) -> State:
        shape = (len(self.layers), lanes, self.hidden)
        return State(torch.zeros(shape, device=device), torch.zeros(shape, device=device))

    def forward(self, x: Tensor, state: State) -> tuple[Tensor, State, Tensor]:
        y = self.embedding(x)  # [steps, lanes, embedding]
        hs, cs, ys = [], [], []
        for layer, h, c in zip(self.layers, state.h, state.c):
            y, (h, c) = layer(y, (h[None].to(y.dtype), c[None].to(y.dtype)))  # y: [steps, lanes, hidden]
            hs.append(h), cs.append(c), ys.append(y)
        top = torch.cat(ys, dim=-1) if self.skip else ys[-1]
        return self.output(top), State(torch.cat(hs).float(), torch.cat(cs).float()), torch.stack(ys)

    def heard(self, h: Tensor) -> Tensor:
        """What gates hear of hidden states."""
        return h

def parameters(model: nn.Module) -> int:
    return sum(p.numel() for p in model.parameters())
