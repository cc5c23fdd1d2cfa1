"""How lanes are shared among the languages."""

from pathlib import Path

import pytest

from lens.corpus.read import read_split
from lens.train import lanes
from lens.train.lanes import language_parts, languages_of_lanes

SIZES = {"ts": 133, "py": 344, "c": 310}


def counts(setting: str, count: int) -> dict[str, int]:
    of = languages_of_lanes(language_parts(setting, SIZES), count)
    return {name: of.count(name) for name in SIZES}


def test_equal_languages_take_turns():
    assert languages_of_lanes(language_parts("equal", SIZES), 7) == ["ts", "py", "c", "ts", "py", "c", "ts"]


def test_shares_are_kept_as_nearly_as_lanes_allow():
    assert counts("proportional", 64) == {"ts": 11, "py": 28, "c": 25}
    assert counts("ts=1,py=2,c=1", 64) == {"ts": 16, "py": 32, "c": 16}


@pytest.mark.parametrize("setting", ["python", "ts=1,py=2", "ts=1,py=2,c=0", "ts=1,py=two,c=1", "ts=1,py=1,c=1,go=1"])
def test_what_is_no_share_is_refused_with_an_example(setting: str):
    with pytest.raises(ValueError, match="such as ts=1,py=1,c=1"):
        language_parts(setting, SIZES)


def test_lanes_read_the_languages_that_they_are_given(corpus: Path):
    languages = read_split(corpus, "train")
    reader = lanes.Lanes(languages, 8, 10, 1, parts="ts=1,py=2,c=1")
    assert [sum(lane.language is languages[name] for lane in reader.lanes) for name in languages] == [2, 4, 2]
    python = [lane for lane in reader.lanes if lane.language is languages["py"]]
    assert sorted(file for lane in python for file in lane.files) == list(range(8))  # each file is one lane's
