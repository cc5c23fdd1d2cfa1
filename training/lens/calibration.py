"""Fits how likely a suggestion is right: `python -m lens.calibration --help`.

`npm run --silent evaluate -- training/build/corpus/text/validation --depth 2 --system mixed,counts --confidence 0.15
--characters 5000 --suggestions training/build/mixture/suggestions.jsonl` writes down what was shown to the simulated
person, and whether all of it was right."""

import hashlib
import json
from pathlib import Path

import numpy as np
import tyro
from scipy.optimize import minimize

from lens.export.manifest import record

#: What is calibrated apart: the mixture, and the counts alone, which complete the languages without a network. The
#: languages together: packages differ more than languages do (docs/completion.md).
KINDS = ("mixed", "counts")
#: The product itself, for a mixture that nothing was fitted on yet.
UNCALIBRATED = {kind: [0.0, 1.0, 0.0] for kind in KINDS}
THRESHOLDS = {"quiet": 0.7, "balanced": 0.5, "eager": 0.3}
BINS = 10


def inputs(products: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """[N, 3] of 1, the log-odds of the product and the logarithm of the length: those of src/core/complete/calibration.ts."""
    p = np.clip(products, 1e-6, 1 - 1e-6)
    return np.stack([np.ones_like(p), np.log(p / (1 - p)), np.log(lengths)], -1)


def fit(x: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Logistic regression, with a slight pull towards the product itself."""
    prior = np.array([0.0, 1.0, 0.0])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = x @ w
        p = 1 / (1 + np.exp(-z))
        value = np.mean(np.logaddexp(0, z) - right * z) + 1e-3 * np.sum((w - prior) ** 2)
        return value, x.T @ (p - right) / len(x) + 2e-3 * (w - prior)

    return minimize(loss, prior, jac=True, method="L-BFGS-B").x


def expected_error(p: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over bins of equal mass (Naeini et al. 2015)."""
    order = np.array_split(np.argsort(p, kind="stable"), BINS)
    return float(sum(len(b) / len(p) * abs(p[b].mean() - right[b].mean()) for b in order if len(b)))


def write(model: Path, weights: dict[str, list[float]], thresholds: dict[str, float]) -> None:
    """Writes calibration.json for the mixture.json that lies beside it."""
    mixture = hashlib.sha256((model / "mixture.json").read_bytes()).hexdigest()
    out = model / "calibration.json"
    out.write_text(json.dumps({"mixture": mixture, "weights": weights, "thresholds": thresholds}, indent=2) + "\n")
    record(out)


def main(
    suggestions: Path = Path("build/mixture/suggestions.jsonl"),
    model: Path = Path("../models/lens-512x2"),
    quiet: float = THRESHOLDS["quiet"],
    balanced: float = THRESHOLDS["balanced"],
    eager: float = THRESHOLDS["eager"],
) -> None:
    """Writes calibration.json beside the model's mixture.json.

    Args:
        quiet: least probability of a suggestion that is shown at this eagerness; chosen by the curve of docs/completion.md.
    """
    rows = [json.loads(line) for line in suggestions.read_text().splitlines()]
    weights = {}
    for kind in KINDS:
        own = [row for row in rows if row["system"] == kind]
        names = sorted({r["package"] for r in own})
        if len(names) < 2:
            raise SystemExit(f"lens.calibration: {len(names)} packages with suggestions by {kind}, two are needed")
        product, length, right = (np.array([r[name] for r in own], float) for name in ("product", "length", "right"))
        package, language = (np.array([r[name] for r in own]) for name in ("package", "language"))
        x = inputs(product, length)
        weights[kind] = [round(float(w), 5) for w in fit(x, right)]
        print(f"{kind}: {len(own)} suggestions of {len(names)} packages, {right.mean():.3f} right; weights {weights[kind]}")
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
    write(model, weights, {"quiet": quiet, "balanced": balanced, "eager": eager})


if __name__ == "__main__":
    tyro.cli(main)
