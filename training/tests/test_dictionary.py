"""The study of sparse dictionaries: directions that are planted are found, and certified for what they are."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch

import catalogue_samples as samples
from lens.catalogue import __main__ as catalogue
from lens.catalogue.details import Plain
from lens.catalogue.judge import Judged
from lens.catalogue.texts import NAMES
from lens.catalogue.verdict import Figure, verdict
from lens.corpus.read import read_split
from lens.networks import load
from lens.studies.dictionary import __main__ as command
from lens.studies.dictionary import certify, compare, reading, study, table
from lens.studies.dictionary.autoencoder import Dictionary
from lens.studies.dictionary.fit import Settings, fit, rebuilt
from lens.train.machine import Machine

CPU = Machine(torch.device("cpu"), "fp32", 0, 1)
TINY = Path(__file__).parents[2] / "test" / "fixtures" / "models" / "tiny"
SHIFTS = 199


@pytest.fixture(scope="module")
def plain() -> Plain:
    found = samples.texts()
    return Plain(found, found.chosen())


def planted(characters: int, width: int = 32, latents: int = 24, k: int = 3) -> tuple[torch.Tensor, torch.Tensor]:
    """int8 rows, each the sum of k of the directions, which come second."""
    draw = torch.Generator().manual_seed(0)
    directions = torch.nn.functional.normalize(torch.randn(latents, width, generator=draw), dim=1)
    places = torch.rand(characters, latents, generator=draw).topk(k).indices
    amounts = torch.zeros(characters, latents).scatter(1, places, 0.5 + torch.rand(characters, k, generator=draw))
    return (60 * amounts @ directions).round().clamp(-128, 127).to(torch.int8), directions


def test_directions_that_are_planted_are_found():
    rows, directions = planted(600_000)
    made, log = fit(rows, Settings(latents=32, k=3, characters=600_000, rate=1e-2, seed=1), CPU, say=lambda line: None)
    alike = (directions @ made.decoder.T).max(1).values
    assert (alike > 0.95).float().mean() >= 0.9
    other, _ = planted(20_000)
    assert rebuilt(made, other)["explained"] > 0.9
    assert log[-1]["characters"] == 600_000 // 2048 * 2048 and log[0]["explained"] < log[-1]["explained"]


def dictionary(encoder: torch.Tensor, k: int) -> Dictionary:
    """That reads steps as they are."""
    made = Dictionary(len(encoder), k, torch.zeros(encoder.shape[1]), torch.tensor(1.0))
    with torch.no_grad():
        made.encoder.copy_(encoder), made.decoder.copy_(encoder)
    return made


def test_what_is_rebuilt_and_who_is_dead():
    made = dictionary(torch.tensor([[1.0, 0, 0], [0, 1, 0], [-1, 0, 0]]), k=1)
    rows = torch.tensor([[3, 1, 0], [1, 3, 0], [2, 0, 0], [0, 2, 0]], dtype=torch.int8)
    # Each row but for its smaller unit, of squares 1 + 1; around the mean (1.5, 1.5) squares are 5 + 5.
    assert rebuilt(made, rows) == {"explained": 0.8, "dead": pytest.approx(1 / 3, abs=1e-4), "fires": [0.5, 0.5, 0.5]}


def test_what_fires_are_the_k_that_lean_most():
    torch.manual_seed(0)
    made, rows = Dictionary(40, 4, torch.zeros(12), torch.tensor(9.0)), torch.randint(-99, 99, (3 * certify.CHUNK // 2, 12)).to(torch.int8)
    leaning = certify.leaning(made, rows)(slice(0, 40))
    fires = np.concatenate([certify.firing(made, rows)(slice(at, at + 20)) for at in (0, 20)])
    assert fires.shape == leaning.shape == (40, len(rows)) and ((fires > 0).sum(0) == 4).all()
    least = np.where(fires > 0, fires, np.inf).min(0)
    assert (leaning <= least).sum(0).tolist() == [37] * len(rows)  # the least of the four, and all others
    assert np.allclose(fires[fires > 0], leaning[fires > 0], rtol=1e-4)


def walks(plain: Plain) -> torch.Tensor:
    """int8 [characters, units]: one counts brackets, all others are random walks that forget."""
    values = np.concatenate([samples.activations(plain.texts, i, 12) for i in plain.read], 1)
    values[[samples.INDENTATION, samples.BRACKETS, samples.CONSTANT]] = 0
    return torch.from_numpy((8 * values).round().clip(-128, 127).astype(np.int8).T)


def test_a_direction_that_counts_tracks_and_random_ones_get_nothing(plain: Plain):
    draw = torch.randn(8, 12, generator=torch.Generator().manual_seed(3))
    draw[:, samples.DEPTH] = 0
    encoder = torch.cat([torch.eye(12)[samples.DEPTH][None], draw])
    judged = certify.certified(certify.leaning(dictionary(encoder, 2), walks(plain)), 9, plain, SHIFTS, certify.nothing(plain))
    first, *others = judged.verdicts
    assert (first.kind, first.label) == ("tracksStrongly", "bracketDepth")
    assert {other.kind for other in others} == {"noEvidence"}
    assert certify.verdicts(judged) == {"noEvidence": 8, "tracks": 0, "tracksStrongly": 1, "followsIndentation": 0}


def test_a_latent_that_an_untrained_one_matches_gets_nothing(plain: Plain):
    values = certify.leaning(dictionary(torch.eye(12)[samples.DEPTH][None], 1), walks(plain))
    held = certify.greatest(values, 1, plain)
    assert certify.certified(values, 1, plain, SHIFTS, held).verdicts[0].kind == "noEvidence"


def judged(*rhos: dict[str, float]) -> Judged:
    """Of latents that go so well with labels of braces, and as well given the rest."""
    figures = [{("braces", label): Figure(rho, rho, None, 0.005, 0.1) for label, rho in of.items()} for of in rhos]
    return Judged(figures, [verdict(one) for one in figures])


def test_a_verdict_is_new_where_no_neuron_has_one_as_good():
    found = judged({"roundDepth": 0.6}, {"roundDepth": 0.8}, {"loopDepth": 0.55}, {"loopDepth": 0.4}, {})
    counted = compare.counted(found, {("braces", "roundDepth"): 1, ("braces", "loopDepth"): 0})
    assert (counted["new"], counted["newLabels"]) == (2, 1)
    assert counted["verdicts"] == {"noEvidence": 1, "tracks": 2, "tracksStrongly": 1, "followsIndentation": 0}
    best = compare.best_for(found, ("braces", "roundDepth"))
    assert best is not None and (best["latent"], best["grade"], best["passing"]) == (1, "tracksStrongly", 2)
    assert compare.best_for(found, ("braces", "column")) is None


def test_the_tables_say_where_a_latent_is_ahead_of_the_best_neuron():
    weak, strong = ({"rho": 0.3, "auc": auc, "partial": 0.2, "passing": 0} for auc in (0.4, 0.1))
    about = {"label": "inString", "family": "python", "direction": None, "leaning": None}
    rows = [about | {"neuron": neuron, "firing": latent} for neuron, latent in ((weak, strong), (strong, weak))]
    none = dict.fromkeys((*table.KINDS, "noEvidence"), 0)
    made = {"certificates": {"firing": {"verdicts": none, "new": 0, "newLabels": 0}}, "labels": rows}
    assert table.counts(made).endswith("ahead of the best neuron in 1 of 2 cases")
    assert "| AUC 0.40, 0.20 |  | AUC 0.10, 0.20 | 0 |" in table.labels(made)


def test_latents_that_fire_within_a_label_are_counted(plain: Plain):
    inside = plain.texts.values[NAMES.index("inString"), plain.texts.columns(plain.read)] > 0
    some = inside & (np.arange(len(inside)) % 4 == 0)
    fires = np.stack([inside, some, ~inside, np.zeros_like(inside)]).astype(np.float32)
    row = next(r for r in compare.within(lambda which: fires[which], 4, plain) if (r["label"], r["family"]) == ("inString", "braces"))
    assert (row["latents"], row["most"]) == (2, 1) and row["middle"] == pytest.approx(0.625, abs=0.01)


@pytest.mark.parametrize("read", ["onnxruntime", "pytorch"])
def test_rows_of_training_text_are_those_that_the_network_has_there(corpus: Path, read: str):
    """One lane reads the files of the first language one after another, each from a zero state."""
    net = load(TINY)
    own = reading.shipped(TINY, 1) if read == "onnxruntime" else reading.by_pytorch(net, 1)
    rows = reading.training_rows(corpus, own, 1, 900, 1)
    (_, language), *_ = read_split(corpus, "train").items()
    order = np.random.default_rng((1, 0, 0)).permutation(len(language.starts))
    expected = []
    for k in order:
        ids = torch.from_numpy(language.text[language.starts[k] : language.starts[k] + language.lengths[k]].astype(np.int64))
        _, _, ys = net(ids[:, None], net.zero_state(1))
        expected.append(torch.cat(list(ys[:, 2:, 0].detach()), -1))
    assert rows.shape == (900, net.hidden * len(net.layers)) and rows.dtype == torch.int8
    # An h between two steps may be rounded the other way.
    assert (rows - reading.in_steps(torch.cat(expected).numpy())[:900]).abs().max() <= 1


def test_the_candidate_that_rebuilds_most_is_chosen_if_its_latents_live():
    few, many, dead = ({"explained": e, "dead": d} for e, d in ((0.7, 0.0), (0.8, 0.05), (0.9, 0.5)))
    assert study.chosen([few, many, dead]) is many
    with pytest.raises(ValueError, match="dead"):
        study.chosen([dead])


def test_the_whole_study(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture):
    model, texts = tmp_path / "tiny", tmp_path / "texts"
    shutil.copytree(TINY, model)
    for split in ("heldout", "validation"):
        samples.save(samples.texts(lines=30, packages=2), texts / split)
    catalogue.certify(model, texts, cause=False, shifts=19, resamples=20)
    run = lambda of: command.main(tmp_path / "d.json", model, corpus, of, ((24, 4), (16, 2)), 4096, 6144, 6, shifts=19)  # noqa: E731
    run(texts)
    made, said = json.loads((tmp_path / "d.json").read_text()), capsys.readouterr().out
    assert made["command"].startswith("python -m lens.studies.dictionary") and "bracket depth" in said
    assert made["chosen"]["latents"] in (24, 16) and len(made["candidates"]) == 2
    assert {row["family"] for row in made["labels"]} == {"braces"} and made["labels"][0]["neuron"]["neuron"].startswith("L1.")
    for of in made["certificates"].values():
        assert sum(of["verdicts"].values()) <= made["chosen"]["latents"] and of["newLabels"] <= of["new"]
    samples.save(samples.texts(lines=20, packages=2), texts / "other" / "heldout")
    shutil.copytree(texts / "validation", texts / "other" / "validation")
    with pytest.raises(SystemExit, match="other texts"):
        run(texts / "other")
