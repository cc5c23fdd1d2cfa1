"""A unit's verdict, out of its figures, by thresholds that are fixed once and for all. They are ours."""

from collections.abc import Mapping
from dataclasses import dataclass

from lens.catalogue.texts import DEPTHS

THRESHOLDS = {
    "tracks": {"rho": 0.5, "partial": 0.3, "auc": 0.85},
    "strongly": {"rho": 0.7, "partial": 0.5, "auc": 0.95},
    "p": 0.01,
}
KINDS = ("noEvidence", "tracks", "tracksStrongly")  # by grade


@dataclass(frozen=True)
class Figure:
    """How a unit goes with a label in a family."""

    rho: float
    partial: float
    auc: float | None
    """Of a yes/no label."""
    p: float
    untrained: float
    """The greatest |rho| of any unit of a network that has learned nothing."""
    ceiling: float = 1.0
    """The greatest |rho| that a yes/no label so rare can have."""

    @property
    def score(self) -> float:
        """0 to 1, comparable between labels that are counted and those that are yes or no."""
        return abs(self.rho) if self.auc is None else abs(2 * self.auc - 1)


#: Family, label.
Key = tuple[str, str]


@dataclass(frozen=True)
class Verdict:
    kind: str
    label: str | None
    """Without evidence: what came nearest. Of a follower of indentation: the depth that it seems to count."""
    family: str | None
    runners_up: tuple[Key, ...]


def grade(f: Figure) -> int:
    """2 tracks strongly, 1 tracks, 0 does neither.

    Chance must not do as well (p), nor a network that has learned nothing. A yes/no label is judged by AUC or 1 - AUC;
    its partial correlation counts as a share of what a label so rare can have at most, so that a counter of
    parentheses gets nothing for conditions, which stand in them."""
    if f.p > THRESHOLDS["p"] or abs(f.rho) <= f.untrained:
        return 0
    for found, limits in ((2, THRESHOLDS["strongly"]), (1, THRESHOLDS["tracks"])):
        well = abs(f.rho) >= limits["rho"] if f.auc is None else max(f.auc, 1 - f.auc) >= limits["auc"]
        # A correlation that turns its sign when the rest is given is the rest's.
        if well and f.partial * f.rho > 0 and abs(f.partial) / f.ceiling >= limits["partial"]:
            return found
    return 0


def ranked(figures: Mapping[Key, Figure]) -> list[Key]:
    """The best first: by grade, then by score."""
    return sorted(figures, key=lambda k: (-grade(figures[k]), -figures[k].score))


def verdict(figures: Mapping[Key, Figure]) -> Verdict:
    """The best label's; but a unit that seems to count a depth and goes at least as well with indentation follows that."""
    order = ranked(figures)
    if not order:
        return Verdict("noEvidence", None, None, ())
    best, kind = order[0], KINDS[grade(figures[order[0]])]
    depth = max((k for k in order if k[1] in DEPTHS), key=lambda k: abs(figures[k].rho), default=None)
    if (kind == "noEvidence" or best[1] == "indentation") and depth is not None and follows(figures, depth):
        best, kind = depth, "followsIndentation"
    family, label = best
    return Verdict(kind, label, family, tuple(k for k in order if k != best)[:2])


def follows(figures: Mapping[Key, Figure], depth: Key) -> bool:
    """Whether what seems to be a depth is indentation."""
    f, indentation = figures[depth], figures.get((depth[0], "indentation"))
    if indentation is None or f.p > THRESHOLDS["p"] or abs(f.rho) <= f.untrained:
        return False
    tracks = THRESHOLDS["tracks"]
    return abs(f.rho) >= tracks["rho"] and abs(f.partial) < tracks["partial"] and abs(indentation.rho) >= abs(f.rho)
