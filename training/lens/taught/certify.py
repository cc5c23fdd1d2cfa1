"""`python -m lens.taught.certify`: how exactly the taught units of a model folder count on held-out packages."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import tyro

from lens import shipped
from lens.catalogue import texts as labelled
from lens.catalogue.texts import NAMES, Texts
from lens.catalogue.write import rounded
from lens.export.manifest import record
from lens.taught import figures, judge
from lens.taught.fit import fitted
from lens.taught.labels import SCALES, Scale
from lens.taught.shipped import Shipped
from lens.taught.validation import LANGUAGES

NAME, FORMAT = "taught.json", 1
#: What a certificate calls the variants. CRLF reads as plain text, symbol by symbol.
MISLEADING = {"planted": "brackets", "joined": "joined", "tabs": "tabs"}
#: Labels that a variant makes another thing of.
TAKEN = {"joined": {"lineEnd"}}

#: h of the taught units [units, characters] at the characters of some texts.
Read = Callable[[Texts, Sequence[int]], np.ndarray]


def neurons(texts: Texts, read: Read, scales: Sequence[Scale] = SCALES) -> list[dict]:
    """Certificates of the units L3.0, L3.1, ... that are told these labels."""
    own = [{"neuron": f"L3.{k}", "label": s.label, "zero": s.zero, "step": s.step, "most": s.most, "heldOut": []} for k, s in enumerate(scales)]
    for language in LANGUAGES:
        plain = Part(texts, read, "plain", language)
        others = {variant: Part(texts, read, variant, language) for variant in ("flat", *MISLEADING)}
        for k, scale in enumerate(scales):
            if not len(plain) or not (plain.values[scale.label] > 0).any():
                continue  # a language without the label
            made = figures.all_of(scale, plain.h[k], plain.values)
            made["flattened"] = others["flat"].brief(k, scale)
            misled = {text: others[variant].brief(k, scale) for variant, text in MISLEADING.items()}
            made["misled"] = [{"text": text} | found for text, found in misled.items() if found is not None]
            own[k]["heldOut"].append({"language": language} | made)
    return own


class Part:
    """The texts of one variant and language, read."""

    def __init__(self, texts: Texts, read: Read, variant: str, language: str):
        chosen = texts.chosen(variant, (language,))
        columns = texts.columns(chosen)
        self.variant = variant
        self.values = {name: texts.values[k, columns] for k, name in enumerate(NAMES)} | {figures.LINE: texts.lines(chosen)}
        self.h = read(texts, chosen) if chosen else np.zeros((0, 0), np.float32)

    def __len__(self) -> int:
        return self.h.shape[1]

    def brief(self, k: int, scale: Scale) -> dict | None:
        if not len(self) or scale.label in TAKEN.get(self.variant, ()):
            return None
        return figures.brief(scale, self.h[k], self.values[scale.label])


def digits(value):
    """Rounded to three digits, all the way down, but for what is part of a scale."""
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, dict):
        return {k: v if k in ("zero", "step") else digits(v) for k, v in value.items()}
    return [digits(v) for v in value] if isinstance(value, list) else value


def training(log: Path) -> dict:
    """What the log of the layer's training says of it."""
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    start, end = lines[0], lines[-1]
    if start["event"] != "start" or end["event"] != "end":
        raise ValueError(f"{log} is no log of a finished training of a taught layer")
    settings = {k: v for k, v in start["settings"].items() if k not in ("run", "texts", "model", "weights")}
    return {"labelCode": start["labelCode"], "characters": end["characters"], "updates": end["updates"], "settings": settings}


def scales(texts: Texts, read: Read) -> list[Scale]:
    """On which each unit counts, by plain validation texts."""
    chosen = texts.chosen()
    h, columns = read(texts, chosen), texts.columns(chosen)
    language = np.array([texts.texts[i].language for i in texts.of_each(chosen)])
    return [fitted(s, own, texts.values[NAMES.index(s.label), columns], language) for s, own in zip(SCALES, h)]


def certify(model: Path, texts: Path, log: Path) -> Path:
    """Writes taught.json into the model's folder. Raises ValueError where texts, labels or layer do not belong
    together."""
    validation, held_out = (labelled.load(texts / split) for split in ("validation", "heldout"))
    trained = training(log)
    if {validation.label_code, held_out.label_code} != {trained["labelCode"]}:
        raise ValueError(f"{texts} has labels of another version of the scanner than the layer was taught: run `npm run taught:labels` and train it anew")
    layer = Shipped(model)
    read = lambda of, chosen: judge.read(layer, of, chosen, len(SCALES))  # noqa: E731
    found = neurons(held_out, read, scales(validation, read))
    content = {
        "format": FORMAT,
        "model": hashlib.sha256((model / "model.onnx").read_bytes()).hexdigest(),
        "layer": hashlib.sha256((model / "taught.onnx").read_bytes()).hexdigest(),
        "labelCode": held_out.label_code,
        "text": held_out.hash,
        "rule": figures.RULE,
        "neurons": digits(found),
        "training": trained,
    }
    path = model / NAME
    path.with_suffix(".new").write_text(json.dumps(content, separators=(",", ":"), allow_nan=False) + "\n")
    os.replace(path.with_suffix(".new"), path)
    record(path)
    return path


def main(
    model: Path = shipped.FOLDER, texts: Path = Path("build/taught"), log: Path = Path("logs/taught") / f"{shipped.NAME}.jsonl",
) -> None:  # fmt: skip
    """Says of every taught unit how exactly it counts on held-out packages, in taught.json of the model's folder.

    Args:
        model: the model's folder, with taught.onnx.
        texts: folder of the labelled texts that `npm run taught:labels` writes.
        log: of the layer's training.
    """
    try:
        path = certify(model, texts, log)
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"lens.taught.certify: {error}")
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    tyro.cli(main)
