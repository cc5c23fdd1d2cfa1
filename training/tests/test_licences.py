"""What several licences have in common stands once, and each can be put together again, word for word."""

import json
import re
from pathlib import Path

from lens import shipped
from lens.export.licences import HEAD, LONG, RULE, licences, words

BODY = "Permission is granted to whoever reads this.\r\n\r\nTHERE IS NO WARRANTY. " + "Really, there is none. " * 20
SHORT = "See the file AUTHORS."


def index(folder: Path, texts: dict[str, list[str]]) -> Path:
    path = folder / "LICENSES.json"
    about = {"registry": "npm", "version": "1.0.0", "licence": "MIT", "split": "train"}
    packages = [about | {"name": name, "files": [{"path": "LICENSE", "text": t} for t in own]} for name, own in texts.items()]
    path.write_text(json.dumps(packages))
    return path


def put_together(text: str) -> dict[str, str]:
    """By the heading of a package: its licences' words."""
    _, *parts = re.split(rf"^{RULE}\n(.*)\n{RULE}\n", text, flags=re.MULTILINE)
    found = dict(zip(parts[::2], parts[1::2], strict=True))
    whole = {title: re.sub(r"\[text (\d+)\]", lambda m: found[f"Text {m[1]}"], part) for title, part in found.items()}
    return {title: words(part) for title, part in whole.items() if not title.startswith("Text ")}


def test_common_words_stand_once_and_holders_where_they_were(tmp_path: Path):
    own = {name: [f"MIT\n\nCopyright (c) 2020 {name}\n\n{BODY}", SHORT] for name in ("a", "b")} | {"c": [SHORT]}
    text = licences(index(tmp_path, own))
    assert len(BODY) >= LONG and text.startswith(HEAD)
    assert text.count("NO WARRANTY") == 1 and text.count("[text 1]") == 3 and "[text 2]" not in text
    assert text.count("Copyright (c) 2020 a") == text.count("Copyright (c) 2020 b") == 1
    assert text.count(SHORT) == 3
    assert put_together(text) == {f"npm: {name} 1.0.0 (MIT)": words(" ".join(own[name])) for name in own}


def test_what_begins_alike_and_goes_on_otherwise_is_told_apart(tmp_path: Path):
    first, *rest = (letter * LONG for letter in "xyz")
    own = {"a": [f"{first}\n\n{rest[0]}"], "b": [f"{first}\n\n{rest[1]}"], "c": [f"{first}\n\n{rest[0]}"]}
    text = licences(index(tmp_path, own))
    assert [text.count(part) for part in (first, *rest)] == [1, 1, 1]
    assert put_together(text) == {f"npm: {name} 1.0.0 (MIT)": words(own[name][0]) for name in own}


def test_nobody_s_copyright_is_told_elsewhere(tmp_path: Path):
    told = f"Copyright (c) 2020 All. {'Redistribution is permitted. ' * 20}"
    assert licences(index(tmp_path, {"a": [told], "b": [told]})).count(words(told)) == 2


def test_the_shipped_ones_name_no_text_that_is_not_there():
    text = (shipped.FOLDER / "LICENSES.txt").read_bytes().decode()
    named, there = (re.findall(pattern, text, re.MULTILINE) for pattern in (r"\[text (\d+)\]", r"^Text (\d+)$"))
    assert there and set(named) == set(there)
