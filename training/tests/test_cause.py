"""Clamping against surgery on the weights, and a network in which it is known what causes what."""

from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest
import torch

from lens.catalogue.cause import cause
from lens.catalogue.cause.clamp import Clamp, clamped, unclamped
from lens.catalogue.cause.controls import matched
from lens.catalogue.cause.network import network, read
from lens.catalogue.cause.pieces import Labelled, choose, events, side_by_side
from lens.catalogue.texts import NAMES, Text, Texts
from lens.model import CharLSTM
from lens.vocabulary import SYMBOLS, encode_text

DEPTHS = ("roundDepth", "squareDepth", "curlyDepth", "loopDepth", "conditionalDepth")
WATCHED = torch.tensor([SYMBOLS.index(closer) for closer in ")]}"])
COUNTER = 3


def labelled(text: str, language: str = "c", package: str = "p") -> Labelled:
    """Round brackets are counted; every curly one counts as a loop and as nothing else."""
    labels = {name: np.zeros(len(text), np.int16) for name in DEPTHS}
    signs = np.array(list(text))
    for name, opening, closing in (("roundDepth", "(", ")"), ("loopDepth", "{", "}"), ("curlyDepth", "{", "}")):
        labels[name] = np.cumsum((signs == opening).astype(np.int16) - (signs == closing)).astype(np.int16)
    return Labelled(language, package, encode_text(text), labels)


def random_model(layers: int = 2, skip: bool = True, hidden: int = 12) -> CharLSTM:
    torch.manual_seed(4)
    return CharLSTM(len(SYMBOLS), embedding=8, hidden=hidden, layers=layers, skip=skip).eval()


def bracket_model() -> CharLSTM:
    """Unit COUNTER of the first layer holds tanh(round brackets that are open) and drives the logit of `)`."""
    model = random_model(hidden=24)
    with torch.no_grad():
        model.output.weight.mul_(0.2)
        model.embedding.weight[:, 0] = 0
        model.embedding.weight[SYMBOLS.index("("), 0], model.embedding.weight[SYMBOLS.index(")"), 0] = 1, -1
        first, hidden = model.layers[0], model.hidden
        rows = [COUNTER + gate * hidden for gate in range(4)]  # i, f, g, o
        first.weight_ih_l0[rows], first.weight_hh_l0[rows] = 0, 0
        first.bias_ih_l0[rows], first.bias_hh_l0[rows] = torch.tensor([20.0, 20, 0, 20]), 0
        first.weight_ih_l0[COUNTER + 2 * hidden, 0] = 1
        model.output.weight[SYMBOLS.index(")"), COUNTER] = 6
        model.output.bias[SYMBOLS.index(")")] = -3
    return model


def texts() -> Texts:
    draw = np.random.default_rng(0)
    words = ["a", "b(c)", "(d (e) f)", "{ g }", "[h]"]
    made = [labelled(" ".join(draw.choice(words, 30)), language, f"{language}{k}") for language in ("c", "ts") for k in range(3)]
    starts = np.cumsum([0, *(len(t.ids) for t in made)])
    rows = [
        Text(t.package, "1", "path", "MIT", t.language, "plain", int(start), len(t.ids), i)
        for i, (t, start) in enumerate(zip(made, starts))
    ]  # fmt: skip
    absent = np.zeros(starts[-1], np.int16)
    values = [np.concatenate([t.labels[name] for t in made]) if name in DEPTHS else absent for name in NAMES]
    return Texts(tuple(rows), np.concatenate([t.ids for t in made]), np.stack(values), "", "")


def cut(model: CharLSTM, clamp: Clamp) -> CharLSTM:
    """The same by surgery: nothing reads the unit any more, and the value it is held at is in the biases."""
    model = deepcopy(model)
    readers = [(model.layers[clamp.layer].weight_hh_l0, model.layers[clamp.layer].bias_hh_l0, clamp.unit)]
    if clamp.layer + 1 < len(model.layers):
        readers.append((model.layers[clamp.layer + 1].weight_ih_l0, model.layers[clamp.layer + 1].bias_ih_l0, clamp.unit))
    if model.skip:
        readers.append((model.output.weight, model.output.bias, clamp.layer * model.hidden + clamp.unit))
    elif clamp.layer + 1 == len(model.layers):
        readers.append((model.output.weight, model.output.bias, clamp.unit))
    with torch.no_grad():
        for weight, bias, column in readers:
            bias += clamp.value * weight[:, column]
            weight[:, column] = 0
    return model


def expected(model: CharLSTM, ids: torch.Tensor) -> np.ndarray:
    """Bits of each symbol but the first, by the model itself."""
    with torch.no_grad():
        log_p = torch.log_softmax(model(ids[:-1], model.zero_state(ids.shape[1]))[0], -1)
    return -log_p.gather(-1, ids[1:, :, None])[..., 0].numpy() / np.log(2)


@pytest.mark.parametrize("layers, skip", [(1, True), (2, True), (3, True), (2, False)])
def test_clamping_is_surgery_on_the_weights(layers: int, skip: bool):
    model = random_model(layers, skip)
    ids = torch.randint(0, len(SYMBOLS), (40, 5))
    net = network(model)
    states = read(net, ids[:-1])
    np.testing.assert_allclose(unclamped(net, ids, states, WATCHED).loss.numpy(), expected(model, ids), atol=1e-4)
    for layer in range(layers):
        clamps = [Clamp(layer, 2, 0.7), Clamp(layer, 2, -0.9), Clamp(layer, 7, 0.0)]
        loss, p = clamped(net, ids, states, layer, clamps, WATCHED)
        for i, clamp in enumerate(clamps):
            np.testing.assert_allclose(loss[:, i].numpy(), expected(cut(model, clamp), ids), atol=1e-4)
        assert p.shape == (39, 3, 5, 3)


