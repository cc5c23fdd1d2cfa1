"""What the steps of a build pass on: documents kept, and an account of what was dropped."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """One source file. `path` is "package@version/path"; newlines in `text` are LF."""

    package: str
    path: str
    language: str
    split: str
    text: str


@dataclass
class Account:
    """How many files each package lost, by reason."""

    dropped: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def drop(self, package: str, reason: str) -> None:
        self.dropped[package][reason] += 1

    def keep_unless(self, documents: list[Document], reasons: list[str | None]) -> list[Document]:
        """The documents without a reason; the others are written down under theirs."""
        for document, reason in zip(documents, reasons, strict=True):
            if reason is not None:
                self.drop(document.package, reason)
        return [document for document, reason in zip(documents, reasons) if reason is None]
