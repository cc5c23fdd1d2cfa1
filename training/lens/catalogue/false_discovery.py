"""How often a network that has learned nothing gets a verdict: `python -m lens.catalogue.false_discovery --help`."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import tyro
from tqdm import tqdm

from lens.catalogue import states
from lens.catalogue import texts as labelled
from lens.catalogue.details import Plain
from lens.catalogue.figures import figures
from lens.catalogue.judge import judge
from lens.catalogue.texts import Texts
from lens.catalogue.untrained import untrained
from lens.catalogue.verdict import Verdict
from lens.model import CharLSTM
from lens.vocabulary import LANGUAGES, SYMBOLS


def some_of(texts: Texts, characters: int) -> list[int]:
    """Plain texts, about `characters` of all languages together, packages by turns."""
    found: list[int] = []
    for language in LANGUAGES:
        left, own, turn, seen = characters / len(LANGUAGES), texts.chosen(languages=(language,)), {}, Counter()
        for i in own:
            package = texts.texts[i].package
            turn[i], seen[package] = seen[package], seen[package] + 1
        for i in sorted(own, key=lambda i: (turn[i], i)):
            if texts.texts[i].length <= left:
                found.append(i)
                left -= texts.texts[i].length
    return sorted(found)


def verdicts(seed: int, plain: Plain, hidden: int, layers: int, shifts: int) -> tuple[list[Verdict], list[Verdict]]:
    """Of the h and c of a random network, held against another random one as a trained network would be; and what they
    would be, were they not."""
    torch.manual_seed(seed)
    model = CharLSTM(len(SYMBOLS), 64, hidden, layers, skip=True).eval()
    found = states.read(model, plain.texts, plain.read)
    both = {f: figures(found.of("h"), of, shifts) + figures(found.of("c"), of, shifts) for f, of in plain.grounds.items()}
    other = untrained(model, plain, seed + 1_000_000, progress="")
    nothing = {family: {label: {"rho": 0.0, "partial": 0.0} for label in of} for family, of in other.items()}
    return judge(both, plain.grounds, other).verdicts, judge(both, plain.grounds, nothing).verdicts


def main(
    seeds: int = 100, hidden: int = 32, layers: int = 2, characters: int = 20_000, shifts: int = 199,
    texts: Path = Path("build/catalogue/heldout"), out: Path = Path("logs/false-discovery.json"),
) -> None:  # fmt: skip
    """Certifies untrained networks, and says what share of their vectors gets a verdict.

    Args:
        seeds: networks.
        hidden: units of a layer.
        characters: read of the held-out texts.
    """
    loaded = labelled.load(texts)
    plain = Plain(loaded, some_of(loaded, characters))
    counts, shares, without = Counter(), [], []
    for seed in tqdm(range(seeds), desc="untrained networks"):
        found, unheld = verdicts(seed, plain, hidden, layers, shifts)
        given = [v for v in found if v.kind != "noEvidence"]
        shares.append(len(given) / len(found))
        without.append(np.mean([v.kind != "noEvidence" for v in unheld]))
        counts.update(f"{v.kind} {v.label} ({v.family})" for v in given)
    result = {
        "seeds": seeds, "layers": layers, "hidden": hidden, "vectors": seeds * layers * hidden * 2,
        "characters": sum(loaded.texts[i].length for i in plain.read), "shifts": shifts,
        "share": round(float(np.mean(shares)), 5), "shareWithoutUntrained": round(float(np.mean(without)), 5),
        "networksWithAny": round(float(np.mean(np.array(shares) > 0)), 3),
        "verdicts": dict(counts.most_common()),
    }  # fmt: skip
    out.write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    tyro.cli(main)
