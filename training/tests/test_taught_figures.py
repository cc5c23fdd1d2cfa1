"""A taught unit's certificate: what counts is said to count, and a random walk is not."""

import numpy as np
import pytest

from lens.catalogue.texts import NAMES
from lens.taught import certify, figures
from lens.taught.fit import fitted
from lens.taught.labels import SCALES, scale
from tests import catalogue_samples

DEPTH = scale("bracketDepth", 8)
STRING = scale("inString", 1)


def walk(length: int, seed: int) -> np.ndarray:
    """h of a unit that drifts: most of what it is, it was a character ago."""
    steps = np.random.default_rng(seed).normal(size=length)
    at = np.zeros(length)
    for k in range(1, length):
        at[k] = 0.99 * at[k - 1] + 0.14 * steps[k]
    return np.tanh(at).astype(np.float32)


def counting(texts, chosen, scales=(DEPTH, STRING), noise: float = 0.02) -> np.ndarray:
    """h of units that say their labels, one for each scale."""
    columns = texts.columns(chosen)
    exact = np.stack([s.target(texts.values[NAMES.index(s.label), columns]) for s in scales])
    return (exact + noise * np.random.default_rng(1).normal(size=exact.shape)).astype(np.float32)


def by_label(made: list[dict]) -> dict[tuple[str, str], dict]:
    return {(one["label"], of["language"]): of for one in made for of in one["heldOut"]}


def test_what_counts_is_said_to_count():
    texts = catalogue_samples.texts()
    found = by_label(certify.neurons(texts, lambda of, chosen: counting(of, chosen), (DEPTH, STRING)))
    assert found.keys() == {(label, language) for label in ("bracketDepth", "inString") for language in ("c", "ts")}
    for (label, _), of in found.items():
        assert of["verdict"] == "counts" and of["exact"] > 0.97 and of["r"] > 0.97
        assert of["auc"] == pytest.approx(1, abs=1e-3)
        assert of["partial"] == pytest.approx(of["mostPartial"], abs=0.05)
        assert of["flattened"]["exact"] > 0.95 and [m["text"] for m in of["misled"]] == ["brackets"]
        assert of["byDepth"][0]["depth"] == 0


def test_a_random_walk_is_not():
    texts = catalogue_samples.texts()
    random = lambda of, chosen: np.stack([walk(len(of.columns(chosen)), seed) for seed in (1, 2)])  # noqa: E731
    for (label, _), of in by_label(certify.neurons(texts, random, (DEPTH, STRING))).items():
        assert of["verdict"] == "doesNot"
        assert abs(of["r"]) < 0.2 and abs(of["partial"]) < 0.2 and 0.35 < of["auc"] < 0.65
        assert of["exact"] < (0.3 if label == "bracketDepth" else 0.7)  # of two answers, chance gives one in two


def test_a_depth_beyond_what_a_unit_can_say_is_missed():
    label = np.array([0, 1, 2, 9, 9])
    h = DEPTH.target(label)
    assert figures.exact(DEPTH, h, label) == 0.5
    assert DEPTH.count(np.array([-5.0, 5.0])).tolist() == [0, 8]


def test_by_depth_says_where_it_loses_count(monkeypatch):
    monkeypatch.setattr(figures, "LEAST_OF_DEPTH", 2)
    label = np.array([0, 0, 1, 1, 2, 2, 3])
    h = DEPTH.target(np.array([0, 0, 1, 1, 2, 1, 3]))
    assert figures.by_depth(DEPTH, h, label) == [
        {"depth": 0, "characters": 2, "exact": 1}, {"depth": 1, "characters": 2, "exact": 1}, {"depth": 2, "characters": 2, "exact": 0.5},
    ]  # fmt: skip


def test_what_does_not_vary_has_no_figure():
    nothing, same = np.zeros(5), np.full(5, 0.3, np.float32)
    assert figures.pearson(same, np.arange(5)) is None and figures.area(same, nothing > 0) is None
    assert figures.exact(DEPTH, same, nothing) is None
    assert figures.verdict(DEPTH, None, None, None) == "doesNot"


def test_every_count_of_a_scale_can_be_told_from_the_next():
    for one in SCALES:
        counts = np.arange(one.most + 1)
        np.testing.assert_array_equal(one.count(one.target(counts)), counts)
        assert abs(one.target(counts)).max() < 1


def test_a_unit_is_read_on_the_scale_that_it_counts_on():
    label = np.tile(np.arange(5), 200)
    language = np.repeat(["c", "ts"], 500)
    shifted = DEPTH.target(label) * 0.9 + 0.08 + 0.01 * np.random.default_rng(0).normal(size=1000)
    assert figures.exact(DEPTH, shifted, label) < 0.9
    found = fitted(DEPTH, shifted, label, language)
    assert figures.exact(found, shifted, label) == 1
    assert found.label == DEPTH.label and found.most == DEPTH.most
    assert fitted(STRING, shifted, label > 2, language) == STRING
    assert fitted(DEPTH, shifted, 0 * label, language) == DEPTH  # no text has the label
