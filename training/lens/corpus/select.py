"""Which documents of all packages stay: no copies, no leaks between splits, no package too large."""

import hashlib

from lens.corpus.document import Account, Document
from lens.corpus.lock import SPLITS
from lens.corpus.shingles import shares_known, shares_repeated, shingles
from lens.vocabulary import LANGUAGES

NEAR_COPY = 0.8  # of a file's eight-line runs in earlier files of its split
LEAK = 0.2  # of a file's eight-line runs in a split that it is to be independent of
LARGEST_SHARE = {"train": 0.12, "validation": 0.4, "heldout": 0.4}  # of a package in its language
# A split's files may share nothing with the splits before it, so validation gives way to held-out.
PRECEDENCE = ("train", "heldout", "validation")


def selected(documents: list[Document], account: Account) -> dict[str, list[Document]]:
    """The documents of each split in a fixed, shuffled order."""
    ordered = [document for split in PRECEDENCE for document in documents if document.split == split]
    unique = without_duplicates(ordered, account)
    runs = {document.path: shingles(document.text) for document in unique}
    kept: dict[str, list[Document]] = {}
    reference: list = []
    for split in PRECEDENCE:
        own = [document for document in unique if document.split == split]
        leaked = shares_known([runs[document.path] for document in own], reference)
        own = account.keep_unless(own, ["leak" if share >= LEAK else None for share in leaked])
        repeated = shares_repeated([runs[document.path] for document in own])
        own = account.keep_unless(own, ["near copy" if share >= NEAR_COPY else None for share in repeated])
        own = [
            document
            for language in LANGUAGES
            for document in capped([d for d in own if d.language == language], LARGEST_SHARE[split], account)
        ]
        kept[split] = shuffled(own)
        reference += [runs[document.path] for document in own]
    return {split: kept[split] for split in SPLITS}


def without_duplicates(documents: list[Document], account: Account) -> list[Document]:
    """The first document of every text."""
    seen: set[bytes] = set()
    reasons = []
    for document in documents:
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()
        reasons.append("duplicate" if digest in seen else None)
        seen.add(digest)
    return account.keep_unless(documents, reasons)


def capped(documents: list[Document], share: float, account: Account) -> list[Document]:
    """The documents of one language without those that take a package over its share of the characters."""
    sizes: dict[str, int] = {}
    for document in documents:
        sizes[document.package] = sizes.get(document.package, 0) + len(document.text)
    limit = cap(list(sizes.values()), share)
    taken = dict.fromkeys(sizes, 0)
    reasons = []
    for document in shuffled(documents):
        fits = taken[document.package] + len(document.text) <= limit
        taken[document.package] += len(document.text) if fits else 0
        reasons.append(None if fits else "package too large")
    return account.keep_unless(shuffled(documents), reasons)


def cap(sizes: list[int], share: float) -> float:
    """The largest size such that no package, cut to it, has more than the share of what then remains.

    Infinite where too few packages exist for any cut to reach the share.
    """
    if len(sizes) * share <= 1:
        return float("inf")
    limit = float(max(sizes))
    while max(min(size, limit) for size in sizes) > share * sum(min(size, limit) for size in sizes) + 1:
        limit = share * sum(min(size, limit) for size in sizes)
    return limit


def shuffled(documents: list[Document]) -> list[Document]:
    """An order that looks random and depends on nothing but the paths."""
    return sorted(documents, key=lambda document: hashlib.sha256(f"1:{document.path}".encode()).digest())
