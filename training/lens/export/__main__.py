"""Makes a model folder from a run: `python -m lens.export --help`."""

import json
import os
import shutil
from pathlib import Path

import onnx
import tyro

from lens import measure, weights
from lens.export.golden import golden
from lens.export.graph import build
from lens.export.licences import licences
from lens.export.manifest import facts, manifest
from lens.export.onnx_network import OnnxNetwork
from lens.measure import Bits
from lens.model import Network
from lens.networks import as_integers
from lens.networks import build as build_model
from lens.settings import Settings

SPLITS = {"validation": "validation", "heldOut": "heldout"}


def export(
    run: Path, out: Path, corpus: Path, budget: int = 0, shared: Path | None = None, integers: bool = False
) -> dict:
    """Writes `out` whole or not at all, and returns its manifest. `shared` are the licences of another model of the same
    text: ValueError when they are not those of this corpus. `integers` rounds an LSTM to `IntegerLSTM`."""
    text = licences(corpus / "LICENSES.json")
    if shared and shared.read_bytes() != text.encode():
        raise ValueError(f"{shared} does not hold the licences of {corpus}: leave --licences out")
    training = facts(run)
    model = build_model(Settings.from_json(training["runs"][-1]["settings"]))
    weights.load(run / "weights.npz", model)  # fp16
    source = model.eval()
    model = as_integers(source) if integers else source
    new = out.with_name(out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    onnx.save(build(model), new / "model.onnx")
    (new / "golden.json").write_text(json.dumps(golden(model)) + "\n")
    if not shared:
        (new / "LICENSES.txt").write_bytes(text.encode())
    bits = bits_of(OnnxNetwork(new / "model.onnx") if integers else model, corpus, budget)
    before = bits_of(source, corpus, budget) if integers else None
    where = os.path.relpath(shared, out) if shared else "LICENSES.txt"
    made = manifest(new, out.name, model, training, bits, before, where, corpus)
    (new / "manifest.json").write_text(json.dumps(made, indent=2) + "\n")
    shutil.rmtree(out, ignore_errors=True)
    new.rename(out)
    return made


def bits_of(model: Network, corpus: Path, budget: int) -> dict[str, dict[str, Bits]]:
    return {key: measure.split_bits(model, corpus, split, budget) for key, split in SPLITS.items()}


def main(
    run: Path, out: Path, corpus: Path = Path("build/corpus"), budget: int = 0, licences: Path | None = None,
    integers: bool = False,
):  # fmt: skip
    """Exports a run's weights as ONNX, with golden values, licences and figures.

    Args:
        run: folder of the run.
        out: the model folder to make, ../models/NAME.
        corpus: folder of the corpus that the figures are measured on.
        budget: characters a language and split for the figures; 0 measures on all of them.
        licences: LICENSES.txt of another model of the same corpus, to name in place of a copy.
        integers: of an LSTM: rounds the weights to 7 bits, as the extension wants it.
    """
    try:
        made = export(run, out, corpus, budget, licences, integers)
    except (ValueError, FileNotFoundError) as error:
        raise SystemExit(f"lens.export: {error}") from None
    print(json.dumps(made["bitsPerCharacter"], indent=2))


if __name__ == "__main__":
    tyro.cli(main)
