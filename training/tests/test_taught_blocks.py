"""What helpers of the taught layer are asked: the depths once blocks have closed."""

import numpy as np

from lens.catalogue.texts import NAMES
from lens.taught import blocks


def labels(length: int, **of: list[int]) -> np.ndarray:
    found = np.zeros((length, len(NAMES)), np.uint8)
    for name, values in of.items():
        found[:, NAMES.index(name)] = values
    return found


def test_braces_return_to_what_was_around_them():
    # for(){  if(){  x  }  }  y
    of = labels(6, curlyDepth=[1, 2, 2, 1, 0, 0], loopDepth=[1, 1, 1, 1, 0, 0], conditionalDepth=[0, 1, 1, 0, 0, 0])
    found = blocks.after(of, np.zeros(6, bool), "c")
    assert found.shape == (6, blocks.LEVELS, 3)
    assert found[2, 0].tolist() == [0, 0, 0]  # with no block left there is no loop
    assert found[2, 1].tolist() == [1, 0, 0]  # with one left, that of the loop, no conditional
    assert found[2, 2].tolist() == [1, 1, 0]  # two are open now


def test_what_the_text_does_not_tell_is_unknown():
    of = labels(3, curlyDepth=[1, 2, 2], loopDepth=[0, 1, 1])
    found = blocks.after(of, np.zeros(3, bool), "ts")
    assert (found[1:, :2] == blocks.UNKNOWN).all() and (found[0, 0] == blocks.UNKNOWN).all()
    assert found[1, 2].tolist() == [1, 0, 0] and found[0, 1].tolist() == [0, 0, 0]


def test_python_goes_by_the_indentation_of_code():
    # "for:", a bracket's line further left, a blank at the line's start, then the body and what comes after it
    of = labels(
        6, indentation=[0, 4, 0, 0, 4, 0], bracketDepth=[0, 0, 1, 0, 0, 0], loopDepth=[1, 1, 1, 1, 1, 0],
    )  # fmt: skip
    blank = np.array([False, False, False, True, False, False])
    assert blocks.levels(of, blank, "py").tolist() == [0, 1, 1, 1, 1, 0]
    assert blocks.after(of, blank, "py")[1:5, 0].tolist() == [[0, 0, 0]] * 4
