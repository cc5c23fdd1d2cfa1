"""Copies, leaks and shares."""

import pytest

from corpus_samples import code
from lens.corpus.document import Account, Document
from lens.corpus.select import cap, capped
from lens.corpus.shingles import shares_known, shares_repeated, shingles


def test_shingles_ignore_indentation_and_blank_lines():
    text = code(1, lines=20)
    indented = "\n\n".join("    " + line for line in text.split("\n"))
    assert list(shingles(text)) == list(shingles(indented))
    assert len(shingles(text)) == 13


def test_short_and_empty_texts_have_shingles_too():
    assert len(shingles("a\nb\n")) == 1
    assert len(shingles("\n \n")) == 0


def test_shares():
    one, two, both = code(1, lines=47), code(2, lines=47), code(1, lines=47) + code(2, lines=47)
    runs = [shingles(text) for text in (one, two, both)]
    assert shares_known([runs[2], runs[1]], [runs[0]]) == [pytest.approx(40 / 87), 0.0]
    assert shares_repeated(runs) == [0.0, 0.0, pytest.approx(80 / 87)]
    assert shares_known([runs[0]], []) == [0.0]
    assert shares_repeated([]) == []


def test_the_cap_holds_after_the_cut():
    sizes = [1000, 500, *[10] * 30]
    limit = cap(sizes, 0.12)
    cut = [min(size, limit) for size in sizes]
    assert max(cut) == pytest.approx(0.12 * sum(cut), abs=1)
    assert cap([5, 5, 5], 0.12) == float("inf")


def test_a_package_too_large_loses_the_same_files_every_time():
    def document(package, n):
        return Document(package, f"{package}@1/{n}", "c", "train", "x" * 100)

    documents = [document(f"p{p}", n) for p in range(20) for n in range(50 if p == 0 else 5)]
    account = Account()
    kept = capped(documents, 0.12, account)
    large = [d for d in kept if d.package == "p0"]
    assert 0.1 < len(large) / len(kept) <= 0.12
    assert account.dropped["p0"] == {"package too large": 50 - len(large)}
    assert capped(documents[::-1], 0.12, Account()) == kept
