"""Every character of every file is read once an epoch, from a zero state at the file's start."""

from pathlib import Path

import numpy as np
import pytest

from lens.corpus.read import read_split
from lens.train import lanes
from lens.vocabulary import END_OF_FILE, LANGUAGES


def files_read(reader: lanes.Lanes, chunks: int) -> list[list[int]]:
    """Per lane, the files it read, joined from its chunks, cut where a file starts."""
    read: list[list[int]] = []
    current: dict[int, list[int]] = {}
    for _ in range(chunks):
        chunk = reader.next()
        for i in range(len(reader.lanes)):
            length = int(chunk.mask[:, i].sum())
            if chunk.fresh[i]:
                if i in current:
                    read.append(current[i])
                current[i] = [int(chunk.x[0, i])]
            assert current[i][-1] == chunk.x[0, i]  # what was predicted last is read next
            current[i] += chunk.y[:length, i].tolist()
    return read


def test_files_are_whole_and_end_with_the_end(corpus: Path):
    languages = read_split(corpus, "train")
    expected = set()
    for language in languages.values():
        for start, length in zip(language.starts, language.lengths):
            expected.add((*language.text[start : start + length].tolist(), END_OF_FILE))
    read = files_read(lanes.Lanes(languages, 6, 17, seed=3), 300)
    assert {tuple(file) for file in read} == expected
    assert {file[1] for file in read} == set(LANGUAGES.values())


def test_a_file_as_long_as_a_chunk_loses_nothing():
    ids = np.arange(10, 10 + 21, dtype=np.uint8)
    lane = lanes.Lane(lanes.Language(ids, np.array([0]), np.array([21])), 0, 1, 0, 0)
    first, fresh = lane.read(20)
    assert fresh and first.tolist() == ids.tolist()
    second, fresh = lane.read(20)
    assert not fresh and second.tolist() == [30, END_OF_FILE]
    assert lane.read(20)[1]


def test_of_a_long_file_only_the_first_part_is_read():
    ids = np.arange(1, 101, dtype=np.uint8)
    lane = lanes.Lane(lanes.Language(ids, np.array([0]), np.array([100])), 0, 1, 0, 0, longest=30)
    assert [(lane.read(20)[0][0], lane.position()) for _ in range(3)] == [
        (1, (0, 0, 20)), (21, (1, 0, 0)), (1, (1, 0, 20)),
    ]  # fmt: skip


def test_the_lanes_of_two_processes_are_those_of_one(corpus: Path):
    languages = read_split(corpus, "train")
    one = lanes.Lanes(languages, 6, 10, seed=1)
    two = [lanes.Lanes(languages, 6, 10, 1, rank, 2) for rank in (0, 1)]
    for _ in range(40):
        whole, parts = one.next(), [reader.next() for reader in two]
        for rank in (0, 1):
            np.testing.assert_array_equal(whole.x[:, rank::2], parts[rank].x)


def test_lanes_that_processes_cannot_share_are_refused(corpus: Path):
    with pytest.raises(ValueError, match="multiple of 4"):
        lanes.Lanes(read_split(corpus, "train"), 6, 10, 1, 0, 4)
