"""Text to symbols and back."""

import numpy as np
import pytest

from lens.vocabulary import LANGUAGES, SYMBOLS, decode, encode, encode_text


def test_the_table():
    assert len(SYMBOLS) == len(set(SYMBOLS)) == 102
    assert SYMBOLS[:8] == ["<unk>", "<eof>", "<ts>", "<py>", "<c>", "\t", "\n", " "]
    assert SYMBOLS[-1] == "~"
    assert all(SYMBOLS[i] == f"<{name}>" for name, i in LANGUAGES.items())


def test_every_character_comes_back():
    text = "".join(SYMBOLS[5:])
    assert list(encode_text(text)) == list(range(5, 102))
    assert decode(encode(text, "py")) == text


def test_a_file_starts_with_its_header():
    ids = encode("a", "c")
    assert ids.dtype == np.uint8
    assert list(ids) == [1, 4, SYMBOLS.index("a")]
    assert list(encode("", "ts")) == [1, 2]


@pytest.mark.parametrize("text", ["é", "\x00", "\x7f", "\x0b", "\u2028", "😀", "\ud800", "\ufeff"])
def test_one_code_point_beyond_the_table_is_one_unknown(text):
    assert list(encode_text(text)) == [0]
    assert decode([0]) == "\ufffd"


def test_newlines():
    assert decode(encode_text("a\r\nb\rc\n\r\n")) == "a\nb\nc\n\n"


def test_an_unknown_language():
    with pytest.raises(KeyError):
        encode("a", "rust")
