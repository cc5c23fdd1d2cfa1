"""Labelled texts of a toy language of braces, and a network whose units are known: what a certificate must find."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch

from lens.catalogue import states
from lens.catalogue.states import States
from lens.catalogue.texts import NAMES, Text, Texts
from lens.model import CharLSTM
from lens.vocabulary import SYMBOLS, encode_text

OPEN, CLOSE = "([{", ")]}"


def write_code(draw: np.random.Generator, lines: int, indented: bool = True, planted: bool = False) -> str:
    """Nested blocks, calls and lists; strings and comments, with brackets in them where they are planted."""
    found, depth = [], 0
    word = lambda: "".join(draw.choice(list("abcdefgh"), draw.integers(2, 7)))  # noqa: E731
    quiet = lambda: word() + ("".join(draw.choice(list("([{"), 6)) if planted else "") + word()  # noqa: E731
    for _ in range(lines):
        kind = draw.choice(["open", "close", "call", "list", "string", "comment"])
        if kind == "close" and depth == 0 or kind == "open" and depth == 4:
            kind = "string"
        depth -= kind == "close"
        body = {
            "open": f"{word()} {{", "close": "}", "call": f"{word()}({word()}, {word()}({word()}));",
            "list": f"{word()} = [\n{word()}, [{word()},\n{word()}]];", "string": f'{word()} = "{quiet()}";', "comment": f"// {quiet()}",
        }[kind]  # fmt: skip
        # A line that somebody left where it was: depth and indentation are not the same.
        found.append("  " * (depth if draw.random() < 0.8 else draw.integers(0, 5)) * indented + body)
        depth += kind == "open"
    return "\n".join(found) + "\n"


def labels(text: str) -> np.ndarray:
    """int16 [13, characters]: those that the toy language has, by its rules; the others are 0."""
    of = {name: np.zeros(len(text), np.int16) for name in NAMES}
    counts, string, comment, column, indentation, blank = [0, 0, 0], False, False, 0, 0, True
    for k, character in enumerate(text):
        if character == '"' and not comment:
            string = not string
        elif text[k : k + 2] == "//" and not string:
            comment = True
        elif character == "\n":
            comment = False
        elif not string and not comment and character in OPEN + CLOSE:
            counts[(OPEN + CLOSE).index(character) % 3] += 1 if character in OPEN else -1
        column, blank = (0, True) if character == "\n" else (column + 1, blank and character == " ")
        indentation = 0 if character == "\n" else indentation + blank
        values = {"bracketDepth": sum(counts), "inString": string, "inComment": comment, "indentation": indentation, "column": column}
        values |= dict(zip(("roundDepth", "squareDepth", "curlyDepth"), counts))
        values["lineEnd"] = text[k + 1 : k + 2] == "\n"
        for name, value in values.items():
            of[name][k] = value
    return np.stack([of[name] for name in NAMES])


def texts(lines: int = 70, packages: int = 4, languages: Sequence[str] = ("c", "ts")) -> Texts:
    """Plain, flat and planted ones of some packages a language."""
    rows, ids, values, start = [], [], [], 0
    for language in languages:
        for package in range(packages):
            plain = len(rows)
            for variant, how in (("plain", {}), ("flat", {"indented": False}), ("planted", {"planted": True})):
                text = write_code(np.random.default_rng([package, len(language)]), lines, **how)
                rows.append(Text(f"{language}{package}", "1", "a", "MIT", language, variant, start, len(text), plain))
                ids.append(encode_text(text)), values.append(labels(text))
                start += len(text)
    return Texts(tuple(rows), np.concatenate(ids), np.concatenate(values, 1), "label code", "texts")


def save(of: Texts, folder: Path) -> None:
    """As `npm run catalogue` writes them."""
    folder.mkdir(parents=True)
    rows = [vars(t) for t in of.texts]
    (folder / "texts.json").write_text(json.dumps({"labels": of.label_code, "names": NAMES, "texts": rows}))
    of.ids.tofile(folder / "ids.u8")
    of.values.astype("<i2").tofile(folder / "labels.i16")


def model(hidden: int = 12) -> CharLSTM:
    torch.manual_seed(0)
    return CharLSTM(len(SYMBOLS), embedding=8, hidden=hidden, layers=1, skip=True).eval()


#: Units that are known; all others are random walks that forget.
DEPTH, INDENTATION, BRACKETS, CONSTANT = 3, 5, 7, 9


def activations(found: Texts, index: int, hidden: int) -> np.ndarray:
    """[hidden, characters] of one text."""
    t = found.texts[index]
    of, draw = dict(zip(NAMES, found.values[:, t.start : t.start + t.length].astype(float))), np.random.default_rng(index)
    noise = draw.normal(size=(hidden, t.length))
    values = np.empty_like(noise)
    for k in range(t.length):
        values[:, k] = noise[:, k] + (0.95 * values[:, k - 1] if k else 0)
    signs = np.array([(c in OPEN) - int(c in CLOSE) for c in found.text(index)])
    values[DEPTH] = of["bracketDepth"] + 0.1 * noise[DEPTH]
    values[INDENTATION] = of["indentation"] + 0.1 * noise[INDENTATION]
    values[BRACKETS] = np.cumsum(signs) + 0.1 * noise[BRACKETS]
    values[CONSTANT] = 0.25
    return values.astype(np.float32)


def planting(of: CharLSTM, real: Callable = states.read) -> Callable:
    """Instead of states.read: the known activations for that network, as h and as c; the real ones for any other."""

    def read(network, found: Texts, chosen, watch=None, progress=""):
        if network is not of:
            return real(network, found, chosen, watch, progress)
        values = np.concatenate([activations(found, i, of.hidden) for i in chosen], 1)[None]
        if watch is not None:
            watch(0, *(torch.full((values.shape[-1], of.hidden), gate) for gate in (0.5, 0.9375, 0.95)))
        return States(values, 2 * values)

    return read
