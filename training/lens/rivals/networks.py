"""The LSTM's rivals: a simple recurrent network, which forgets, and a feed-forward one, which never knew."""

import torch
from torch import Tensor, nn

from lens.model import Hidden, Network


class CharRNN(Network):
    """A simple recurrent network (Elman 1990) over characters: h = f(W e + R h + b), f tanh or ReLU.

    With ReLU, R starts as the identity, b as zero and W small (Le, Jaitly & Hinton 2015, section 4)."""

    def __init__(self, vocabulary: int, embedding: int, hidden: int, layers: int, skip: bool, nonlinearity: str):
        super().__init__()
        self.kind = {"tanh": "rnn", "relu": "relu-rnn"}[nonlinearity]
        self.hidden, self.skip = hidden, skip
        self.embedding = nn.Embedding(vocabulary, embedding)
        widths = [embedding] + [hidden] * (layers - 1)
        self.layers = nn.ModuleList(nn.RNN(width, hidden, nonlinearity=nonlinearity) for width in widths)
        self.output = nn.Linear(hidden * (layers if skip else 1), vocabulary)
        if nonlinearity == "relu":
            for layer in self.layers:
                nn.init.eye_(layer.weight_hh_l0), nn.init.normal_(layer.weight_ih_l0, std=1e-3)
                nn.init.zeros_(layer.bias_hh_l0), nn.init.zeros_(layer.bias_ih_l0)

    def zero_state(self, lanes: int, device: torch.device | None = None) -> Hidden:
        return Hidden(torch.zeros((len(self.layers), lanes, self.hidden), device=device))

    def forward(self, x: Tensor, state: Hidden) -> tuple[Tensor, Hidden, Tensor]:
        y = self.embedding(x)  # [steps, lanes, embedding]
        hs, ys = [], []
        for layer, h in zip(self.layers, state.h):
            y, h = layer(y, h[None].to(y.dtype))  # y: [steps, lanes, hidden]
            hs.append(h), ys.append(y)
        top = torch.cat(ys, dim=-1) if self.skip else ys[-1]
        return self.output(top), Hidden(torch.cat(hs).float()), torch.stack(ys)


class CharWindow(Network):
    """A feed-forward network over the embeddings of the last `window` characters (Bengio et al. 2003), tanh layers.

    Its state is the window without its last place, oldest first; zero stands for what lies before the file."""

    kind = "feed-forward"

    def __init__(self, vocabulary: int, embedding: int, hidden: int, layers: int, skip: bool, window: int):
        super().__init__()
        self.hidden, self.skip, self.window = hidden, skip, window
        self.embedding = nn.Embedding(vocabulary, embedding)
        widths = [embedding * window] + [hidden] * (layers - 1)
        self.layers = nn.ModuleList(nn.Linear(width, hidden) for width in widths)
        self.output = nn.Linear(hidden * (layers if skip else 1), vocabulary)

    def zero_state(self, lanes: int, device: torch.device | None = None) -> Hidden:
        return Hidden(torch.zeros((1, lanes, (self.window - 1) * self.embedding.embedding_dim), device=device))

    def forward(self, x: Tensor, state: Hidden) -> tuple[Tensor, Hidden, Tensor]:
        e = self.embedding(x)  # [steps, lanes, embedding]
        before = state.h[0].view(x.shape[1], self.window - 1, -1).transpose(0, 1)  # [window - 1, lanes, embedding]
        e = torch.cat([before.to(e.dtype), e])  # [window - 1 + steps, lanes, embedding]
        y = e.unfold(0, self.window, 1).transpose(-1, -2).flatten(2)  # [steps, lanes, window * embedding]
        ys = []
        for layer in self.layers:
            y = torch.tanh(layer(y))  # [steps, lanes, hidden]
            ys.append(y)
        top = torch.cat(ys, dim=-1) if self.skip else ys[-1]
        after = e[len(e) - self.window + 1 :].transpose(0, 1).flatten(1)[None]
        return self.output(top), Hidden(after.float()), torch.stack(ys)
