"""Fits how far the names around a cursor are trusted: `python -m lens.mixture.names --help`.

`npm run mixture:names` writes down, at each letter inside a word, what the names around said of it and what all others
did. Their mean is fitted, p = (1 - t) others + t names, where t is a logistic regression on what tells whether names know
(src/core/names/name-voice.ts), by likelihood."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import tyro
from scipy.optimize import minimize

from lens import shipped
from lens.calibrate import calibration
from lens.export.manifest import record

FORMAT = 1
KINDS = ("mixed", "counts")
#: Pulls weights towards none, but for the bias.
PENALTY = 1e-3


class Heard(NamedTuple):
    """What was said of N letters that came."""

    package: np.ndarray  # [N]
    inputs: np.ndarray  # [N, I]
    others: np.ndarray  # [N] probability by all others
    names: np.ndarray  # [N] probability by the names

    def of(self, chosen: np.ndarray) -> "Heard":
        return Heard(*(column[chosen] for column in self))


class Trust(NamedTuple):
    mean: np.ndarray  # [I]
    deviation: np.ndarray  # [I]
    weights: np.ndarray  # [I]
    bias: float

    def share(self, inputs: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-(((inputs - self.mean) / self.deviation) @ self.weights + self.bias)))

    def to_json(self) -> dict:
        return {name: np.round(value, 5).tolist() for name, value in self._asdict().items()}


def read(path: Path, kind: str) -> Heard:
    rows = [row for row in map(json.loads, path.read_text().splitlines()) if row["kind"] == kind]
    return Heard(*(np.array([row[name] for row in rows]) for name in Heard._fields))


def fit(heard: Heard) -> Trust:
    mean, deviation = heard.inputs.mean(0), heard.inputs.std(0)
    deviation[deviation == 0] = 1
    x = np.c_[(heard.inputs - mean) / deviation, np.ones(len(heard.inputs))]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        t = 1 / (1 + np.exp(-x @ w))
        p = (1 - t) * heard.others + t * heard.names
        slope = -(heard.names - heard.others) / p * t * (1 - t)
        pulled = np.r_[w[:-1], 0]
        return -np.log(p).mean() + PENALTY * pulled @ pulled, x.T @ slope / len(x) + 2 * PENALTY * pulled

    w = minimize(loss, np.r_[np.zeros(x.shape[1] - 1), -2], jac=True, method="L-BFGS-B").x
    return Trust(mean, deviation, w[:-1], float(w[-1]))


def bits(heard: Heard, trust: Trust) -> float:
    t = trust.share(heard.inputs)
    return float(-np.log2((1 - t) * heard.others + t * heard.names).sum())


def saved(heard: Heard) -> float:
    """Share of the bits inside words that the names save on packages that were not fitted on, each in its turn."""
    after = sum(
        bits(heard.of(heard.package == name), fit(heard.of(heard.package != name))) for name in np.unique(heard.package)
    )
    return 1 - after / float(-np.log2(heard.others).sum())


def main(heard: Path = Path("build/mixture/names.jsonl"), model: Path = shipped.FOLDER) -> None:
    """Writes names.json beside the model's mixture.json. The calibration, which is written empty, has to be fitted anew."""
    mixture = hashlib.sha256((model / "mixture.json").read_bytes()).hexdigest()
    content = {"format": FORMAT, "mixture": mixture}
    for kind in KINDS:
        rows = read(heard, kind)
        trust = fit(rows)
        content |= {"inputs": len(trust.weights), kind: trust.to_json()}
        print(f"{kind}: {len(rows.package)} letters, {100 * saved(rows):.2f} % fewer bits on packages not fitted on")
    out = model / "names.json"
    out.write_text(json.dumps(content, indent=2) + "\n")
    record(out)
    # What is calibrated next is the mixture with these names.
    calibration.write(model, None, calibration.UNCALIBRATED, calibration.THRESHOLDS)


if __name__ == "__main__":
    tyro.cli(main)
