"""The licences of the packages that a model was trained on, as one text file."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HEAD = """This model was trained on the source code of the packages below. Their licences follow, each as the package carries it,
but that words which several of them have in common stand once, at the end: [text 1] is the first of those. Lines may be
broken elsewhere in them.
"""
LONG = 400
"""Characters of a text from which on it is told once."""
COPYRIGHT = re.compile(r"copyright\s+(\(c\)|©|\d)|©|all rights reserved", re.IGNORECASE)
RULE = "=" * 78


@dataclass(frozen=True)
class Licence:
    title: str
    paragraphs: list[str]


def licences(index: Path) -> str:
    """`index` is the corpus' LICENSES.json. Only packages of the training split are named."""
    packages = [p for p in json.loads(index.read_text()) if p["split"] == "train"]
    if not packages:
        raise ValueError(f"{index} names no training package: build the corpus with `python -m lens.corpus build`")
    packages.sort(key=lambda p: (p["registry"], p["name"]))
    return written([
        Licence(
            f"{p['registry']}: {p['name']} {p['version']} ({p['licence']})",
            [part for file in p["files"] for part in paragraphs(file["text"])],
        )
        for p in packages
    ])  # fmt: skip


def paragraphs(text: str) -> list[str]:
    """As they stand, without the lines between them."""
    return re.split(r"\n(?:[ \t\r]*\n)+", text.replace("\r\n", "\n").strip())


def written(all_of_them: list[Licence]) -> str:
    """The file, where runs of paragraphs that are long and in several places stand at the end."""
    follows = followers([[words(p) for p in licence.paragraphs] for licence in all_of_them])
    texts: dict[str, int] = {}
    shared: list[str] = []
    parts = [HEAD]
    for licence in all_of_them:
        own = []
        for run in runs(licence.paragraphs, follows):
            text = "\n\n".join(run)
            if words(run[0]) in follows and len(text) >= LONG:
                if words(text) not in texts:
                    shared.append(text)
                    texts[words(text)] = len(shared)
                own.append(f"[text {texts[words(text)]}]")
            else:
                own += run
        parts.append("\n\n".join([f"{RULE}\n{licence.title}\n{RULE}", *own]) + "\n")
    parts += [f"{RULE}\nText {k}\n{RULE}\n\n{text}\n" for k, text in enumerate(shared, start=1)]
    return "\n".join(parts)


def words(text: str) -> str:
    return " ".join(text.split())


def followers(all_of_them: list[list[str]]) -> dict[str, str | None]:
    """Of each paragraph that occurs more than once and names no holder of a copyright: the one that always comes next,
    before which no other ever comes; None where there is none."""
    count = Counter(p for own in all_of_them for p in own)
    common = {p for p, times in count.items() if times > 1 and not COPYRIGHT.search(p)}
    after: dict[str, set[str | None]] = {p: set() for p in common}
    before: dict[str, set[str | None]] = {p: set() for p in common}
    for own in all_of_them:
        for one, other in zip([None, *own], [*own, None]):
            if one in common:
                after[one].add(other)
            if other in common:
                before[other].add(one)
    return {p: next(iter(after[p])) if len(after[p]) == 1 and before.get(*after[p], ()) == {p} else None for p in common}


def runs(own: list[str], follows: dict[str, str | None]) -> list[list[str]]:
    """Paragraphs, those together that are always together."""
    found: list[list[str]] = []
    for p in own:
        if found and follows.get(words(found[-1][-1])) == words(p):
            found[-1].append(p)
        else:
            found.append([p])
    return found
