"""The tables of README and docs/neurons.md, out of neurons.json: `python -m lens.catalogue.table`."""

from pathlib import Path

import tyro

from lens import shipped
from lens.catalogue.write import read

#: Every label, in words.
LABELS = {
    "bracketDepth": "bracket depth", "roundDepth": "( ) depth", "squareDepth": "[ ] depth", "curlyDepth": "{ } depth",
    "loopDepth": "loop depth", "conditionalDepth": "conditional depth", "functionDepth": "function depth",
    "inString": "string", "inComment": "comment", "inCondition": "condition", "lineEnd": "line end",
    "indentation": "indentation", "column": "column",
}  # fmt: skip
#: Those whose neurons are held still in a table of their own.
CAUSES = ("bracketDepth", "loopDepth", "conditionalDepth", "inString", "inComment", "lineEnd")
FAMILIES = {"braces": "C, TypeScript", "python": "Python"}
KINDS = {"tracksStrongly": "tracks strongly", "tracks": "tracks", "followsIndentation": "follows indentation instead"}
VARIANTS = ("flat", "tabs", "joined", "planted")
NONE = "no single neuron"


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def head(*cells: str) -> list[str]:
    return [row(*cells), row(*("---" for _ in cells))]


def asked(made: dict) -> list[tuple[str, str]]:
    return [(label, family) for label in LABELS for family in FAMILIES if family in made["labels"].get(label, {})]


def unit_of(made: dict, neuron: str) -> dict:
    return next(u for u in made["units"] if u["neuron"] == neuron)


def overview(made: dict) -> str:
    """For each label the best single neuron of each family of languages, as the README has it."""
    lines = head("label", *FAMILIES.values())
    for label, name in LABELS.items():
        lines.append(row(name, *(found(made, label, family) for family in FAMILIES)))
    return "\n".join(lines)


def found(made: dict, label: str, family: str) -> str:
    """What the family's best neuron for the label reaches, and its verdict; "" where the label does not occur."""
    facts = made["labels"].get(label, {}).get(family)
    if not (facts and facts.get("best")):
        return ""
    best = facts["best"]
    rho, partial, auc, _ = unit_of(made, best["neuron"])[best["quantity"]]["figures"][family][label]
    aside = "" if auc is None else f" (AUC {number(auc)})"
    verdict = f"**{KINDS[best['grade']]}**" if best["grade"] else "none passes"
    return f"{best['neuron'].replace('.', '·')} {best['quantity']} {number(rho)}{aside}, given the rest {number(partial)}: {verdict}"


def singles(made: dict) -> str:
    """The best single neuron of each label and family."""
    lines = head("label", "languages", "best neuron", "verdict", "rho", "given the rest", "AUC", "untrained rho", *VARIANTS)
    for label, family in asked(made):
        facts = made["labels"][label][family]
        if not facts.get("best"):
            lines.append(row(LABELS[label], FAMILIES[family], NONE, "does not occur", *[""] * (4 + len(VARIANTS))))
            continue
        name, quantity = facts["best"]["neuron"], facts["best"]["quantity"]
        of = unit_of(made, name)[quantity]
        rho, partial, auc, _ = of["figures"][family][label]
        verdict = KINDS[facts["best"]["grade"]] if facts["best"]["grade"] else f"{NONE} passes"
        astray = [number(facts["best"]["adversarial"].get(v)) for v in VARIANTS]
        figures = [number(rho), number(partial), number(auc), number(facts["untrained"]["rho"])]
        lines.append(row(LABELS[label], FAMILIES[family], f"{name} {quantity}", verdict, *figures, *astray))
    return "\n".join(lines)


def directions(made: dict) -> str:
    """The direction of each label beside its best single unit."""
    lines = head("label", "languages", "direction R2", "rho", "given the rest", "AUC", "untrained R2", "units for 90 %", "best single R2", *VARIANTS)
    of = {(d["label"], d["family"]): d for d in made["directions"]}
    for label, family in asked(made):
        if (found := of.get((label, family))) is None:
            continue
        f, astray = found["figures"], [number(found["adversarial"].get(v)) for v in VARIANTS]
        figures = [number(f["r2"]), number(f["rho"]), number(f["partial"]), number(f["auc"])]
        others = [number(found["untrained"]["r2"]), str(found["units90"] or ""), number(found["single"]["r2"])]
        lines.append(row(LABELS[label], FAMILIES[family], *figures, *others, *astray))
    return "\n".join(lines)


def causes(made: dict) -> str:
    """What the prediction loses, in bits an event, when a unit is held at its mean; in brackets p among the controls."""
    events = {"closers": "closers", "loopEnds": "loop ends", "conditionalEnds": "conditional ends", "all": "all"}
    lines = head("label", "neuron", *events.values())
    cause = made["cause"] or {"units": []}
    for label in CAUSES:
        for unit in (u for u in cause["units"] if u["label"] == label):
            effects = [unit["ablation"].get(e) or {"bits": None, "p": None} for e in events]
            cells = [f"{e['bits']:+.4f} ({number(e['p'])})" if e["bits"] is not None else "" for e in effects]
            lines.append(row(LABELS[label], unit["neuron"], *cells))
    return "\n".join(lines)


def counts(made: dict) -> str:
    """How many vectors have each verdict."""
    vectors = [u[q] for u in made["units"] for q in "hc"]
    kinds = [v["verdict"]["kind"] for v in vectors if "verdict" in v]
    said = {**KINDS, "noEvidence": "no evidence"}
    parts = [f"{kinds.count(kind)} {words}" for kind, words in said.items()]
    return f"{len(vectors)} vectors (h and c of {len(made['units'])} units): {', '.join(parts)}, {len(vectors) - len(kinds)} constant."


def main(model: Path = shipped.FOLDER) -> None:
    """Prints the tables as Markdown.

    Args:
        model: the model's folder.
    """
    made = read(model)
    print("\n\n".join([overview(made), counts(made), singles(made), directions(made), causes(made)]))


if __name__ == "__main__":
    tyro.cli(main)
