"""What units are held against in a family of languages: its characters' labels, as ranks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lens.catalogue.ranks import LINE, ceiling, is_flag, standardised
from lens.catalogue.texts import ASKED, FAMILIES, NAMES, Texts


@dataclass(frozen=True)
class Ground:
    """n characters; a label's row is its index in `names`."""

    family: str
    names: tuple[str, ...]
    """The labels that are asked."""
    rows: np.ndarray
    """int64 [n]: which characters of the texts that were read."""
    values: np.ndarray
    """int16 [labels, n]."""
    z: np.ndarray
    """float32 [labels + 1, n], see ranks.standardised; the last row is LINE."""
    package: np.ndarray
    """int64 [n]: index into `packages`."""
    packages: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def varies(self) -> np.ndarray:
        """bool [labels]"""
        return (self.values != self.values[:, :1]).any(1) if len(self) else np.zeros(len(self.names), bool)

    def positives(self, label: str) -> int:
        """Characters that have a label, or more than 0 of it."""
        return int((self.values[self.names.index(label)] > 0).sum())

    def ceilings(self) -> dict[str, float]:
        """By yes/no label that varies: the greatest rho that a label so rare can have."""
        flags = [n for n, varies in zip(self.names, self.varies) if varies and is_flag(n)]
        return {n: ceiling(self.positives(n), len(self)) for n in flags}


def ground(texts: Texts, read: Sequence[int], family: str, languages: Sequence[str] | None = None) -> Ground:
    """Of the texts that were read (states.read), those of a family, or of some of its languages."""
    wanted = FAMILIES[family] if languages is None else languages
    keep = np.isin(texts.of_each(read), [i for i in read if texts.texts[i].language in wanted])
    columns, names = texts.columns(read)[keep], ASKED[family]
    values = texts.values[[NAMES.index(n) for n in names]][:, columns]
    z, _ = standardised(np.concatenate([values, texts.lines(read)[keep][None]]))
    of = [texts.texts[i].package for i in texts.of_each(read)[keep]]
    packages = tuple(dict.fromkeys(of))
    index = {name: k for k, name in enumerate(packages)}
    return Ground(family, names, np.flatnonzero(keep), values, z, np.array([index[p] for p in of], np.int64), packages)


def row_names(ground: Ground) -> tuple[str, ...]:
    """Of the rows of z."""
    return (*ground.names, LINE)
