"""The statistics of all units: computed block by block, each kept as soon as it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from tqdm import tqdm

from lens.catalogue import states
from lens.catalogue.adversarial import TAKEN, Rhos, adversarial, reads_as_plain
from lens.catalogue.bootstrap import intervals
from lens.catalogue.details import Plain, details
from lens.catalogue.figures import Figures, figures
from lens.catalogue.gates import Gates
from lens.catalogue.judge import Judged, judge
from lens.catalogue.progress import Parts
from lens.catalogue.texts import Texts, VARIANTS
from lens.catalogue.untrained import untrained
from lens.catalogue.verdict import Verdict
from lens.model import CharLSTM

QUANTITIES = ("h", "c")
T = TypeVar("T")


@dataclass(frozen=True)
class Statistics:
    """Vectors are the units' h, the first layer first, then their c."""

    plain: Plain
    figures: dict[str, Figures]
    """By family."""
    untrained: dict[str, dict[str, dict[str, float]]]
    judged: Judged
    intervals: np.ndarray
    """[vectors, 2]"""
    details: list[dict]
    adversarial: dict[str, list[Rhos]]
    """By variant, of each vector."""
    half_lives: np.ndarray
    median_half_lives: np.ndarray
    """[layers, hidden]"""
    gates: dict[str, np.ndarray]
    """By gate: [layers, hidden, 2]."""


class Reading:
    """States of the plain texts, read when the first part that is not there yet needs them."""

    def __init__(self, model: CharLSTM, plain: Plain):
        self.model, self.plain = model, plain

    @cached_property
    def read(self) -> tuple[states.States, Gates]:
        gates = Gates(self.model)
        return states.read(self.model, self.plain.texts, self.plain.read, gates.watch, "plain"), gates

    def block(self, layer: int, quantity: str) -> np.ndarray:
        """[hidden, characters]"""
        return getattr(self.read[0], quantity)[layer]


def statistics(model: CharLSTM, texts: Texts, parts: Parts, shifts: int, resamples: int) -> Statistics:
    plain = Plain(texts, texts.chosen())
    blocks = [(quantity, layer) for quantity in QUANTITIES for layer in range(len(model.layers))]
    reading = Reading(model, plain)
    bar = tqdm(total=2 + 2 * len(blocks) + len(VARIANTS), desc="catalogue", unit="part")

    def part(name: str, make: Callable[[], T]) -> T:
        bar.set_postfix_str(name)
        made = parts.get(name, make)
        bar.update()
        return made

    bare = part("untrained", lambda: untrained(model, plain))
    found: dict[str, Figures] = {}
    for quantity, layer in blocks:
        of = part(f"figures-{quantity}{layer}", lambda: block_figures(reading.block(layer, quantity), plain, shifts))
        found = {family: found[family] + one if family in found else one for family, one in of.items()}
    lives = part("gates", lambda: gate_figures(reading.read[1]))
    judged = judge(found, plain.grounds, bare)
    rows = [row_of(one, plain) for one in judged.verdicts]
    described: list[dict] = []
    for k, (quantity, layer) in enumerate(blocks):
        own = slice(k * model.hidden, (k + 1) * model.hidden)
        make = lambda: block_details(reading.block(layer, quantity), judged, own, plain)  # noqa: E731
        described += part(f"details-{quantity}{layer}", make)
    reading.__dict__.pop("read", None)  # room for the variants
    astray = {variant: part(variant, lambda: variant_rhos(model, texts, variant, judged)) for variant in VARIANTS}
    bar.close()
    return Statistics(
        plain, found, bare, judged, all_intervals(found, plain, rows, resamples), described, astray, *lives
    )


def gate_figures(of: Gates) -> tuple[np.ndarray, np.ndarray, dict[str, np.ndarray]]:
    return of.half_lives(), of.median_half_lives(), of.shares()


def block_figures(values: np.ndarray, plain: Plain, shifts: int) -> dict[str, Figures]:
    return {family: figures(values, of, shifts) for family, of in plain.grounds.items()}


def block_details(values: np.ndarray, judged: Judged, own: slice, plain: Plain) -> list[dict]:
    found = []
    for row, verdict, of in zip(values, judged.verdicts[own], judged.figures[own]):
        rho = of[verdict.family, verdict.label].rho if of else 0.0
        found.append(details(row, verdict, rho, plain) if of else {})
    return found


def variant_rhos(model: CharLSTM, texts: Texts, variant: str, judged: Judged) -> list[Rhos]:
    """Of all vectors, with the labels that are looked at closely of each."""
    keys = judged.looked_at()
    if reads_as_plain(texts, variant):
        taken = TAKEN.get(variant, ())
        return [{k: None if k[1] in taken else of[k].rho for k in own} for own, of in zip(keys, judged.figures)]
    half = len(keys) // len(QUANTITIES)
    return adversarial(model, texts, variant, {q: keys[k * half : (k + 1) * half] for k, q in enumerate(QUANTITIES)})


def row_of(verdict: Verdict, plain: Plain) -> tuple[str, int] | None:
    if verdict.family is None or verdict.label is None:
        return None
    return verdict.family, plain.grounds[verdict.family].names.index(verdict.label)


def all_intervals(found: dict[str, Figures], plain: Plain, rows: Sequence[tuple[str, int] | None], resamples: int) -> np.ndarray:
    """[vectors, 2], of each vector's own label; NaN for one that is constant."""
    result = np.full((len(rows), 2), np.nan)
    for family, of in found.items():
        own = [u for u, row in enumerate(rows) if row is not None and row[0] == family]
        labels = np.array([rows[u][1] for u in own], np.int64)  # type: ignore[index]
        result[own] = intervals(of.some(own), plain.grounds[family], labels, resamples) if own else 0
    return result
