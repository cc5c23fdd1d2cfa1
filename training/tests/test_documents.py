"""The tables that README and docs have of neurons.json are those that its command prints."""

import json
from pathlib import Path

import pytest

from lens import shipped
from lens.catalogue import table

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made() -> dict:
    return json.loads((shipped.FOLDER / "neurons.json").read_text(encoding="utf-8"))


def rows(text: str) -> set[str]:
    """Rows of tables, whatever the width of their columns."""
    return {" ".join(line.split()) for line in text.splitlines() if line.startswith("|") and "---" not in line}


def test_the_readme_has_every_label(made: dict):
    assert rows(table.overview(made)) <= rows((REPOSITORY / "README.md").read_text(encoding="utf-8"))


def test_the_document_on_neurons_has_every_figure(made: dict):
    document = (REPOSITORY / "docs" / "neurons.md").read_text(encoding="utf-8")
    for made_table in (table.singles, table.directions, table.causes):
        assert rows(made_table(made)) <= rows(document)
    assert table.counts(made) in document
