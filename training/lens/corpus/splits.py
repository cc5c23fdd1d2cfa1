"""Which packages a corpus trains on and which it keeps away."""

import json
from pathlib import Path

from lens.vocabulary import LANGUAGES

SPLITS = ("train", "validation", "heldout")


def packages(corpus: Path) -> dict[str, list[str]]:
    """The packages of each split, `registry:name`, sorted. ValueError, naming it, for one that lies in two of them: what
    is measured on it would then be known by heart."""
    found = {}
    for split in SPLITS:
        paths = (corpus / f"{split}.{language}.files.json" for language in LANGUAGES)
        found[split] = sorted({file["package"] for p in paths if p.exists() for file in json.loads(p.read_text())})
    for kept in SPLITS[1:]:
        if leaked := set(found["train"]) & set(found[kept]):
            raise ValueError(f"{', '.join(sorted(leaked))} in {corpus} is trained on and {kept} at once: build the corpus again")
    return found


def lock_hash(corpus: Path) -> str | None:
    """sha256 of the lock that the corpus was built from, as its report says; None without a report."""
    report = corpus / "report.json"
    return json.loads(report.read_text())["lock"] if report.exists() else None
