"""Labels of characters for the training diary, from pygments' lexers.

Only for watching units while the network trains; the product's own labels come from src/core/labels.
"""

import numpy as np
from pygments.lexer import Lexer
from pygments.lexers import CppLexer, PythonLexer, TypeScriptLexer
from pygments.token import Comment, String

LEXERS = {"ts": TypeScriptLexer, "py": PythonLexer, "c": CppLexer}
NAMES = ("bracketDepth", "indentation", "commentOrString")
PLAIN = {"stripnl": False, "ensurenl": False}


def label(text: str, language: str) -> np.ndarray:
    """float32 [3, characters], in the order of NAMES. A closing bracket has the depth outside it."""
    lexer: Lexer = LEXERS[language](**PLAIN)
    rows: list[tuple[int, int, int]] = []
    depth = indentation = 0
    leading = True
    for kind, value in lexer.get_tokens(text):
        quiet = kind in Comment and kind not in Comment.Preproc or kind in String
        for character in value:
            if not quiet:
                depth = max(0, depth + (character in "([{") - (character in ")]}"))
            if character == "\n":
                indentation, leading = 0, True
            elif leading and character in " \t":
                indentation += 1
            else:
                leading = False
            rows.append((depth, indentation, int(quiet)))
    return np.array(rows, np.float32).reshape(-1, len(NAMES)).T
