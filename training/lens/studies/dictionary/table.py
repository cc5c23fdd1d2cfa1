"""The tables of docs/neurons.md, out of what the study found."""

from lens.catalogue.table import FAMILIES, KINDS, LABELS, head, number, row


def candidates(made: dict) -> str:
    lines = head("latents", "at a time", "variance rebuilt", "dead", "fire at (quartiles)", "verdicts on validation")
    for one in made["candidates"]:
        fires = ", ".join(f"{100 * share:.1f} %" for share in one["fires"])
        given = one["verdicts"]["tracks"] + one["verdicts"]["tracksStrongly"]
        lines.append(row(f"{one['latents']:,}", str(one["k"]), number(one["explained"]), f"{100 * one['dead']:.1f} %", fires, str(given)))
    return "\n".join(lines)


def learned(made: dict) -> str:
    """The chosen dictionary on held-out text, and that of the network that has learned nothing."""
    chosen, untrained = made["chosen"], made["untrained"]["heldOut"]
    own = chosen["heldOut"]
    fires = ", ".join(f"{100 * share:.1f} %" for share in own["fires"])
    said = f"{chosen['latents']:,} latents, {chosen['k']} at a time, rebuild {number(own['explained'])}, {100 * own['dead']:.1f} % are dead"
    return f"held out: {said}, the others fire at {fires}; untrained {number(untrained['explained'])}"


def counts(made: dict) -> str:
    lines, kinds = [], {**KINDS, "noEvidence": "no evidence"}
    for quantity, of in made["certificates"].items():
        said = ", ".join(f"{of['verdicts'][kind]} {words}" for kind, words in kinds.items())
        new = f"{of['new']} with a verdict that no neuron has, {of['newLabels']} of them for a label that no neuron tracks"
        lines.append(f"{quantity}: {said}; {new}")
        ahead = sum(score(one[quantity]) > score(one["neuron"]) for one in made["labels"])
        lines.append(f"the best latent, {quantity}, is ahead of the best neuron in {ahead} of {len(made['labels'])} cases")
    return "\n".join(lines)


def score(of: dict | None) -> float:
    """As that of a catalogue's figure."""
    if of is None:
        return 0.0
    return abs(of["rho"]) if of["auc"] is None else abs(2 * of["auc"] - 1)


def figures(of: dict | None) -> str:
    """AUC where there is one, else rho; and given the rest."""
    if of is None:
        return ""
    first = number(of["rho"]) if of["auc"] is None else f"AUC {number(of['auc'])}"
    mark = {"tracks": " tracks", "tracksStrongly": " tracks strongly"}.get(of.get("grade") or "", "")
    return f"{first}, {number(of['partial'])}{mark}"


def labels(made: dict) -> str:
    lines = head("label", "languages", "neuron", "direction told", "latent, firing", "pass", "latent, leaning", "pass")
    for one in made["labels"]:
        cells = [LABELS[one["label"]], FAMILIES[one["family"]], figures(one["neuron"]), figures(one["direction"])]
        for quantity in ("firing", "leaning"):
            cells += [figures(one[quantity]), str(one[quantity]["passing"]) if one[quantity] else ""]
        lines.append(row(*cells))
    return "\n".join(lines)


def within(made: dict) -> str:
    lines = head("label", "languages", "characters", "latents within it", "the best finds", "the middle one")
    for one in made["within"]:
        percent = ["" if one[k] is None else f"{100 * one[k]:.1f} %" for k in ("share", "most", "middle")]
        lines.append(row(LABELS[one["label"]], FAMILIES[one["family"]], percent[0], str(one["latents"]), *percent[1:]))
    return "\n".join(lines)


def tables(made: dict) -> str:
    return "\n\n".join([candidates(made), learned(made), counts(made), labels(made), within(made)])
