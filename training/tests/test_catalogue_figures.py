"""Each figure against what another way of computing it gives."""

import numpy as np
import pytest
from scipy.stats import rankdata, spearmanr
from sklearn.metrics import roc_auc_score

import catalogue_samples as samples
from lens.catalogue import shifts
from lens.catalogue.bootstrap import intervals
from lens.catalogue.figures import figures
from lens.catalogue.ground import Ground, ground
from lens.catalogue.ranks import controls, midranks, partial, standardised
from lens.catalogue.snippets import snippets
from lens.catalogue.spread import Spread
from lens.catalogue.texts import ASKED, NAMES
from lens.catalogue.tree import halves, tree


@pytest.fixture(scope="module")
def braces() -> Ground:
    texts = samples.texts(lines=40, packages=3)
    return ground(texts, texts.chosen(), "braces")


def units(n: int, seed: int = 0) -> np.ndarray:
    draw = np.random.default_rng(seed)
    values = draw.normal(size=(4, n)).cumsum(1)
    values[2] = np.round(values[2] / 5)  # many ties
    values[3] = 1.0
    return values.astype(np.float32)


def test_midranks_are_scipys():
    values = units(500)
    for row in values:
        assert np.array_equal(midranks(row), rankdata(row) - 1)
    z, norms = standardised(values)
    assert np.allclose((z[:3] ** 2).sum(1), 1, atol=1e-5) and norms[3] == 0 and not z[3].any()


def test_partial_is_the_correlation_of_what_a_regression_leaves():
    draw = np.random.default_rng(0)
    given = draw.normal(size=(3, 400))
    label = given[0] - given[1] + draw.normal(size=400)
    values = np.stack([label + draw.normal(size=400), given[0] + 0.1 * draw.normal(size=400)])
    z, _ = standardised(np.concatenate([values, label[None], given]))
    among = z @ z.T
    found = partial(among[:2, 2], among[:2, 3:], among[3:, 3:], among[3:, 2])
    ranks = np.stack([rankdata(row) for row in (*values, label, *given)])
    design = np.column_stack([np.ones(400), ranks[3:].T])
    left = ranks[:3] - (design @ np.linalg.lstsq(design, ranks[:3].T, rcond=None)[0]).T
    assert np.allclose(found, [np.corrcoef(left[u], left[2])[0, 1] for u in (0, 1)], atol=1e-4)
    assert abs(found[1]) < 0.2 < abs(among[1, 2])  # it only follows what is given
    assert partial(among[2:3, 2], among[2:3, [2, 3]], among[np.ix_([2, 3], [2, 3])], among[[2, 3], 2])[0] == 0  # itself given


def test_controls_leave_out_what_a_label_is_made_of():
    asked = ASKED["braces"]
    assert controls("bracketDepth", asked) == ("indentation", "column", "line", "loopDepth", "conditionalDepth", "functionDepth")
    assert set(controls("roundDepth", asked)) & {"bracketDepth", "roundDepth"} == set()
    assert {"squareDepth", "curlyDepth", "loopDepth"} <= set(controls("roundDepth", asked))
    assert "indentation" not in controls("indentation", asked) and "roundDepth" in controls("inCondition", asked)
    assert controls("bracketDepth", ASKED["python"]) == ("indentation", "column", "line")


def test_figures_are_scipys_and_sklearns(braces: Ground):
    values = units(len(braces))
    found = figures(values, braces, 10)
    depth, string = braces.names.index("bracketDepth"), braces.names.index("inString")
    for u in range(3):
        assert found.rho[u, depth] == pytest.approx(spearmanr(values[u], braces.values[depth]).statistic, abs=1e-4)
        assert found.auc[u, string] == pytest.approx(roc_auc_score(braces.values[string], values[u]), abs=1e-4)
    assert found.constant.tolist() == [False, False, False, True]
    assert not found.rho[3].any() and np.isnan(found.auc[:, depth]).all()
    never = braces.names.index("inCondition")
    assert not braces.varies[never] and not found.rho[:, never].any() and np.isnan(found.auc[:, never]).all()
    assert np.isfinite(found.partial).all()


def test_a_shift_is_a_shift(braces: Ground):
    z, _ = standardised(units(len(braces)))
    found = shifts.greatest(z, braces, 5)
    for row, by in zip(found, shifts.offsets(len(braces), 5)):
        rolled = np.roll(braces.z[: len(braces.names)], by, axis=1)
        assert np.allclose(row, np.abs(z @ rolled.T).max(0), atol=1e-6)


def test_p_counts_the_shifts_that_do_as_well():
    null = np.array([[0.1], [0.2], [0.3], [0.4]])
    assert shifts.p_values(np.array([[0.25], [-0.4], [0.5]]), null).ravel().tolist() == [0.6, 0.4, 0.2]


