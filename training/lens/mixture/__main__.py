"""Fits what combines the LSTM with the counts of `src/core/counts`: `npm run mixture:samples`, then `python -m lens.mixture`."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import tyro
from torch import Tensor

from lens import shipped
from lens.calibrate import calibration
from lens.export.manifest import forget, record
from lens.mixture.blend import Blend
from lens.mixture.fit import STEPS, Experts, experts, fit_blend, fit_gate, gated, picked
from lens.mixture.gate import WIDTH, Gate, symbol_class
from lens.mixture.judge import bits, halves
from lens.mixture.samples import Samples, joined, load

#: Of mixture.json; src/runtime/tuning.ts reads this one.
FORMAT = 4


@dataclass(frozen=True)
class Mixture:
    """What is fitted, and what it says of the samples."""

    all_blend: Blend
    own_blend: Blend
    counts: Gate
    mixed: Gate
    found: Experts


def fit_mixture(data: Samples, rows: Tensor, steps: int) -> Mixture:
    """Fits the blends, then the gates, to `rows`, int64 [n] places in the samples."""
    all_blend, own_blend = fit_blend(data.all, data.target, rows), fit_blend(data.own, data.target, rows)
    found = experts(data, all_blend, own_blend)
    counts = fit_gate(found.counts_matched, data.target, rows, steps=steps)
    mixed = fit_gate(found.mixed_matched, data.target, rows, steps=steps)
    return Mixture(all_blend, own_blend, counts, mixed, found)


def figures(mixture: Mixture, data: Samples, judged: np.ndarray) -> dict[str, dict[str, float]]:
    """Bits per character by system and language, on the samples where bool [N] `judged` is True."""
    found = mixture.found
    return {
        "lstm": bits(picked(found.lstm, data.target), data, judged),
        "counts": bits(gated(mixture.counts, found.counts_matched, data.target), data, judged),
        "mixed": bits(gated(mixture.mixed, found.mixed_matched, data.target), data, judged),
    }


def golden(samples: Samples, mixture: Mixture, count: int = 12) -> list[dict]:
    """A few places with what the counts, the matches and the LSTM said there, and what the mixture makes of it."""
    found, rows = mixture.found, torch.linspace(0, len(samples) - 1, count).long()
    sparse = lambda x: [[[int(s), int(x[o, s])] for s in x[o].nonzero()[:, 0]] for o in range(len(x))]  # noqa: E731
    matches = lambda r: [  # noqa: E731
        {"symbol": int(symbol), "inputs": inputs.tolist()}
        for symbol, inputs in zip(samples.matched[r], samples.match_inputs[r])
        if symbol >= 0
    ]
    with torch.no_grad():
        p = found.mixed_matched.weighed(mixture.mixed, rows).exp()
        q = found.counts_matched.weighed(mixture.counts, rows).exp()
    return [
        {"before": samples.before[r].tolist(), "lstm": samples.lstm[r].tolist(), "matches": matches(r),
         "all": sparse(samples.all[r]), "own": sparse(samples.own[r]),
         "mixed": p[i].tolist(), "counts": q[i].tolist()}
        for i, r in enumerate(rows)
    ]  # fmt: skip


def content(data: Samples, mixture: Mixture, validation: dict) -> dict:
    """mixture.json: what it is, and what it is for; figures to six digits."""
    settings = {
        "format": FORMAT, "model": data.model, "contextLengths": data.context_lengths, "gateWidth": WIDTH,
        "validation": validation, "classes": [symbol_class(s) for s in data.symbols],
        "all": mixture.all_blend.to_json(), "own": mixture.own_blend.to_json(),
        "mixed": mixture.mixed.to_json(), "counts": mixture.counts.to_json(),
    }  # fmt: skip
    return json.loads(json.dumps(settings), parse_float=lambda text: round(float(text), 6))


def main(
    samples: Path = Path("build/mixture"), out: Path = shipped.FOLDER / "mixture.json", steps: int = STEPS,
) -> None:  # fmt: skip
    """Fits the mixture on training and validation packages, and says what it gains on packages that a fit has not seen.

    Args:
        samples: folder of what `npm run mixture:samples` wrote.
        steps: of descent, for each gate.
    """
    torch.manual_seed(1)
    validation = load(samples / "validation.bin")
    data = joined(validation, load(samples / "training.bin"))
    is_training = np.arange(len(data)) >= len(validation)
    held_back = np.zeros(len(data), bool)
    held_back[: len(validation)] = ~halves(validation)
    half = fit_mixture(data, torch.from_numpy(np.flatnonzero(~held_back)), steps)
    unseen = figures(half, data, held_back)
    print(f"fitted without half of the validation packages, judged on these: {json.dumps(unseen)}", flush=True)
    mixture = fit_mixture(data, torch.arange(len(data)), steps)
    seen = figures(mixture, data, ~is_training)
    print(f"fitted on all packages, judged on the validation packages: {json.dumps(seen)}", flush=True)
    out.write_text(json.dumps(content(data, mixture, unseen)) + "\n")
    record(out)
    # Fitted beside another mixture: `lens.mixture.names` makes it anew.
    forget(out.with_name("names.json"))
    calibration.write(out.parent, None, calibration.UNCALIBRATED, calibration.THRESHOLDS)
    out.with_name("mixture.golden.json").write_text(json.dumps(golden(data, mixture)) + "\n")


if __name__ == "__main__":
    tyro.cli(main)
