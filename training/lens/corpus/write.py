"""The corpus on disk: symbols, an index of the files in them, and the text of what is not trained on."""

import hashlib
import json
from pathlib import Path, PurePosixPath

from lens.corpus.document import Document
from lens.vocabulary import LANGUAGES, encode

TEXT_SPLITS = ("validation", "heldout")


def write_split(out: Path, split: str, documents: list[Document]) -> dict:
    """Writes {split}.{language}.u8 (uint8 symbols) and .files.json; returns totals for the report."""
    totals = {}
    for language in LANGUAGES:
        own = [document for document in documents if document.language == language]
        index, start, digest = [], 0, hashlib.sha256()
        with (out / f"{split}.{language}.u8").open("wb") as file:
            for document in own:
                ids = encode(document.text, language)
                file.write(ids.tobytes())
                digest.update(ids.tobytes())
                index.append({"path": document.path, "package": document.package, "start": start, "length": len(ids)})
                start += len(ids)
        (out / f"{split}.{language}.files.json").write_text(one_a_line(index))
        totals[language] = {
            "files": len(own),
            "characters": start - 2 * len(own),
            "packages": len({document.package for document in own}),
            "sha256": digest.hexdigest(),
        }
    return totals


def write_texts(out: Path, split: str, documents: list[Document]) -> None:
    """Writes text/{split}/{language}/{package@version}/{path}, for tools that read source files."""
    for document in documents:
        path = out / "text" / split / document.language / PurePosixPath(document.path.replace(":", "_"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.text.encode("utf-8", "surrogatepass"))


def one_a_line(rows: list[dict]) -> str:
    """JSON that a person can page through."""
    return "[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n"
