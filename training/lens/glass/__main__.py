"""`python -m lens.glass`: glass boxes for what a neuron may be asked, beside the model: `--help`."""

import json
import sys
from pathlib import Path

import numpy as np
import tyro

from lens import shipped
from lens.catalogue import texts as labelled
from lens.catalogue.texts import Texts
from lens.glass import golden, write
from lens.glass.boxes import Split, bare_trees, fit_bayes, fit_cut, fit_tree
from lens.glass.neurons import Said, neurons, said
from lens.glass.scores import tally
from lens.glass.texts import LABELS, part, sample
from lens.studies.common import write as write_study

LANGUAGES = ("c", "py", "ts")
ABOUT = (
    "F1 of yes/no answers about each character, by language and label: trees by leaves, over all that they are given and over the "
    "last characters alone (`bare`), Naive Bayes by what it is given, the best neuron that was found and the one that was told "
    "the label; chosen on validation, `heldOut` on packages that nothing was fitted to or chosen by; `share` of the characters is yes"
)


def main(
    texts: Path = Path("build/glass"), model: Path = shipped.FOLDER, out: Path = Path("studies/glass.json"),
    characters: int = 300_000, seed: int = 1,
) -> None:  # fmt: skip
    """Fits a decision tree and a Naive Bayes to each label in each language, and scores them beside two neurons.

    Args:
        texts: what `npm run taught:labels -- --characters 3000000 --judged 100000 --out training/build/glass` wrote.
        model: the model's folder, with neurons.json and taught.json; glass-boxes.json is written there.
        out: the study of how good larger and smaller boxes are.
        characters: to fit to, of each language, drawn from the plain ones of the training texts.
        seed: of the draw.
    """
    try:
        boxes, rows, about = fit(texts, model, characters, seed)
    except (ValueError, FileNotFoundError) as error:
        sys.exit(f"lens.glass: {error}")
    path = write.model_file(model, about, boxes)
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB")
    golden.write(model, boxes)
    write_study(out, "glass", ABOUT, {"characters": about["characters"], "rows": rows}, module="lens.glass")


def fit(folder: Path, model: Path, characters: int, seed: int) -> tuple[list[dict], list[dict], dict]:
    validation, held_out = (labelled.load(folder / split) for split in ("validation", "heldout"))
    boxes, rows, sizes, codes = [], [], {}, {validation.label_code, held_out.label_code}
    for language in LANGUAGES:
        train, code = sample(sorted((folder / "train").glob("*")), language, characters, seed)
        codes.add(code)
        parts = [Split.of(one) for one in (train, part(validation, language), part(held_out, language))]
        sizes[language] = dict(zip(("fitted", "validation", "heldOut"), (len(p.part) for p in parts)))
        of = neurons(model, language)
        spoken = [said(model, texts, language, of) for texts in (validation, held_out)]
        for label in LABELS:
            if len({bool(v) for v in parts[2].part.truth[label]}) < 2:
                continue  # a language without it
            box, row = one(parts, label, of, spoken)
            boxes.append({"language": language, "label": label} | box)
            rows.append({"language": language, "label": label} | row)
            print(language, label, json.dumps(row["heldOut"]), flush=True)
    if len(codes) > 1:
        raise ValueError(f"{folder} holds texts of two label codes: run `npm run taught:labels` again")
    return boxes, rows, {"labelCode": codes.pop(), "text": held_out.hash, "characters": sizes}


def one(parts: list[Split], label: str, of, spoken: list[Said]) -> tuple[dict, dict]:
    """A box's content, and its row of the study."""
    truths = (parts[1].part.truth[label], parts[2].part.truth[label])
    tree, bayes = fit_tree(*parts, label), fit_bayes(*parts, label)
    box = {
        "share": round(float(truths[1].mean()), 4),
        "tree": tree.content | {"heldOut": tree.held_out.to_json()},
        "bayes": write.bayes(bayes.content) | {"heldOut": bayes.held_out.to_json()},
        "found": None,
        "taught": None,
    }
    scores = {"tree": tree.held_out.f1, "bayes": bayes.held_out.f1, "found": None, "taught": None}
    areas = {"tree": tree.auc, "bayes": bayes.auc, "found": None}
    if label in of.found:
        found = of.found[label]
        turned, cut, score, area = fit_cut(spoken[0].found[label], spoken[1].found[label], truths)
        box["found"] = vars(found) | {"turned": turned, "threshold": cut, "heldOut": score.to_json()}
        scores["found"], areas["found"] = score.f1, area
    if label in of.taught:
        score = tally(spoken[1].taught[label], truths[1])
        box["taught"] = {"neuron": of.taught[label][0], "heldOut": score.to_json()}
        scores["taught"] = score.f1
    row = {
        "share": box["share"], "heldOut": scores, "auc": areas, "trees": tree.tried,
        "bare": bare_trees(*parts, label), "bayes": bayes.tried,
    }  # fmt: skip
    return box, digits(row)


def digits(value):
    if isinstance(value, (float, np.floating)):
        return round(float(value), 4)
    if isinstance(value, np.integer):
        return int(value)
    if isinstance(value, dict):
        return {k: digits(v) for k, v in value.items()}
    return [digits(v) for v in value] if isinstance(value, list) else value


if __name__ == "__main__":
    tyro.cli(main)