def test_a_unit_held_at_what_it_is_changes_nothing():
    model = random_model()
    with torch.no_grad():
        model.layers[0].bias_ih_l0[3 * model.hidden + 5] = -200  # its output gate is shut: h is 0
    ids = torch.randint(0, len(SYMBOLS), (40, 5))
    net = network(model)
    states = read(net, ids[:-1])
    assert (states[0, :, :, 5] == 0).all()
    base = unclamped(net, ids, states, WATCHED)
    loss, p = clamped(net, ids, states, 0, [Clamp(0, 5, 0.0), Clamp(0, 6, 0.0)], WATCHED)
    np.testing.assert_allclose(loss[:, 0].numpy(), base.loss.numpy(), atol=1e-5)
    np.testing.assert_allclose(p[:, 0].numpy(), base.watched.numpy(), atol=1e-6)
    assert (loss[:, 1] - base.loss).abs().max() > 1e-3


def test_the_unit_that_drives_closers_is_found_and_its_controls_are_not():
    tested = {"bracketDepth": [f"L1.{COUNTER}", "L2.1"], "inString": []}
    found = cause(bracket_model(), texts(), tested, characters=900, controls=20)
    planted, other = found["units"]
    assert found["controls"] == len(found["controlEffects"]["closers"]) == 20
    assert planted["ablation"]["closers"]["p"] == 0 and planted["ablation"]["closers"]["bits"] > 1
    assert planted["ablation"]["closers"]["bits"] > 10 * max(map(abs, found["controlEffects"]["closers"]))
    assert other["ablation"]["closers"]["bits"] < 0.1
    doses = planted["dose"]["closers"][")"]
    assert len(doses) == 5 and doses == sorted(doses) and doses[-1] > 5 * doses[0]
    assert abs(other["dose"]["closers"][")"][0] - found["unclamped"][")"]) < 0.05
    assert found["events"]["conditionalEnds"] == 0 and "conditionalEnds" not in found["controlEffects"]
    assert set(planted["ablation"]) == {"closers", "loopEnds", "all"}
    assert set(found["unclamped"]) == set(planted["dose"]["closers"]) == {")", "}"}  # no label counts `[` in these texts


def test_effects_are_the_same_again():
    arguments = bracket_model(), texts(), {"bracketDepth": ["L1.3"]}, 900, 5
    assert cause(*arguments) == cause(*arguments)


def test_a_constant_unit_causes_nothing_and_no_text_is_refused():
    model = random_model()
    with torch.no_grad():
        model.layers[1].bias_ih_l0[3 * model.hidden + 5] = -200
    [unit] = cause(model, texts(), {"inString": ["L2.5"]}, characters=600, controls=4)["units"]
    assert abs(unit["ablation"]["all"]["bits"]) < 1e-3
    assert unit["dose"]["values"] == [0.0] * 5
    with pytest.raises(ValueError, match="no held-out text"):
        cause(model, replace(texts(), texts=()), {"inString": ["L2.5"]})


def test_events_are_what_the_labels_say():
    text = labelled("a(b)) {c}]")
    text.labels["roundDepth"] = np.array([0, 1, 1, 0, 0, 0, 0, 0, 0, 0], np.int16)  # the second `)` is in a string
    happened = events(text)
    assert [int(mask.sum()) for mask in happened.values()] == [2, 1, 0, 10]
    assert np.flatnonzero(happened["closers"]).tolist() == [3, 8]
    pieces = side_by_side([text, labelled("(")])
    assert pieces.ids.shape == (12, 2) and pieces.ids[:2, 0].tolist() == [1, 4]
    assert np.flatnonzero(pieces.events["closers"][:, 0]).tolist() == [4, 9]  # the symbol asked for at step s is s + 1
    assert (pieces.ids[5, 0], pieces.ids[10, 0]) == (SYMBOLS.index(")"), SYMBOLS.index("}"))
    assert np.flatnonzero(pieces.within[:, 0, 0]).tolist() == [3, 4]
    assert pieces.events["all"].sum() == 11


def test_packages_take_turns_and_their_richest_files_come_first():
    poor, rich = "a" * 40, "{}" * 20
    some = [labelled(text, "c", package) for package in ("p", "q") for text in (poor, rich)]
    assert [text.package for text in choose(some, 2 * 2800)] == ["p", "q"]
    assert all(events(text)["loopEnds"].sum() == 20 for text in choose(some, 2 * 2800))
    assert [len(text.ids) for text in choose(some, 30)] == [30]
    rare = labelled("a" * 40, "c", "p")
    rare.labels["conditionalDepth"][3] = 1  # the only conditional that ends weighs as much as all the loops
    assert choose([some[1], some[3], rare], 2800)[0].labels["conditionalDepth"].any()


def test_controls_move_as_much_and_are_never_tested_ones():
    variance = np.stack([np.linspace(0.001, 0.1, 60), np.linspace(0.2, 0.5, 60)])
    tested = [(0, 10), (1, 50)]
    found = matched(variance, tested, 12)
    assert len(set(found)) == 12 and not set(found) & set(tested)
    assert sum(layer == 0 for layer, _ in found) == 6
    assert all(abs(unit - (10, 50)[layer]) <= 12 for layer, unit in found)
    assert found == matched(variance, tested, 12)
    assert len(matched(variance, tested, 1000)) == 118
