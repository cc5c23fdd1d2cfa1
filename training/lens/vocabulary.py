"""The 102 symbols the network reads and writes, and the way text becomes symbols.

A symbol's id is its index in SYMBOLS. The extension keeps the same table, so the order never changes.
"""

import numpy as np

UNKNOWN, END_OF_FILE = 0, 1
LANGUAGES = {"ts": 2, "py": 3, "c": 4}
PRINTABLE = [chr(code) for code in range(0x20, 0x7F)]
SYMBOLS = ["<unk>", "<eof>", "<ts>", "<py>", "<c>", "\t", "\n", *PRINTABLE]

_FIRST_CHARACTER = SYMBOLS.index("\t")
_TABLE_SIZE = 128
# Code point -> symbol id; the last cell (DEL, itself unknown) stands for everything beyond ASCII.
_ID_OF = np.zeros(_TABLE_SIZE, dtype=np.uint8)
for _id, _symbol in enumerate(SYMBOLS[_FIRST_CHARACTER:], start=_FIRST_CHARACTER):
    _ID_OF[ord(_symbol)] = _id

# What decode() shows for each id: headers vanish, unknown characters become U+FFFD.
_TEXT_OF = ["\ufffd", "", "", "", "", *SYMBOLS[_FIRST_CHARACTER:]]


def normalise_newlines(text: str) -> str:
    """CRLF and a lone CR become LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encode_text(text: str) -> np.ndarray:
    """Symbol ids of the text alone: uint8 of shape (characters,).

    One code point is one symbol, so a character outside the basic plane (a surrogate pair in
    UTF-16) is one <unk>, and so is a surrogate that stands alone.
    """
    utf32 = normalise_newlines(text).encode("utf-32-le", "surrogatepass")
    code_points = np.frombuffer(utf32, dtype="<u4")
    return _ID_OF[np.minimum(code_points, _TABLE_SIZE - 1)]


def encode(text: str, language: str) -> np.ndarray:
    """A whole file: <eof>, the language tag, then the text; uint8 of shape (2 + characters,).

    KeyError for a language that is not in LANGUAGES.
    """
    header = np.array([END_OF_FILE, LANGUAGES[language]], dtype=np.uint8)
    return np.concatenate([header, encode_text(text)])


def decode(ids) -> str:
    """The text of some ids; headers are left out, <unk> becomes U+FFFD. IndexError for an id >= 102."""
    return "".join(_TEXT_OF[i] for i in ids)
