"""The tables that README and docs have of neurons.json and taught.json are those that their commands print."""

import json
from pathlib import Path

import pytest

from lens import shipped
from lens.catalogue import table, write
from lens.taught import table as taught_table

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made() -> dict:
    return write.read(shipped.FOLDER)


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


def test_they_have_what_was_taught():
    taught = json.loads((shipped.FOLDER / "taught.json").read_text(encoding="utf-8"))
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    document = (REPOSITORY / "docs" / "neurons.md").read_text(encoding="utf-8")
    assert rows(taught_table.overview(taught)) <= rows(readme)
    assert rows(taught_table.correlations(taught)) <= rows(document)


def test_what_is_nearly_always_right_is_not_said_to_be_so_always():
    shares = [0.994, 0.995, 0.9994, 1]
    assert [taught_table.percent(share) for share in shares] == ["99 %", "99.5 %", "99.9 %", "100 %"]


def cells(document: str, first: str) -> list[str]:
    """The other cells of the first row that has this one first."""
    table = [[cell.strip() for cell in line.strip("| ").split("|")] for line in document.splitlines() if "|" in line]
    return next(row for row in table if row[0] == first)[1:]


@pytest.mark.parametrize("name", ["README.md", "README.pt-BR.md"])
def test_they_tell_what_completion_saves_as_the_document_does(name: str):
    """Of the three languages that the network was trained on, the last columns of both tables."""
    figures = (REPOSITORY / "docs" / "completion.md").read_text(encoding="utf-8")
    figures = figures[figures.index("## How good") :]
    readme = (REPOSITORY / name).read_text(encoding="utf-8").replace(",", ".")
    readme = readme[readme.index("## Qu" if "pt" in name else "## How good") :]
    told = [row.strip("| ").split("|")[1:] for row in readme.splitlines() if row.startswith("| ")][2:7]
    told = [[cell.strip() for cell in row] for row in told]
    balanced = [cell.split(" at ") for cell in cells(figures, "mixed balanced")[-3:]]
    assert told[0] == [saved for saved, _ in balanced]
    assert told[1] == [f"{100 * float(right):.0f} %" for _, right in balanced]
    bits = [cells(figures, system) for system in ("lstm", "counts", "mixed")]
    for row, known in zip(told[2:], bits, strict=True):
        assert [float(cell) for cell in row] == pytest.approx([float(cell) for cell in known], abs=0.0051)
