"""The whole build, on packages of a few files."""

import io
import json

import numpy as np
import pytest

from corpus_samples import Registry, code
from lens.corpus.build import build
from lens.corpus.errors import CorpusError
from lens.vocabulary import decode


@pytest.fixture
def registry(tmp_path):
    return Registry(tmp_path)


def built(registry):
    return build(registry.lock_path, registry.cache, registry.out, registry.clients, log=io.StringIO())


def texts(registry, split, language="ts"):
    index = json.loads((registry.out / f"{split}.{language}.files.json").read_text())
    symbols = np.fromfile(registry.out / f"{split}.{language}.u8", np.uint8)
    return {row["path"]: decode(symbols[row["start"] : row["start"] + row["length"]]) for row in index}


def test_files_come_back_from_the_symbols(registry):
    registry.add("one", {"src/a.ts": code(1), "src/b.tsx": code(2), "README.md": "no code"})
    registry.add("two", {"lib/c.js": code(3)}, split="heldout")
    report = built(registry)
    assert texts(registry, "train") == {"npm:one@1.0.0/src/a.ts": code(1), "npm:one@1.0.0/src/b.tsx": code(2)}
    assert texts(registry, "heldout") == {"npm:two@1.0.0/lib/c.js": code(3)}
    assert report["totals"]["train"]["ts"]["characters"] == len(code(1) + code(2))
    assert (registry.out / "text/heldout/ts/npm_two@1.0.0/lib/c.js").read_text() == code(3)
    [first, _] = json.loads((registry.out / "LICENSES.json").read_text())
    assert first["files"] == [{"path": "LICENSE", "text": "MIT text"}]


def test_a_licence_text_can_be_named_and_must_be_there(registry):
    registry.add("one", {"a.ts": code(1), "doc/readme.html": "<p>MIT text"}, licence_file=False, licence_files=("doc/readme.html",))
    built(registry)
    [row] = json.loads((registry.out / "LICENSES.json").read_text())
    assert row["files"] == [{"path": "doc/readme.html", "text": "<p>MIT text"}]
    registry.add("two", {"a.ts": code(1)}, licence_file=False)
    with pytest.raises(CorpusError, match="npm:two@1.0.0: no licence text found"):
        built(registry)


def test_windows_newlines_are_made_plain(registry):
    registry.add("one", {"a.ts": code(1).replace("\n", "\r\n")})
    built(registry)
    assert texts(registry, "train") == {"npm:one@1.0.0/a.ts": code(1)}


def test_what_is_dropped_is_counted(registry):
    files = {
        "src/kept.ts": code(1),
        "src/copy.ts": code(1),
        "src/near.ts": code(1) + "// one more line\n",
        "src/a.min.js": code(2),
        "src/wide.ts": code(3) + "x" * 500,
        "src/greek.ts": code(4) + "λ" * 300,
        "src/latin.ts": (code(5) + "é").encode("latin-1"),
        "dist/out.js": code(6),
        "lib/out.js": code(7),
        "src/skipped/a.ts": code(8),
    }
    registry.add("one", files, exclude=("src/skipped/*",))
    built(registry)
    assert registry.report("npm:one")["kept"]["ts"]["files"] == 1
    assert registry.report("npm:one")["dropped"] == {
        "build output": 2,
        "duplicate": 1,
        "excluded in the lock": 1,
        "long line": 1,
        "minified": 1,
        "near copy": 1,
        "non-ASCII": 1,
        "not UTF-8": 1,
    }


def test_held_out_files_that_share_text_with_training_are_dropped(registry):
    registry.add("train", {"a.ts": code(1, lines=60)})
    registry.add("held", {"leak.ts": code(1, lines=60) + code(2), "own.ts": code(3)}, split="heldout")
    registry.add("valid", {"leak.ts": code(3) + code(4, lines=5), "own.ts": code(5)}, split="validation")
    built(registry)
    assert list(texts(registry, "heldout")) == ["npm:held@1.0.0/own.ts"]
    assert list(texts(registry, "validation")) == ["npm:valid@1.0.0/own.ts"]
    assert registry.report("npm:held")["dropped"] == {"leak": 1}
    assert registry.report("npm:valid")["dropped"] == {"leak": 1}


def test_the_build_is_reproducible_and_fetches_once(registry):
    registry.add("one", {f"src/{n}.ts": code(n) for n in range(20)})
    first = built(registry)
    order = list(texts(registry, "train"))
    assert built(registry) == first
    assert list(texts(registry, "train")) == order != sorted(order)
    assert registry.requests == ["one"]


def test_another_archive_than_the_locked_one_stops_the_build(registry):
    registry.add("one", {"a.ts": code(1)}, hash="sha256:" + "0" * 64)
    with pytest.raises(CorpusError, match=r"npm:one@1.0.0: expected sha256:0000.*, found sha256:.*lock the package again"):
        built(registry)
    assert not registry.out.exists()
    assert list(registry.cache.iterdir()) == []


def test_a_package_that_cannot_be_fetched_stops_the_build_and_keeps_the_old_corpus(registry):
    registry.add("one", {"a.ts": code(1)})
    built(registry)
    registry.add("gone", {"b.ts": code(2)})
    del registry.served["gone"]
    with pytest.raises(CorpusError, match=r"npm:gone@1.0.0: cannot be fetched \(404 not found\)"):
        built(registry)
    assert list(texts(registry, "train")) == ["npm:one@1.0.0/a.ts"]
    assert sorted(path.name for path in registry.folder.iterdir() if path.name.startswith(".")) == []


def test_a_damaged_file_in_the_cache_is_fetched_again(registry):
    registry.add("one", {"a.ts": code(1)})
    built(registry)
    [cached] = registry.cache.iterdir()
    cached.write_bytes(b"damaged")
    built(registry)
    assert registry.requests == ["one", "one"]
