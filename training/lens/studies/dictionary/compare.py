"""What latents are certified for that no neuron is, beside the best neuron and the direction that was told the label."""

from pathlib import Path

import numpy as np

from lens.catalogue.details import Plain
from lens.catalogue.judge import Judged
from lens.catalogue.texts import FLAGS
from lens.catalogue.verdict import KINDS, Key, grade
from lens.catalogue.write import read, rounded
from lens.studies.dictionary.certify import Values, blocks, verdicts

WITHIN = 0.9
"""Share of the places where a latent fires that have a label, from which on it fires within that."""
SEEN = 50
"""Times that it has to fire for that."""


def catalogue(model: Path, plain: Plain) -> dict:
    """neurons.json. ValueError where it is of other texts: neurons and latents are compared on the same ones."""
    made = read(model)
    mine = [(plain.texts.texts[i].path, plain.texts.text(i)) for i in plain.read]
    if mine != [(text["path"], text["text"]) for text in made["texts"]]:
        raise ValueError(f"{model}/neurons.json is of other texts: run `npm run catalogue` again")
    return made


def grades(made: dict) -> dict[Key, int]:
    """The highest grade that any neuron has for a label."""
    each = ((family, label, facts.get("best")) for label, families in made["labels"].items() for family, facts in families.items())
    return {(family, label): KINDS.index(best["grade"]) if best["grade"] else 0 for family, label, best in each if best}


def counted(judged: Judged, neurons: dict[Key, int]) -> dict:
    """`new`: latents with a verdict that no neuron has, of a higher grade than any neuron's for that label in that
    family; `newLabels`: those for a label for which no neuron there has any."""
    given = [((v.family, v.label), KINDS.index(v.kind)) for v in judged.verdicts if v.kind in KINDS[1:]]
    new = [key for key, of in given if of > neurons.get(key, 0)]  # type: ignore[arg-type]
    return {"verdicts": verdicts(judged), "new": len(new), "newLabels": sum(not neurons.get(key) for key in new)}  # type: ignore[arg-type]


def best_for(judged: Judged, key: Key) -> dict | None:
    """The best latent for a label, and how many pass."""
    order = judged.order(key)
    if not order:
        return None
    f = judged.figures[order[0]][key]
    passing = sum(grade(of[key]) > 0 for of in judged.figures if key in of)
    found = {"latent": order[0], "grade": KINDS[grade(f)] if grade(f) else None, "passing": passing}
    return found | {"rho": rounded(f.rho), "partial": rounded(f.partial), "auc": rounded(f.auc), "untrained": rounded(f.untrained)}


def by_label(made: dict, judged: dict[str, Judged]) -> list[dict]:
    """A row for each label and family: the best neuron, the direction, and of each quantity the best latent."""
    told = {(d["family"], d["label"]): d["figures"] for d in made["directions"]}
    rows = []
    for family, label in grades(made):
        best = made["labels"][label][family]["best"]
        unit = next(u for u in made["units"] if u["neuron"] == best["neuron"])[best["quantity"]]
        rho, partial, auc, _ = unit["figures"][family][label]
        neuron = {k: best[k] for k in ("neuron", "quantity", "grade")} | {"rho": rho, "partial": partial, "auc": auc}
        row = {"label": label, "family": family, "neuron": neuron, "direction": told.get((family, label))}
        rows.append(row | {quantity: best_for(of, (family, label)) for quantity, of in judged.items()})
    return rows


def within(values: Values, latents: int, plain: Plain) -> list[dict]:
    """Of each yes/no label: how many latents fire hardly anywhere else, and which share of the characters that have it
    they find: the best of them, and the middle one."""
    found = []
    for family, of in plain.grounds.items():
        yes = np.stack([of.values[of.names.index(label)] > 0 for label in FLAGS]).astype(np.float32)  # [labels, n]
        fires = ((values(some)[:, of.rows] > 0).astype(np.float32) for some in blocks(latents))
        counts = [(own.sum(1), own @ yes.T) for own in fires]
        times, there = (np.concatenate(part) for part in zip(*counts))  # [latents], [latents, labels]
        for k, label in enumerate(FLAGS):
            shares = there[(times >= SEEN) & (there[:, k] >= WITHIN * times), k] / max(yes[k].sum(), 1)
            middle = rounded(np.median(shares)) if len(shares) else None
            row = {"label": label, "family": family, "latents": len(shares), "share": rounded(yes[k].mean())}
            found.append(row | {"most": rounded(shares.max(initial=0)), "middle": middle})
    return found
