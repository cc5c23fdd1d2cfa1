"""Probes on made-up units of which it is known what they tell."""

import numpy as np
import pytest

from lens.catalogue.directions import directions, report
from lens.catalogue.directions.moments import Moments, moments, scale
from lens.catalogue.directions.path import units_needed
from lens.catalogue.directions.probes import probes
from lens.catalogue.directions.ridge import alone, fit, r2
from lens.catalogue.states import States
from lens.catalogue.texts import NAMES, Text, Texts
from lens.model import CharLSTM
from lens.vocabulary import SYMBOLS

HIDDEN, LAYERS = 10, 2
LENGTH = 400
PLANTED = CharLSTM(len(SYMBOLS), embedding=4, hidden=HIDDEN, layers=LAYERS, skip=True)


def row(name: str) -> int:
    return NAMES.index(name)


def made_texts(seed: int, variants: tuple[str, ...] = (), absent: tuple[str, ...] = ()) -> Texts:
    """Two packages a language. Every label is noise, those in `absent` are 0 throughout."""
    draw = np.random.default_rng(seed)
    rows, values, ids = [], [], []
    for variant in ("plain", *variants):
        for k, (language, number) in enumerate((language, n) for language in ("c", "py", "ts") for n in (0, 1)):
            rows.append(Text(f"{language}{number}", "1", "path", "MIT", language, variant, len(rows) * LENGTH, LENGTH, k))
            values.append(draw.integers(0, 4, (len(NAMES), LENGTH)).astype(np.int16))
            ids.append(draw.integers(5, len(SYMBOLS), LENGTH).astype(np.uint8))
    labels = np.concatenate(values, 1)
    labels[[row(name) for name in ("inString", "inComment", "inCondition", "lineEnd")]] %= 2
    labels[[row(name) for name in absent]] = 0
    return Texts(tuple(rows), np.concatenate(ids), labels, "", "")


def planted(texts: Texts, read: list[int], seed: int) -> States:
    """roundDepth is 10 h[3] - 15 h[14], neither of which tells it by itself; h[7] is inComment; h[5] and c[6] are
    constant, and c[8] is column, but for a few values that are a million."""
    draw = np.random.default_rng(seed)
    labels = texts.values[:, texts.columns(read)].astype(np.float64)
    h, c = (draw.normal(0, 0.1, (LAYERS * HIDDEN, labels.shape[1])) for _ in range(2))
    other = draw.normal(0, 1, labels.shape[1])
    h[3], h[14] = (labels[row("roundDepth")] + 3 * other) / 20, (other * 1.5 - labels[row("roundDepth")] / 2) / 15
    h[7] = labels[row("inComment")] - 0.5
    h[5], c[6] = 0.25, -3
    c[8] = labels[row("column")]
    c[8, ::300] = 1e6
    return States(h.reshape(LAYERS, HIDDEN, -1).astype(np.float32), c.reshape(LAYERS, HIDDEN, -1).astype(np.float32))


