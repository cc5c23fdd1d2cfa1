"""Which lane reads which language."""

import numpy as np


def shares(setting: str, sizes: dict[str, int]) -> dict[str, float]:
    """What part of the lanes each language gets: "equal", "proportional" to `sizes`, or as in "ts=1,py=2,c=1".

    ValueError for a setting of another form, or one that does not name the languages that there are."""
    if setting == "equal":
        return dict.fromkeys(sizes, 1.0)
    if setting == "proportional":
        return {name: float(size) for name, size in sizes.items()}
    try:
        found = {name: float(part) for name, part in (each.split("=") for each in setting.split(","))}
    except ValueError:
        found = {}
    if found.keys() != sizes.keys() or min(found.values()) <= 0:
        wanted = ",".join(f"{name}=1" for name in sizes)
        raise ValueError(f"--languages {setting} is none of equal, proportional, and parts above 0 such as {wanted}")
    return found


def dealt(parts: dict[str, float], lanes: int) -> list[str]:
    """The language of each lane, [lanes]: the next one always goes to the language that has fewest for its part
    (D'Hondt); to the first of them where parts are equal, so that languages then take turns."""
    names, of = list(parts), []
    for _ in range(lanes):
        of.append(names[int(np.argmin([(of.count(name) + 1) / parts[name] for name in names]))])
    return of
