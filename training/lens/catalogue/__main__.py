"""`npm run catalogue` labels the texts and runs this: `python -m lens.catalogue --help`."""

import hashlib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import tyro

from lens import shipped
from lens.catalogue import network
from lens.catalogue import texts as labelled
from lens.catalogue.catalogue import Statistics, statistics
from lens.catalogue.cause import cause as causes
from lens.catalogue.directions import directions
from lens.catalogue.progress import APART, Parts, code_hash
from lens.catalogue.texts import NAMES
from lens.catalogue.write import content, neuron_names, write
from lens.model import CharLSTM

TESTED = 5  # units of each label that are held
FAMILY_FIRST = ("braces", "python")


def certify(model: Path, texts: Path, cause: bool = True, shifts: int = 199, resamples: int = 1000) -> Path:
    """Certifies every unit of a model; returns the path of neurons.json. Raises ValueError where texts or model are
    amiss."""
    net = network.load(model)
    held_out, validation = labelled.load(texts / "heldout"), labelled.load(texts / "validation")
    if held_out.label_code != validation.label_code:
        raise ValueError(f"{texts} holds texts of two label codes: run `npm run catalogue` again")
    graph = hashlib.sha256((model / "model.onnx").read_bytes()).hexdigest()
    of = " ".join([graph, held_out.hash, validation.hash, str(shifts)])
    found = statistics(net, held_out, Parts(texts / "parts", of + code_hash(APART)), shifts, resamples)
    parts = Parts(texts / "parts-apart", of + code_hash())
    probes = parts.get("directions", lambda: directions(net, validation, held_out))
    held = None
    if cause:
        many = labelled.load(texts / "cause")
        parts = Parts(texts / "parts-cause", of + many.hash + code_hash())
        held = parts.get("cause", lambda: causes(net, many, tested(net, found)))
    options = {"shifts": shifts, "resamples": resamples}
    return write(model, content(net, model, held_out, found, options, probes, held))


def tested(model: CharLSTM, of: Statistics) -> dict[str, list[str]]:
    """By label: the units whose h goes best with it."""
    return {label: names for label in NAMES if (names := list(islice(best_units(model, of, label), TESTED)))}


def best_units(model: CharLSTM, of: Statistics, label: str) -> Iterator[str]:
    """In the first family that has the label: braces, where depth and indentation are told apart."""
    names = neuron_names(model)
    family = next((f for f in FAMILY_FIRST if any((f, label) in one for one in of.judged.figures)), None)
    if family is not None:
        own = (v for v in of.judged.order((family, label)) if v < len(names))  # h comes first
        yield from (names[v] for v in own)


def main(
    model: Path = shipped.FOLDER, texts: Path = Path("build/catalogue"), cause: bool = True,
    shifts: int = 199, resamples: int = 1000,
) -> None:  # fmt: skip
    """Computes a certificate for every neuron on held-out packages, into neurons.json of the model's folder.

    Args:
        model: the model's folder.
        texts: folder of the labelled texts that `npm run catalogue` writes.
        cause: whether to hold the best units of each label and see what the prediction loses.
        shifts: of the text against its labels, for p.
        resamples: of the packages, for the intervals.
    """
    try:
        path = certify(model, texts, cause, shifts, resamples)
    except ValueError as error:
        sys.exit(str(error))
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    tyro.cli(main)