@pytest.fixture
def read_planted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a text with PLANTED gives the planted states, with any other network it is what it is."""
    truly = report.states.read

    def read(net: CharLSTM, texts: Texts, chosen: list[int], progress: str = "") -> States:
        return planted(texts, chosen, 7) if net is PLANTED else truly(net, texts, chosen)

    monkeypatch.setattr(report.states, "read", read)


def by_place(found: list[dict]) -> dict[tuple[str, str], dict]:
    return {(one["label"], one["family"]): one for one in found}


@pytest.mark.usefixtures("read_planted")
def test_a_label_that_two_units_make_together_is_found_in_both():
    found = by_place(directions(PLANTED, made_texts(1), made_texts(2, ("flat", "joined"))))
    for one in (found["roundDepth", "braces"], found["roundDepth", "python"]):
        assert one["figures"]["r2"] > 0.99 and one["figures"]["rho"] > 0.95  # 1 but for ties
        assert one["single"]["r2"] < 0.5
        assert one["units90"] == 2
        assert np.argsort(np.abs(one["weights"]))[-2:].tolist() in ([3, 14], [14, 3])
        np.testing.assert_allclose([one["weights"][3], one["weights"][14]], [10, -15], rtol=0.02)
        assert len(one["weights"]) == LAYERS * HIDDEN and one["weights"][5] == 0  # a constant unit has no say
        assert one["scale"]["low"] == pytest.approx(0, abs=0.2) and one["scale"]["high"] == pytest.approx(3, abs=0.2)
        assert one["adversarial"]["flat"] > 0.95
        assert one["untrained"]["r2"] < 0.1
        assert one["adversarial"]["tabs"] is None  # there is no such text


@pytest.mark.usefixtures("read_planted")
def test_one_unit_is_named_and_yes_or_no_has_an_area():
    found = by_place(directions(PLANTED, made_texts(1), made_texts(2, ("joined",))))
    comment = found["inComment", "python"]
    assert comment["units90"] == 1 and comment["figures"]["auc"] == 1
    single = comment["single"]
    assert (single["neuron"], single["quantity"], single["r2"], single["auc"]) == ("L1.7", "h", 1.0, 1.0)
    assert found["roundDepth", "braces"]["figures"]["auc"] is None
    column = found["column", "braces"]
    assert (column["single"]["neuron"], column["single"]["quantity"]) == ("L1.8", "c")
    assert column["withCells"]["rho"] > 0.9 > 0.2 > abs(column["figures"]["rho"])
    assert column["adversarial"]["joined"] is None  # lines are what this variant takes away


@pytest.mark.usefixtures("read_planted")
def test_labels_that_nothing_tells_or_that_never_occur():
    found = by_place(directions(PLANTED, made_texts(1), made_texts(2, absent=("squareDepth", "inString"))))
    assert not {"squareDepth", "inString"} & {label for label, _ in found}
    found = by_place(directions(PLANTED, made_texts(1, absent=("squareDepth",)), made_texts(2)))
    assert "squareDepth" not in {label for label, _ in found}
    noise = found["curlyDepth", "braces"]
    assert noise["units90"] is None and noise["figures"]["r2"] < 0.05
    assert [family for label, family in found if label == "loopDepth"] == ["braces"]  # in Python it is the indentation


@pytest.mark.usefixtures("read_planted")
def test_each_family_has_a_probe_of_its_own():
    """The planted units tell the label everywhere; in Python it is told with three more of it."""
    texts, other = made_texts(1), made_texts(2)
    for of in (texts, other):
        python = np.isin(of.of_each(of.chosen()), of.chosen(languages=("py",)))
        of.values[row("curlyDepth")] = of.values[row("roundDepth")] + 3 * python
    found = by_place(directions(PLANTED, texts, other))
    braces, python = found["curlyDepth", "braces"], found["curlyDepth", "python"]
    assert braces["figures"]["r2"] > 0.98 and python["figures"]["r2"] > 0.98
    assert python["bias"] - braces["bias"] == pytest.approx(3, abs=0.1)


def test_a_probe_is_told_in_the_units_own_values():
    texts = made_texts(1)
    read = texts.chosen()
    states = planted(texts, read, 7)
    found = probes(texts, read, states)
    h = states.of("h")
    features = found.scale.features(np.concatenate([h, states.of("c")]))[: len(h)]
    for family in ("braces", "python"):
        of = found.h[family]
        np.testing.assert_allclose(found.of_h(family, h), of.weights.T @ features + of.bias[:, None], atol=1e-3)
        assert of.penalty[row("roundDepth")] < of.penalty[row("curlyDepth")]  # noise is held back
    assert len(found.rows["braces"]) == 2 * len(found.rows["python"]) == 4 * LENGTH


def test_moments_are_numpys():
    draw = np.random.default_rng(0)
    h, c, labels = draw.normal(size=(4, 500)), draw.normal(3, 2, (4, 500)), draw.integers(0, 3, (2, 500))
    labels[0] = np.round(h[1] + h[2])
    scaled = scale(h, c)
    found = moments(scaled, h, c, labels, np.arange(100, 400))
    x = scaled.features(np.concatenate([h, c]))[:, 100:400]
    np.testing.assert_allclose(found.covariance(), np.cov(x, bias=True), atol=1e-4)
    weights, bias = draw.normal(size=(8, 2)), np.array([0.3, -1])
    errors = ((weights.T @ x + bias[:, None] - labels[:, 100:400]) ** 2).mean(1)
    np.testing.assert_allclose(found.errors(weights, bias), errors, rtol=1e-3)
    np.testing.assert_allclose(r2(found, weights, bias), 1 - errors / labels[:, 100:400].var(1), rtol=1e-3)
    _, _, explained = alone(found)
    np.testing.assert_allclose(explained[1, 0], np.corrcoef(x[1], labels[0, 100:400])[0, 1] ** 2, atol=1e-3)


def test_cells_without_bounds_are_clipped_and_constant_ones_are_silent():
    c = np.random.default_rng(0).normal(size=(2, 1000))
    c[0, 0], c[1] = 1e6, 5
    features = scale(np.zeros((1, 1000)), c).features(np.concatenate([np.zeros((1, 1000)), c]))
    assert np.abs(features[1]).max() < 4 and features[1].std() == pytest.approx(1, abs=1e-3)
    assert not features[0].any() and not features[2].any()


def test_the_penalty_serves_what_is_left_out():
    """Half of the units tell the label in one package only: trusting them costs in the other."""
    draw = np.random.default_rng(0)

    def part(known: float) -> Moments:
        y = draw.normal(size=300)
        h = draw.normal(size=(60, 300))
        h[0] += y
        h[1:4] += known * y
        return moments(scaled, h, np.zeros((0, 300)), y[None], np.arange(300))

    scaled = scale(np.clip(draw.normal(size=(60, 300)), -9, 9), np.zeros((0, 300)))
    scaled = type(scaled)(scaled.low * 9, scaled.high * 9, scaled.mean, scaled.deviation)
    assert fit([part(1), part(-1)]).penalty[0] > fit([part(1), part(1)]).penalty[0]


def test_the_path_names_the_fewest_units():
    draw = np.random.default_rng(0)
    h = draw.uniform(-1, 1, (30, 2000))
    labels = np.stack([h[2] + h[3] + h[4], draw.normal(size=2000)])
    scaled = scale(h, h[:0])
    fitted, judged = (moments(scaled, h, h[:0], labels, rows) for rows in (np.arange(1000), np.arange(1000, 2000)))
    assert units_needed(fitted, judged, 0, 1e-6, 0.9) == 3
    assert units_needed(fitted, judged, 0, 1e-6, 0.6) == 2
    assert units_needed(fitted, judged, 1, 1e-6, 0.5) is None
