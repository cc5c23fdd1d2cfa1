"""Where a unit is most active."""

import numpy as np

COUNT = 8
APART = 200  # characters between two places of one text
CANDIDATES = 4_000


def snippets(values: np.ndarray, text: np.ndarray, offset: np.ndarray, sign: float) -> list[tuple[int, int, float]]:
    """The COUNT places of the greatest values, or for a negative sign of the least: (text, offset, value).

    values [n], with the text and the offset in it of each. Far apart, so that a long comment does not fill the list;
    fewer where a short text gives no more."""
    signed = values if sign >= 0 else -values
    most = min(CANDIDATES, len(values))
    likely = np.argpartition(-signed, most - 1)[:most]
    found: list[int] = []
    for k in likely[np.lexsort((likely, -signed[likely]))]:
        if all(text[k] != text[other] or abs(offset[k] - offset[other]) >= APART for other in found):
            found.append(int(k))
            if len(found) == COUNT:
                break
    return [(int(text[k]), int(offset[k]), float(values[k])) for k in found]
