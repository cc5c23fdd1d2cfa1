"""How likely a suggestion is right, from the product of its symbols' probabilities and its length. The twin of
`src/core/complete/calibration.ts`."""

import hashlib
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from lens.export.manifest import record

#: Of calibration.json; src/runtime/tuning.ts reads this one.
FORMAT = 1
#: What is calibrated apart: the mixture, and the counts alone, which complete the languages without a network. The
#: languages together: packages differ more than languages do (docs/completion.md).
SYSTEMS = ("mixed", "counts")
#: The product itself, for a mixture that nothing was fitted on yet.
UNCALIBRATED = {system: [0.0, 1.0, 0.0] for system in SYSTEMS}
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


def write(model: Path, decoder: int | None, weights: dict[str, list[float]], thresholds: dict[str, float]) -> None:
    """Writes calibration.json for the mixture.json that lies beside it. `decoder` is the version of the decoder whose
    suggestions the weights were fitted to (src/core/complete/decode.ts); None: to none, so that any will do."""
    made = {name: hashlib.sha256(file.read_bytes()).hexdigest() for name in ("mixture", "names") if (file := model / f"{name}.json").exists()}
    content = {"format": FORMAT, "mixture": made["mixture"], "names": made.get("names"), "decoder": decoder, "weights": weights, "thresholds": thresholds}
    out = model / "calibration.json"
    out.write_text(json.dumps(content, indent=2) + "\n")
    record(out)
