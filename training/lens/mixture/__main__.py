"""`npm run mixture:samples`, then `python -m lens.mixture --out ../models/lens-512x2/mixture.json`."""

import json
from pathlib import Path

import numpy as np
import torch
import tyro

from lens import calibration
from lens.export.manifest import record
from lens.mixture.fit import experts, fit_blend, fit_gate, gated, picked
from lens.mixture.gate import mix, symbol_class
from lens.mixture.judge import bits, halves
from lens.mixture.samples import Samples, load


def golden(samples: Samples, parts: tuple, count: int = 12) -> list[dict]:
    """A few places with what the counts and the LSTM said there, and what the mixture makes of it."""
    found, mixed, counts = parts
    rows = torch.linspace(0, len(samples) - 1, count).long()
    sparse = lambda x: [[[int(s), int(x[o, s])] for s in x[o].nonzero()[:, 0]] for o in range(len(x))]  # noqa: E731
    with torch.no_grad():
        p = mix(mixed(found.mixed[rows]), [e[rows] for e in (found.lstm, found.all, found.own)]).exp()
        q = mix(counts(found.counts[rows]), [e[rows] for e in (found.all, found.own)]).exp()
    return [
        {"before": int(samples.before[r]), "lstm": samples.lstm[r].tolist(),
         "all": sparse(samples.all[r]), "own": sparse(samples.own[r]),
         "mixed": p[i].tolist(), "counts": q[i].tolist()}
        for i, r in enumerate(rows)
    ]  # fmt: skip


def main(samples: Path = Path("build/mixture/validation.bin"), out: Path = Path("../models/lens-512x2/mixture.json"), steps: int = 1500) -> None:  # fmt: skip
    """Fits the mixture on all validation packages, and says what it gains on packages that a fit has not seen.

    Args:
        steps: of descent, for each gate; the blends take a quarter.
    """
    torch.manual_seed(1)
    data = load(samples)
    every = torch.arange(len(data))
    # The figures come from the first fit, which has not seen the packages that it is judged on.
    seen = halves(data)
    for name, rows in (("half of the packages", torch.from_numpy(np.flatnonzero(seen))), ("all packages", every)):
        all_blend = fit_blend(data.all, data.target, rows, steps // 4)
        own_blend = fit_blend(data.own, data.target, rows, steps // 4)
        found = experts(data, all_blend, own_blend)
        counts = fit_gate(found.counts, [found.all, found.own], data.target, rows, steps)
        mixed = fit_gate(found.mixed, [found.lstm, found.all, found.own], data.target, rows, steps)
        judged = ~seen if name.startswith("half") else np.ones(len(data), bool)
        figures = {
            "lstm": bits(picked(found.lstm, data.target), data, judged),
            "counts": bits(gated(counts, found.counts, [found.all, found.own], data.target), data, judged),
            "mixed": bits(gated(mixed, found.mixed, [found.lstm, found.all, found.own], data.target), data, judged),
        }
        print(f"fitted on {name}, judged on {'the others' if rows is not every else 'the same'}: {json.dumps(figures)}", flush=True)  # fmt: skip
        if rows is not every:
            unseen = figures
    settings = {
        "model": data.model, "validation": unseen,
        "classes": [symbol_class(s) for s in data.symbols],
        "all": all_blend.to_json(), "own": own_blend.to_json(), "mixed": mixed.to_json(), "counts": counts.to_json(),
    }  # fmt: skip
    rounded = json.loads(json.dumps(settings), parse_float=lambda text: round(float(text), 6))
    out.write_text(json.dumps(rounded) + "\n")
    record(out)
    calibration.write(out.parent, calibration.UNCALIBRATED, calibration.THRESHOLDS)
    out.with_name("mixture.golden.json").write_text(json.dumps(golden(data, (found, mixed, counts))) + "\n")


if __name__ == "__main__":
    tyro.cli(main)