def test_units_that_go_with_nothing_get_small_p_seldom():
    """Slow units against a slow label: what shifts are for. The best of five units passes .1 in about a tenth of cases."""
    draw, passed = np.random.default_rng(0), 0
    for case in range(200):
        walk = draw.normal(size=(6, 600))
        for k in range(1, 600):
            walk[:, k] += 0.9 * walk[:, k - 1]
        z, _ = standardised(walk)
        of = Ground("braces", ("bracketDepth",), np.arange(600), np.round(walk[:1]).astype(np.int16), z[[0, 0]], np.zeros(600, int), ("a",))
        null = shifts.greatest(z[1:], of, 39, seed=case)
        passed += shifts.p_values(z[1:] @ z[:1].T, null).min() <= 0.1
    assert 8 <= passed <= 34  # 20 expected, standard deviation 4.2
    naive = np.mean([spearmanr(*np.cumsum(draw.normal(size=(2, 600)), 1)).pvalue <= 0.1 for _ in range(50)])
    assert naive > 0.5  # characters taken for independent


def test_an_interval_is_that_of_packages_drawn_again(braces: Ground):
    values = braces.values[[0, 0, 0]] + 3 * units(len(braces))[:3]
    found = figures(values, braces, 0)
    got = intervals(found, braces, np.zeros(3, int), resamples=200, seed=4)
    z, _ = standardised(values)
    count = len(braces.packages)
    drawn = np.random.default_rng(4).multinomial(count, np.full(count, 1 / count), 200)
    rhos = []
    for weights in drawn:
        rows = np.concatenate([np.flatnonzero(braces.package == p) for p, w in enumerate(weights) for _ in range(w)])
        rhos.append([np.corrcoef(z[u, rows], braces.z[0, rows])[0, 1] for u in range(3)])
    assert np.allclose(got, np.percentile(rhos, [2.5, 97.5], axis=0).T, atol=1e-3)
    assert all(low <= rho <= high for (low, high), rho in zip(got, found.rho[:, 0]))


def test_a_tree_finds_the_rule_that_made_a_unit():
    draw, n = np.random.default_rng(0), 4_000
    labels = draw.integers(0, 4, (len(NAMES), n)).astype(np.int16)
    depth, string = NAMES.index("curlyDepth"), NAMES.index("inString")
    values = np.where(labels[string] > 1, 2.0, np.where(labels[depth] > 2, 1.0, 0.0)).astype(np.float32)
    package = np.array([f"p{k * 4 // n}" for k in range(n)])
    of = halves(labels, package, np.full(n, "c"))
    assert not set(package[of.fit]) & set(package[of.judge]) and len(set(package[of.fit])) == 2
    found = tree(values, of)
    assert found["r2"] > 0.99
    root = found["nodes"][0]
    assert (root["label"], root["threshold"]) == ("inString", 1.5)
    assert found["nodes"][root["yes"]] == {"value": pytest.approx(2.0), "share": pytest.approx(0.5, abs=0.05)}
    assert found["nodes"][root["no"]]["label"] == "curlyDepth"
    assert all(k < node["yes"] and k < node["no"] for k, node in enumerate(found["nodes"]) if "label" in node)
    noise = tree(draw.normal(size=n).astype(np.float32), of)
    assert noise["r2"] < 0.02 and len(noise["nodes"]) <= 5


def test_a_spread_has_a_row_for_each_value_or_for_a_dozen_groups():
    label = np.array([0, 1, 1, 3])
    assert Spread(label).rows(np.array([1.0, 2, 4, 8])) == [(0, 1, 1, 1, 1), (1, 3, pytest.approx(2.2), pytest.approx(3.8), 2), (3, 8, 8, 8, 1)]
    many = np.random.default_rng(0).integers(0, 100, 5_000)
    rows = Spread(many).rows(many.astype(float))
    assert len(rows) <= 12 and sum(row[-1] for row in rows) == 5_000
    assert all(row[0] == pytest.approx(row[1]) for row in rows)


def test_snippets_are_the_greatest_values_far_apart():
    values = np.zeros(2_000, np.float32)
    values[[100, 150, 700, 1_500]] = 5, 6, 4, -9
    text, offset = np.repeat([0, 1], 1_000), np.tile(np.arange(1_000), 2)
    assert snippets(values, text, offset, 1.0)[:2] == [(0, 150, 6.0), (0, 700, 4.0)]
    assert snippets(values, text, offset, -1.0)[0] == (1, 500, -9.0)
    found = snippets(values, text, offset, 1.0)
    assert len(found) == 8
    assert all(a[0] != b[0] or abs(a[1] - b[1]) >= 200 for k, a in enumerate(found) for b in found[:k])
