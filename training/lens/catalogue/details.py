"""What a certificate says besides the figures: of each vector's own label, on the plain texts."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from lens.catalogue.ground import Ground, ground
from lens.catalogue.ranks import standardised
from lens.catalogue.snippets import snippets
from lens.catalogue.spread import Spread
from lens.catalogue.texts import ASKED, FAMILIES, Texts
from lens.catalogue.tree import Halves, halves, tree
from lens.catalogue.verdict import Verdict


@dataclass
class Plain:
    """The plain texts that were read, and what is worked out of them once for all vectors."""

    texts: Texts
    read: Sequence[int]
    spreads: dict[tuple[str, str], Spread] = field(default_factory=dict)

    @cached_property
    def grounds(self) -> dict[str, Ground]:
        """Of the families that there is text of."""
        all_of = {family: ground(self.texts, self.read, family) for family in FAMILIES}
        return {family: of for family, of in all_of.items() if len(of)}

    @cached_property
    def languages(self) -> dict[str, Ground]:
        """Of each language by itself."""
        pairs = [(language, family) for family, languages in FAMILIES.items() for language in languages]
        all_of = {language: ground(self.texts, self.read, family, [language]) for language, family in pairs}
        return {language: of for language, of in all_of.items() if len(of)}

    @cached_property
    def halves(self) -> Halves:
        of_each = self.texts.of_each(self.read)
        package = np.array([t.package for t in self.texts.texts])[of_each]
        language = np.array([t.language for t in self.texts.texts])[of_each]
        return halves(self.texts.values[:, self.texts.columns(self.read)], package, language)

    @cached_property
    def places(self) -> tuple[np.ndarray, np.ndarray]:
        """Of each character: its text, as an index into `read`, and the offset in it."""
        lengths = [self.texts.texts[i].length for i in self.read]
        return np.repeat(np.arange(len(lengths)), lengths), np.concatenate([np.arange(n) for n in lengths])

    def spread(self, family: str, label: str) -> Spread:
        key = (family, label)
        if key not in self.spreads:
            of = self.grounds[family]
            self.spreads[key] = Spread(of.values[of.names.index(label)])
        return self.spreads[key]


def details(values: np.ndarray, verdict: Verdict, rho: float, plain: Plain) -> dict:
    """values [characters read] of a vector that is not constant; rho with its verdict's label. See neurons.json."""
    family, label = verdict.family, verdict.label
    text, offset = plain.places
    found = {"tree": tree(values, plain.halves), "snippets": snippets(values, text, offset, rho)}
    if family is None or label is None:
        return found | {"languages": {}, "byValue": []}
    spread = plain.spread(family, label).rows(values[plain.grounds[family].rows])
    languages = {name: language_rho(values, of, label) for name, of in plain.languages.items()}
    return found | {"languages": languages, "byValue": spread}


def language_rho(values: np.ndarray, of: Ground, label: str) -> float | None:
    """None where the language is not asked, or the label or the unit does not vary in it."""
    if label not in of.names or label not in ASKED[of.family] or not of.varies[of.names.index(label)]:
        return None
    z, norms = standardised(values[None, of.rows])
    return float(z[0] @ of.z[of.names.index(label)]) if norms[0] > 0 else None
