"""What the boxes say of some made-up texts, character by character, for the product to agree with."""

import json
from pathlib import Path

import numpy as np

from lens.glass import bayes, features
from lens.glass.features import BACK, CHARACTERS, NUMBERS
from lens.glass.write import SPOKEN
from lens.vocabulary import encode_text

TEXTS = {
    "c": "/* a\n * b(c) */\nint f(char *s) {\n\tif (s[0] == '\"') { // no\n\t\twhile (*s) s++;\n\t}\n\treturn \"\\\"//\" != s;\n}\n\n#define X 1 // caf\u00e9\n",
    "py": "def f(a):\n    '''doc # no'''\n    for x in a:  # yes \u20ac\n        if x == '(' and elif_ is not {}:\n            return [x]\n\n",
    "ts": "// one\nexport const f = (a: string) => {\n  if (a === `x${1}`) for (const b of []) return b;\n  else do_it({ a: \"'\" });\n};\n\n/** two */\nclass A {}\n",
}


def places(text: str) -> np.ndarray:
    """Indentation and column after each character, as the scanner has them where a tab stands at a multiple of 4."""
    rows, column, indentation, blank = [], 0, 0, True
    for c in text:
        column, blank = (0, True) if c == "\n" else (column + 1, blank and c in " \t")
        if c == "\n":
            indentation = 0
        elif blank:
            indentation += 4 if c == "\t" else 1
        rows.append((indentation, column))
    return np.array(rows, np.int16).T


def node_of(nodes: list[dict], of: features.Given, k: int) -> int:
    """The leaf that a character comes to, asked as the product asks."""
    at = 0
    while "of" in nodes[at]:
        node = nodes[at]
        name = node["of"]
        if "above" in node:
            yes = of.numbers[k, NUMBERS.index(name)] > node["above"]
        else:
            code, sign = int(of.characters[k, CHARACTERS.index(name)]), node["is"]
            kinds = {"digit": chr(code).isdigit(), "letter": chr(code).isalpha() or chr(code) == "_"}
            yes = kinds[sign] if sign in kinds else chr(code) == sign
        at = node["yes"] if yes else node["no"]
    return at


def content(boxes: list[dict]) -> dict:
    """numbers [characters][numbers], first [characters], and of each box its leaves and its log odds."""
    texts = {}
    for language, text in TEXTS.items():
        of = features.given(encode_text(text), places(text))
        said = {}
        for box in (b for b in boxes if b["language"] == language):
            said[box["label"]] = {
                "leaves": [node_of(box["tree"]["nodes"], of, k) for k in range(len(of))],
                "odds": [round(float(v), 2) for v in spoken(box["bayes"], of)],
            }
        texts[language] = {"text": text, "numbers": of.numbers.tolist(), "first": of.characters[:, 0].tolist(), "boxes": said}
    return {"names": NUMBERS, "back": BACK, "texts": texts}


def spoken(box: dict, of: features.Given) -> np.ndarray:
    total = np.full(len(of), 100 * box["bias"])
    for name, row in box["odds"].items():
        values = bayes.column(of, name)
        where = np.array([SPOKEN.index(v) for v in values]) if name in CHARACTERS else values
        total += np.asarray(row)[where]
    return total / 100


def write(model: Path, boxes: list[dict]) -> None:
    path = model / "glass-boxes.golden.json"
    path.write_text(json.dumps(content(boxes), separators=(",", ":")) + "\n")
