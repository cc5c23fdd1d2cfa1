"""What is written field by field is read as it was."""

import json

import pytest

from lens import shipped
from lens.catalogue.columns import columns, values
from lens.catalogue.write import read

EXAMPLES = {
    "nothing": [],
    "numbers": [1, 2.5, None],
    "several kinds": [1, {"a": 1}, [2]],
    "lists of one length": [[1, "a"], [2, "b"]],
    "lists of several lengths": [[1], [], [2, 3]],
    "empty lists": [[], []],
    "long lists": [list(range(13)), list(range(13))],
    "objects": [{"a": 1, "b": [2, 3]}, {"a": 2, "b": [4, 5]}],
    "objects of several kinds": [{"a": {"x": 1}}, {"b": None}, {}, {"a": {"x": 2}, "b": 3}],
    "objects of nothing": [{}, {}],
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_read_as_it_was(name: str):
    given = EXAMPLES[name]
    assert values(json.loads(json.dumps(columns(given)))) == given


def test_it_stands_field_by_field():
    given = [{"at": [1, 2], "of": [{"x": 1}]}, {"at": [3, 4], "of": []}]
    assert columns(given) == {
        "kinds": [("at", "of")],
        "kind": [0, 0],
        "fields": {
            "at": {"places": [[1, 3], [2, 4]]},
            "of": {"lengths": [1, 0], "items": {"kinds": [("x",)], "kind": [0], "fields": {"x": [1]}}},
        },
    }


def test_the_shipped_catalogue_is_written_so():
    units = read(shipped.FOLDER)["units"]
    raw = json.loads((shipped.FOLDER / "neurons.json").read_text(encoding="utf-8"))["units"]
    assert json.loads(json.dumps(columns(units))) == raw
