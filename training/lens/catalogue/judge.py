"""Verdicts of all units, once everything that they depend on is known."""

from dataclasses import dataclass

import numpy as np

from lens.catalogue.figures import Figures
from lens.catalogue.ground import Ground
from lens.catalogue.shifts import p_values
from lens.catalogue.verdict import Figure, Key, Verdict, grade, verdict


@dataclass(frozen=True)
class Judged:
    """Of V vectors: a quantity of a unit each."""

    figures: list[dict[Key, Figure]]
    verdicts: list[Verdict]

    def order(self, key: Key) -> list[int]:
        """Vectors, the best for a label first: by grade, then by score."""
        known = [(v, one[key]) for v, one in enumerate(self.figures) if key in one]
        return [v for v, f in sorted(known, key=lambda pair: (-grade(pair[1]), -pair[1].score, pair[0]))]

    def best(self) -> dict[Key, int]:
        """Of each label that any vector goes with."""
        keys = dict.fromkeys(key for one in self.figures for key in one)
        return {key: self.order(key)[0] for key in keys}

    def looked_at(self) -> list[list[Key]]:
        """The labels that are looked at closely of each vector: its verdict's, and those for which it is the best."""
        own = [[(v.family, v.label)] if v.family and v.label else [] for v in self.verdicts]
        for key, vector in self.best().items():
            own[vector] += [key] if key not in own[vector] else []
        return own


def judge(found: dict[str, Figures], grounds: dict[str, Ground], untrained: dict[str, dict[str, dict[str, float]]]) -> Judged:
    """By family, the figures of the same vectors. A constant vector has none, a label that does not vary neither."""
    p = {family: p_values(of.rho, of.null) for family, of in found.items()}
    ceilings = {family: grounds[family].ceilings() for family in found}
    count = len(next(iter(found.values())).rho)
    all_of: list[dict[Key, Figure]] = [{} for _ in range(count)]
    for family, of in found.items():
        for k, (label, varies) in enumerate(zip(grounds[family].names, grounds[family].varies)):
            if not varies:
                continue
            ceiling, best = ceilings[family].get(label, 1.0), untrained[family][label]["rho"]
            for u in np.flatnonzero(~of.constant):
                area = None if np.isnan(of.auc[u, k]) else float(of.auc[u, k])
                all_of[u][family, label] = Figure(
                    float(of.rho[u, k]), float(of.partial[u, k]), area, float(p[family][u, k]), best, ceiling
                )
    return Judged(all_of, [verdict(one) for one in all_of])
