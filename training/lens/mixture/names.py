"""Fits which of the names around a cursor is meant, and how far they are trusted: `python -m lens.mixture.names --help`.

`npm run mixture:names` writes down, at each letter inside a word, what all others said of it and what is known of the
names that begin like the word. One name among them is meant with a probability in proportion to exp(c · inputs). Their
prediction and the others' are mixed, p = (1 - t) others + t names, where t is a logistic regression on what tells
whether names know (src/core/names/name-trust.ts). Both are fitted in turn by likelihood."""

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

FORMAT = 2
KINDS = ("mixed", "counts")
#: Of what is known of a name, so many come first that speak for it among the others (src/core/names/name-candidates.ts).
CANDIDATE_INPUTS = 8
#: Pulls weights towards none, but for the bias.
PENALTY = 1e-3
ROUNDS = 3
#: An input that deviates less tells nothing.
CONSTANT = 1e-4


class Heard(NamedTuple):
    """What was known at N letters that came, of M names in all."""

    package: np.ndarray  # [N]
    others: np.ndarray  # [N] probability by all others
    agreed: np.ndarray  # [N] probability by the names if all go on with the letter
    context: np.ndarray  # [N, C]
    count: np.ndarray  # [N] how many of the M names are this letter's, which follow each other
    hit: np.ndarray  # [M] whether a name goes on with the letter
    names: np.ndarray  # [M, I]

    def of(self, chosen: np.ndarray) -> "Heard":
        each = np.repeat(chosen, self.count)
        return Heard(*(column[chosen] for column in self[:5]), self.hit[each], self.names[each])

    @property
    def start(self) -> np.ndarray:
        """[N] index of each letter's first name."""
        return np.r_[0, np.cumsum(self.count)[:-1]]


class Trust(NamedTuple):
    candidates: np.ndarray  # [CANDIDATE_INPUTS]
    mean: np.ndarray  # [T]
    deviation: np.ndarray  # [T]
    weights: np.ndarray  # [T]
    bias: float

    def to_json(self) -> dict:
        return {name: np.round(value, 5).tolist() for name, value in self._asdict().items()}


def read(path: Path, kind: str) -> Heard:
    rows = [row for row in map(json.loads, path.read_text().splitlines()) if row["kind"] == kind]
    known = np.array([name for row in rows for name in row["names"]], float)
    columns = (np.array([row[name] for row in rows]) for name in ("package", "others", "agreed", "context"))
    return Heard(*columns, np.array([len(row["names"]) for row in rows]), known[:, 0], known[:, 1:])


def parts(heard: Heard, candidates: np.ndarray) -> np.ndarray:
    """[M] how likely each name is meant, if one of its letter's is."""
    weight = np.exp(heard.names[:, : len(candidates)] @ candidates)
    return weight / np.repeat(np.add.reduceat(weight, heard.start), heard.count)


def predicted(heard: Heard, part: np.ndarray) -> np.ndarray:
    """[N] probability of each letter by the names."""
    return heard.agreed * np.add.reduceat(part * heard.hit, heard.start)


def inputs(heard: Heard, part: np.ndarray) -> np.ndarray:
    """[N, T] what tells whether the names know: the context, and the likeliest name, the first where several are."""
    likeliest = np.flatnonzero(part == np.repeat(np.maximum.reduceat(part, heard.start), heard.count))
    letter = np.repeat(np.arange(len(heard.count)), heard.count)[likeliest]
    best = likeliest[np.unique(letter, return_index=True)[1]]
    return np.c_[heard.context, part[best], np.log(part[best]), heard.names[best]]


def shares(heard: Heard, trust: Trust) -> np.ndarray:
    """[N] how far the names are trusted."""
    scaled = (inputs(heard, parts(heard, trust.candidates)) - trust.mean) / trust.deviation
    return 1 / (1 + np.exp(-(scaled @ trust.weights + trust.bias)))


def mixed(heard: Heard, trust: Trust) -> np.ndarray:
    """[N] probability of each letter by the others and the names."""
    t = shares(heard, trust)
    return (1 - t) * heard.others + t * predicted(heard, parts(heard, trust.candidates))


