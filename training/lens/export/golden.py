"""Golden texts: what PyTorch computes for them is the oracle of every other implementation."""

import numpy as np
import torch

from lens.model import Network
from lens.vocabulary import encode

TEXTS = [
    ("ts", 'export function walk(tree: Node, depth = 0) {\n  for (const child of tree.children) {\n    if (child.ok && depth < 9) {\n      walk(child, depth + 1); // "deeper"\n    }\n  }\n}\n'),
    ("py", 'def mean(values):\n    """The mean, or None."""\n    total = 0\n    for v in values:\n        if v is not None:\n            total += v\n    return total / len(values) if values else None\n'),
    ("c", "static int depth(const char *s)\r\n{\r\n\tint d = 0;\r\n\twhile (*s) {\r\n\t\tif (*s++ == '{')\r\n\t\t\td++;\r\n\t}\r\n\treturn d; /* \u00e9 \U0001f600 */\r\n}\r\n"),
]  # fmt: skip
KEPT = 12  # positions whose logits are kept


@torch.no_grad()
def golden(model: Network) -> dict:
    """golden.json: per text its ids, the logits after some of them, and the state after the last: h, and where there is
    one c, [layers][hidden]."""
    texts = []
    for language, text in TEXTS:
        ids = encode(text, language)
        x = torch.from_numpy(ids.astype(np.int64))[:, None]
        logits, state, _ = model(x, model.zero_state(1))
        positions = np.linspace(0, len(ids) - 1, KEPT).astype(int).tolist()
        texts.append(
            {
                "language": language,
                "text": text,
                "ids": ids.tolist(),
                "positions": positions,
                "logits": rounded(logits[positions, 0]),
            }
            | {name: rounded(part[:, 0]) for name, part in state._asdict().items()}
        )
    return {"texts": texts}


def rounded(values: torch.Tensor) -> list:
    """Seven digits: enough for 1e-4 on values of a thousand."""
    return [[float(f"{v:.7g}") for v in row] for row in values.tolist()]
