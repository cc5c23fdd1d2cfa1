"""The training diary: when depth neurons appear: `python -m lens.studies.diary`.

From the snapshots in the logs that are kept with the model. The correlations are raw: they do not tell depth from
indentation, as the certificates of `npm run catalogue` do."""

import json
from pathlib import Path

import tyro

from lens import measure, networks, shipped
from lens.studies.common import write
from lens.train import snapshot

#: From which |rho| a unit counts as a depth unit; the value is ours.
ENOUGH = 0.5
ABOUT = (
    "by characters seen over all runs: validation bpc, the best |rank correlation| of a unit's h or c with bracket depth on "
    "a fixed text, which unit that is, how many units reach `enough`, and what it wrote by itself; appears: characters at the "
    "first such snapshot; the point without a run is the network as it is shipped, between which and the one before no snapshot was taken"
)


def events(log: Path) -> list[dict]:
    return [json.loads(line) for line in log.read_text().splitlines()]


def units(correlations: dict, label: str) -> list[dict]:
    """Every h and c of every unit with its correlation, the strongest first."""
    found = [
        {"rho": rho, "quantity": quantity, "layer": layer + 1, "unit": unit}
        for quantity, layers in correlations[label].items()
        for layer, row in enumerate(layers)
        for unit, rho in enumerate(row)
    ]
    return sorted(found, key=lambda unit: -abs(unit["rho"]))


def pages(logs: list[Path], label: str, enough: float) -> list[dict]:
    """One for each snapshot, in order of characters seen. Each log goes on from the end of the one before."""
    found, before = [], 0
    for number, log in enumerate(logs, start=1):
        lines = events(log)
        for line in lines:
            if line["event"] != "snapshot":
                continue
            found.append({"characters": before + line["characters"], "run": number} | page(line, label, enough))
        before += max(line["characters"] for line in lines if line["event"] != "snapshot")
    return found


def page(line: dict, label: str, enough: float) -> dict:
    """Of a snapshot."""
    ranked = {name: units(of, label) for name, of in line["correlations"].items()}
    return {
        "validation": {name: of["bpc"] for name, of in line["validation"].items()},
        "best": {name: of[0] for name, of in ranked.items()},
        "enough": {name: sum(abs(unit["rho"]) >= enough for unit in of) for name, of in ranked.items()},
        "wrote": line["samples"],
    }


def last_page(model: Path, corpus: Path, label: str, enough: float) -> dict:
    """Of a model folder, by the same measures."""
    network = networks.load(model)
    about = json.loads((model / "manifest.json").read_text())
    validation = measure.split_bits(network, corpus, "validation", snapshot.VALIDATION_BUDGET)
    line = {
        "validation": {name: of.to_json() for name, of in validation.items()},
        "samples": {name: snapshot.sample(network, name) for name in validation},
        "correlations": snapshot.correlations(network, corpus),
    }
    return {"characters": about["training"]["characters"], "run": None} | page(line, label, enough)


def main(
    logs: tuple[Path, ...] = (),
    out: Path = Path("studies/diary.json"),
    label: str = "bracketDepth",
    enough: float = ENOUGH,
    model: Path | None = shipped.FOLDER,
    corpus: Path = Path("build/corpus"),
) -> None:
    """Writes the diary of a model. What it writes by itself is drawn with the seed of all snapshots.

    Args:
        logs: of its runs, the first one first; else all of logs/NAME.N.jsonl of the shipped model.
        model: what came of them in the end, for the last page; None leaves it out.
        corpus: whose validation packages it is measured on.
        enough: from which |rho| a unit counts.
    """
    logs = logs or tuple(sorted(Path("logs").glob(f"{shipped.NAME}.*.jsonl"), key=lambda log: int(log.suffixes[-2][1:])))
    if not logs:
        raise SystemExit("lens.studies.diary: no log: give some, or run it in training/")
    points = pages(list(logs), label, enough)
    if model is not None:
        points.append(last_page(model, corpus, label, enough))
    languages = points[0]["best"]
    appears = {
        name: next((p["characters"] for p in points if abs(p["best"][name]["rho"]) >= enough), None) for name in languages
    }
    print("characters  " + "  ".join(f"{name} bpc / best rho / units" for name in languages))
    for p in points:
        cells = (f"{p['validation'][n]:.3f} / {p['best'][n]['rho']:+.2f} / {p['enough'][n]}" for n in languages)
        print(f"{p['characters']:>10}  " + "  ".join(cells))
    content = {"logs": [log.name for log in logs], "label": label, "enough": enough, "appears": appears, "points": points}
    write(out, "diary", ABOUT, content)


if __name__ == "__main__":
    tyro.cli(main)