def fit_candidates(heard: Heard, t: np.ndarray) -> np.ndarray:
    """[CANDIDATE_INPUTS] weights by which the mixture is likeliest, where the names are trusted so far ([N])."""
    x = heard.names[:, :CANDIDATE_INPUTS]
    deviation = x.std(0)
    deviation[deviation < CONSTANT] = 1
    x = x / deviation
    unit = heard._replace(names=x)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        part = parts(unit, w)
        p = (1 - t) * heard.others + t * predicted(unit, part)
        mean = np.add.reduceat(part[:, None] * x, heard.start)
        met = part * heard.hit
        rise = np.add.reduceat(met[:, None] * x, heard.start) - np.add.reduceat(met, heard.start)[:, None] * mean
        slope = (t * heard.agreed / p) @ rise
        return -np.log(p).mean() + PENALTY * w @ w, -slope / len(p) + 2 * PENALTY * w

    return minimize(loss, np.zeros(CANDIDATE_INPUTS), jac=True, method="L-BFGS-B").x / deviation


def fit_trust(heard: Heard, candidates: np.ndarray) -> Trust:
    part = parts(heard, candidates)
    told, by_names = inputs(heard, part), predicted(heard, part)
    mean, deviation = told.mean(0), told.std(0)
    deviation[deviation < CONSTANT] = 1
    x = np.c_[(told - mean) / deviation, np.ones(len(told))]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        t = 1 / (1 + np.exp(-x @ w))
        p = (1 - t) * heard.others + t * by_names
        slope = -(by_names - heard.others) / p * t * (1 - t)
        pulled = np.r_[w[:-1], 0]
        return -np.log(p).mean() + PENALTY * pulled @ pulled, x.T @ slope / len(x) + 2 * PENALTY * pulled

    w = minimize(loss, np.r_[np.zeros(x.shape[1] - 1), -2], jac=True, method="L-BFGS-B").x
    return Trust(candidates, mean, deviation, w[:-1], float(w[-1]))


def fit(heard: Heard) -> Trust:
    t = np.full(len(heard.others), 0.5)
    for _ in range(ROUNDS):
        trust = fit_trust(heard, fit_candidates(heard, t))
        t = shares(heard, trust)
    return trust


def saved(heard: Heard) -> float:
    """Share of the bits inside words that the names save on packages that were not fitted on, each in its turn."""
    after = 0.0
    for name in np.unique(heard.package):
        trust = fit(heard.of(heard.package != name))
        after -= np.log2(mixed(heard.of(heard.package == name), trust)).sum()
    return 1 - after / float(-np.log2(heard.others).sum())


def golden(heard: Heard, trust: Trust, count: int = 12) -> list[dict]:
    """What was known at a few letters, and what is made of it."""
    chosen = np.zeros(len(heard.count), bool)
    chosen[np.linspace(0, len(chosen) - 1, min(count, len(chosen))).astype(int)] = True
    few = heard.of(chosen)
    told = predicted(few._replace(agreed=np.ones(len(few.others))), parts(few, trust.candidates))
    return [
        {"context": few.context[i].tolist(), "share": share, "hit": told[i],
         "names": [{"hit": bool(few.hit[k]), "inputs": few.names[k].tolist()} for k in range(first, first + few.count[i])]}
        for i, (first, share) in enumerate(zip(few.start, shares(few, trust)))
    ]  # fmt: skip


def main(heard: Path = Path("build/mixture/names.jsonl"), model: Path = shipped.FOLDER) -> None:
    """Writes names.json beside the model's mixture.json. The calibration, which is written empty, has to be fitted anew."""
    mixture = hashlib.sha256((model / "mixture.json").read_bytes()).hexdigest()
    content = {"format": FORMAT, "mixture": mixture}
    for kind in KINDS:
        rows = read(heard, kind)
        trust = fit(rows)
        content |= {"inputs": len(trust.weights), kind: trust.to_json()}
        print(f"{kind}: {len(rows.package)} letters, {100 * saved(rows):.2f} % fewer bits on packages not fitted on")
        if kind == KINDS[0]:
            (model / "names.golden.json").write_text(json.dumps(golden(rows, trust)) + "\n")
    out = model / "names.json"
    out.write_text(json.dumps(content, indent=2) + "\n")
    record(out)
    # What is calibrated next is the mixture with these names.
    calibration.write(model, None, calibration.UNCALIBRATED, calibration.THRESHOLDS)


if __name__ == "__main__":
    tyro.cli(main)
