"""Fits how likely a suggestion is right: `python -m lens.calibrate --help`.

`npm run --silent evaluate -- training/build/corpus/text/validation --depth 2 --system mixed,counts --confidence 0.15
--characters 5000 --suggestions training/build/mixture/suggestions.jsonl` writes down what was shown to the simulated
person, and whether all of it was right."""

import json
from pathlib import Path

import numpy as np
import tyro

from lens import shipped
from lens.calibrate.calibration import SYSTEMS, THRESHOLDS, expected_error, fit, inputs, write


def main(
    suggestions: Path = Path("build/mixture/suggestions.jsonl"),
    model: Path = shipped.FOLDER,
    quiet: float = THRESHOLDS["quiet"],
    balanced: float = THRESHOLDS["balanced"],
    eager: float = THRESHOLDS["eager"],
) -> None:
    """Writes calibration.json beside the model's mixture.json.

    Args:
        quiet: least probability of a suggestion that is shown at this eagerness; chosen by the curve of docs/completion.md.
    """
    rows = [json.loads(line) for line in suggestions.read_text().splitlines()]
    decoders = {row.get("decoder") for row in rows}
    if len(decoders) != 1 or None in decoders:
        raise SystemExit(f"lens.calibrate: {suggestions} is not of one decoder: run evaluate again")
    weights = {}
    for system in SYSTEMS:
        own = [row for row in rows if row["system"] == system]
        names = sorted({r["package"] for r in own})
        if len(names) < 2:
            raise SystemExit(f"lens.calibrate: {len(names)} packages with suggestions by {system}, two are needed")
        product, length, right = (np.array([r[name] for r in own], float) for name in ("product", "length", "right"))
        package, language = (np.array([r[name] for r in own]) for name in ("package", "language"))
        x = inputs(product, length)
        weights[system] = [round(float(w), 5) for w in fit(x, right)]
        print(f"{system}: {len(own)} suggestions of {len(names)} packages, {right.mean():.3f} right; weights {weights[system]}")
        # Judged on packages that the fit has not seen, each in its turn.
        unseen = np.empty(len(own))
        for name in names:
            held = package == name
            unseen[held] = 1 / (1 + np.exp(-x[held] @ fit(x[~held], right[~held])))
        for name in sorted(set(language)):
            of = language == name
            print(
                f"  {name}: expected calibration error {expected_error(product[of], right[of]):.3f} of the bare product, "
                f"{expected_error(unseen[of], right[of]):.3f} on packages not fitted on"
            )
    write(model, decoders.pop(), weights, {"quiet": quiet, "balanced": balanced, "eager": eager})


if __name__ == "__main__":
    tyro.cli(main)
