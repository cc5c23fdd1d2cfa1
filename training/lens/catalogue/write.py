"""neurons.json, format 3: numbers rounded to what they are good for, and units field by field."""

import hashlib
import json
import math
import os
from pathlib import Path

import numpy as np

from lens.catalogue.catalogue import QUANTITIES, Statistics
from lens.catalogue.columns import columns, values
from lens.catalogue.progress import code_hash
from lens.catalogue.texts import FAMILIES, NAMES, Texts
from lens.catalogue.verdict import KINDS, THRESHOLDS, Figure, Key, Verdict, grade
from lens.export.manifest import record
from lens.model import CharLSTM

NAME = "neurons.json"
DIGITS = 3
FOREVER = 1e6  # characters: a longer half-life is not told from none


def neuron_names(model: CharLSTM) -> list[str]:
    """L1.0 .. of all layers, as the product writes them."""
    return [f"L{layer + 1}.{unit}" for layer in range(len(model.layers)) for unit in range(model.hidden)]


def rounded(value: float | None, digits: int = DIGITS) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return round(float(value), digits) + 0.0  # no -0.0


def significant(value: float, digits: int = 4) -> float:
    """Of a value of h or c, which may be large."""
    return float(f"{value:.{digits}g}") + 0.0


def content(model: CharLSTM, folder: Path, texts: Texts, of: Statistics, options: dict, directions: list, cause: dict | None) -> dict:
    """`options`: shifts and resamples."""
    plain = [texts.texts[i] for i in of.plain.read]
    languages = sorted({t.language for t in plain})
    return {
        "format": 3,
        "model": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
        "labelCode": texts.label_code,
        "certificateCode": code_hash(),
        "text": texts.hash,
        "characters": {tag: sum(t.length for t in plain if t.language == tag) for tag in languages},
        "packages": {
            tag: sorted({f"{t.package}@{t.version}" for t in plain if t.language == tag}) for tag in languages
        },
        **options,
        "thresholds": THRESHOLDS,
        "labels": labels(model, of),
        "texts": [
            {k: getattr(t, k) for k in ("package", "version", "path", "licence", "language")} | {"text": texts.text(i)}
            for i, t in zip(of.plain.read, plain)
        ],
        "units": units(model, of),
        "directions": directions,
        "cause": cause,
    }  # fmt: skip


def labels(model: CharLSTM, of: Statistics) -> dict:
    found: dict = {}
    bests = of.judged.best()
    for family, ground in of.plain.grounds.items():
        for k, label in enumerate(ground.names):
            varies = bool(ground.varies[k])
            facts = {"varies": varies, "characters": ground.positives(label)}
            if varies:
                bare = of.untrained[family][label]
                facts["null95"] = rounded(np.quantile(of.figures[family].null[:, k], 0.95))
                facts["untrained"] = {"rho": rounded(bare["rho"]), "partial": rounded(bare["partial"])}
                known = bests.get((family, label))
                facts["best"] = None if known is None else best(model, of, known, (family, label))
            found.setdefault(label, {})[family] = facts
    return {label: found[label] for label in NAMES if label in found}


def best(model: CharLSTM, of: Statistics, vector: int, key: Key) -> dict:
    """The vector of the highest grade, and among those of the highest score; its verdict may be about another label."""
    names, found = neuron_names(model), grade(of.judged.figures[vector][key])
    quantity, unit = divmod(vector, len(names))
    return {
        "neuron": names[unit],
        "quantity": QUANTITIES[quantity],
        "grade": KINDS[found] if found else None,
        "adversarial": astray(of, vector, key),
    }


def astray(of: Statistics, vector: int, key: Key) -> dict:
    return {variant: rounded(rhos[vector].get(key)) for variant, rhos in of.adversarial.items()}


def units(model: CharLSTM, of: Statistics) -> list[dict]:
    names = neuron_names(model)
    gates = {gate: shares.reshape(-1, 2) for gate, shares in of.gates.items()}
    return [
        {
            "neuron": name,
            "halfLife": lasting(of.half_lives.flat[u]),
            "medianHalfLife": lasting(of.median_half_lives.flat[u]),
            "gates": {gate: [rounded(x) for x in shares[u]] for gate, shares in gates.items()},
            **{quantity: vector(of, k * len(names) + u) for k, quantity in enumerate(QUANTITIES)},
        }
        for u, name in enumerate(names)
    ]


def lasting(characters: float) -> float | None:
    return rounded(characters, 1) if characters < FOREVER else None


def vector(of: Statistics, v: int) -> dict:
    figures, verdict, details = of.judged.figures[v], of.judged.verdicts[v], of.details[v]
    if not figures:
        return {"constant": True}
    return {
        "verdict": verdict_json(verdict),
        "figures": {family: figures_json(figures, family) for family in FAMILIES if any(k[0] == family for k in figures)},
        "runnersUp": [{"label": label, "family": family} for family, label in verdict.runners_up],
        "interval": None if np.isnan(of.intervals[v]).any() else [rounded(x) for x in of.intervals[v]],
        "languages": {tag: rounded(value) for tag, value in details["languages"].items()},
        "adversarial": astray(of, v, (verdict.family, verdict.label)),
        "byValue": [
            [rounded(label, 1), significant(mean), significant(low), significant(high), n]
            for label, mean, low, high, n in details["byValue"]
        ],
        "tree": tree_json(details["tree"]),
        "snippets": [[text, offset, significant(value)] for text, offset, value in details["snippets"]],
    }  # fmt: skip


def verdict_json(verdict: Verdict) -> dict:
    return {"kind": verdict.kind, "label": verdict.label, "family": verdict.family}


def figures_json(figures: dict[tuple[str, str], Figure], family: str) -> dict:
    return {
        label: [rounded(f.rho), rounded(f.partial), rounded(f.auc), rounded(f.p)]
        for (of, label), f in figures.items()
        if of == family
    }


def tree_json(tree: dict | None) -> dict | None:
    if tree is None:
        return None
    leaf = lambda node: {"value": significant(node["value"], 3), "share": rounded(node["share"])}  # noqa: E731
    nodes = [leaf(node) if "value" in node else node for node in tree["nodes"]]
    return {"r2": rounded(tree["r2"]), "nodes": nodes}


def write(folder: Path, made: dict) -> Path:
    """Writes it whole or not at all, and names it in the model's manifest."""
    path = folder / NAME
    new = path.with_suffix(".new")
    made = made | {"units": columns(made["units"])}
    new.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")
    os.replace(new, path)
    record(path)
    return path


def read(folder: Path) -> dict:
    """What was written."""
    made = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return made | {"units": values(made["units"])}
