"""The organisation's own texts of papers: what stands in place of a shipped text, and of which it was made."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from ks_desktop.core.values import UserId

COMMON: Final = "common"
"""The kind of the texts that all papers share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """One text of the organisation.

    Attributes:
        kind: of paper, COMMON for what all share.
        language: ISO 639-1 code.
        path: where it stands in the wording: `subject`, `salutation.nobody`, `body` (the order of the parts),
            `body.paragraph-2` (a part), `questions.folder`.
        content: what stands there, as JSON; see `letters/texts/pieces.py` and `parts.py`.
        base: the shipped text it was made from, likewise; "" when nothing was shipped there.
        version: 0 is not stored yet.
    """

    kind: str
    language: str
    path: str
    content: str
    base: str = ""
    changed_at: datetime | None = None
    changed_by: UserId | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class OwnTexts:
    """All of the organisation's texts, of every kind and language."""

    texts: tuple[OwnText, ...] = ()

    def of(self, kind: str, language: str) -> "OwnTexts":
        """Return those that count in a paper of a kind: its own and those all papers share, in a fixed order."""
        found = (text for text in self.texts if text.language == language and text.kind in {kind, COMMON})
        return OwnTexts(tuple(sorted(found, key=lambda text: (text.kind, text.path))))

    def put(self, *texts: OwnText) -> "OwnTexts":
        """Return these with texts in the places of those at their paths."""
        return OwnTexts((*self.without(texts).texts, *texts))

    def without(self, gone: Iterable[OwnText]) -> "OwnTexts":
        """Return these without what stands at the paths of some."""
        places = {_place(text) for text in gone}
        return OwnTexts(tuple(text for text in self.texts if _place(text) not in places))

    @property
    def mark(self) -> str:
        """Return eight characters that are others when any text is another, "" without texts."""
        if not self.texts:
            return ""
        said = "\0".join("\0".join((text.kind, text.path, text.content)) for text in self.texts)
        return hashlib.sha256(said.encode()).hexdigest()[:8]


def _place(text: OwnText) -> tuple[str, str, str]:
    return text.kind, text.language, text.path


NONE: Final = OwnTexts()
