"""The tables of README and docs/neurons.md about what was taught, out of taught.json: `python -m lens.taught.table`."""

import json
from pathlib import Path

import tyro

from lens import shipped
from lens.catalogue.table import LABELS, head, row

LANGUAGES = {"c": "C, C++", "py": "Python", "ts": "TypeScript, JavaScript"}
#: Languages that are also read with all indentation taken away.
FLATTENED = {"c": "without indentation: C", "ts": "TypeScript"}


def percent(share: float) -> str:
    """100 % is said of what is always right alone."""
    return f"{100 * share:.{1 if .995 <= share < 1 else 0}f} %"


def figure(judged: dict) -> str:
    return f"{judged['r']:.2f}, {percent(judged['exact'])}"


def by_language(neuron: dict) -> dict[str, dict]:
    return {judged["language"]: judged for judged in neuron["heldOut"]}


def overview(taught: dict) -> str:
    """How often each count is exactly right, as the README has it."""
    lines = head("told", "neuron", *LANGUAGES.values())
    for neuron in taught["neurons"]:
        judged = by_language(neuron)
        shares = [percent(judged[language]["exact"]) for language in LANGUAGES]
        lines.append(row(LABELS[neuron["label"]], neuron["neuron"].replace(".", "·"), *shares))
    return "\n".join(lines)


def correlations(taught: dict) -> str:
    """The same with r, also on texts without indentation."""
    first, *others = LANGUAGES.values()
    lines = head("label", "neuron", f"{first}: r, exact", *others, *FLATTENED.values())
    for neuron in taught["neurons"]:
        judged = by_language(neuron)
        cells = [figure(judged[language]) for language in LANGUAGES]
        flat = [figure(judged[language]["flattened"]) for language in FLATTENED]
        lines.append(row(LABELS[neuron["label"]], neuron["neuron"].replace(".", "·"), *cells, *flat))
    return "\n".join(lines)


def main(model: Path = shipped.FOLDER) -> None:
    """Prints the tables as Markdown.

    Args:
        model: the model's folder.
    """
    taught = json.loads((model / "taught.json").read_text(encoding="utf-8"))
    print("\n\n".join([overview(taught), correlations(taught)]))


if __name__ == "__main__":
    tyro.cli(main)
