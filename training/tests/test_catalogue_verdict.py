"""Verdicts, as a table."""

import pytest

from lens.catalogue.verdict import Figure, grade, verdict


def figure(rho: float, partial: float | None = None, auc: float | None = None, p: float = 0.005, untrained: float = 0.2, ceiling: float = 1.0):
    return Figure(rho, rho if partial is None else partial, auc, p, untrained, ceiling)


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (figure(0.7, 0.5), 2),
        (figure(-0.7, -0.5), 2),
        (figure(0.7, 0.49), 1),
        (figure(0.69, 0.9), 1),
        (figure(0.5, 0.3), 1),
        (figure(0.49, 0.49), 0),
        (figure(0.9, 0.29), 0),
        (figure(0.9, -0.9), 0),  # the rest given, it goes the other way
        (figure(0.9, p=0.011), 0),
        (figure(0.9, untrained=0.9), 0),
        (figure(0.9, untrained=0.89), 2),
        (figure(0.3, 0.2, 0.95, ceiling=0.34), 2),  # a rare label: rho is small whatever the unit does
        (figure(-0.3, -0.2, 0.05, ceiling=0.34), 2),
        (figure(0.3, 0.16, 0.95, ceiling=0.34), 1),
        (figure(0.3, 0.2, 0.85, ceiling=0.34), 1),
        (figure(-0.3, -0.2, 0.151, ceiling=0.34), 0),
        (figure(0.9, 0.9, 0.84), 0),  # AUC alone counts
        (figure(0.3, 0.05, 0.95, ceiling=0.34), 0),
    ],
)
def test_grades(found: Figure, wanted: int):
    assert grade(found) == wanted


def test_the_highest_grade_wins_then_the_score():
    figures = {
        ("braces", "curlyDepth"): figure(0.8, 0.2),
        ("braces", "functionDepth"): figure(0.6, 0.4),
        ("python", "inString"): figure(0.2, 0.2, 0.88, ceiling=0.3, untrained=0.1),
        ("braces", "indentation"): figure(0.3, 0.1),
    }
    found = verdict(figures)
    assert (found.kind, found.label, found.family) == ("tracks", "inString", "python")
    assert found.runners_up == (("braces", "functionDepth"), ("braces", "curlyDepth"))


def test_what_seems_a_depth_and_is_indentation():
    seems = {("braces", "curlyDepth"): figure(0.8, 0.1), ("braces", "indentation"): figure(0.9, 0.8)}
    assert (verdict(seems).kind, verdict(seems).label) == ("followsIndentation", "curlyDepth")
    weak = seems | {("braces", "indentation"): figure(0.85, 0.1)}
    assert verdict(weak).kind == "followsIndentation"
    less = seems | {("braces", "indentation"): figure(0.7, 0.1)}  # goes less with indentation than with the depth
    assert (verdict(less).kind, verdict(less).label) == ("noEvidence", "curlyDepth")
    chance = {k: figure(f.rho, f.partial, p=0.5) for k, f in seems.items()}
    assert verdict(chance).kind == "noEvidence"
    bare = {k: figure(f.rho, f.partial, untrained=0.95) for k, f in seems.items()}
    assert verdict(bare).kind == "noEvidence"


def test_indentation_and_column_themselves():
    figures = {("braces", "curlyDepth"): figure(0.4, 0.1), ("braces", "indentation"): figure(0.9, 0.8)}
    assert (verdict(figures).kind, verdict(figures).label) == ("tracksStrongly", "indentation")
    depth = figures | {("braces", "curlyDepth"): figure(0.6, 0.35)}  # a depth of its own beside it: the better one
    assert (verdict(depth).kind, verdict(depth).label) == ("tracksStrongly", "indentation")
    strings = figures | {("braces", "column"): figure(0.95, 0.9)}
    assert (verdict(strings).kind, verdict(strings).label) == ("tracksStrongly", "column")


def test_nothing_to_judge_and_nothing_found():
    assert (verdict({}).kind, verdict({}).label) == ("noEvidence", None)
    found = verdict({("braces", "column"): figure(0.3), ("braces", "inString"): figure(0.1, 0.1, 0.8)})
    assert (found.kind, found.label) == ("noEvidence", "inString")  # what came nearest
