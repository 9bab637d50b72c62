"""One part of an extract, and the small words all parts share."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.clients.domain import Answer
from ks_desktop.core.values import UserId
from ks_desktop.letters.extract.records import Kept
from ks_desktop.letters.facts import LetterFacts
from ks_desktop.letters.wording import Wording
from ks_desktop.paper import documents as paper

WORDING: Final = "extract"
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a part is told from."""

    facts: LetterFacts
    kept: Kept
    words: Wording

    def day(self, day: date | None) -> str:
        """Return a day in words; nothing where none is known."""
        return self.words.day(day) if day is not None else ""

    def person(self, user: UserId | None) -> str:
        """Return the name of somebody who works here."""
        return self.kept.names.get(user, self.words.get("nobody")) if user is not None else ""

    def answer(self, answer: Answer) -> str:
        """Return yes, no or not asked."""
        return str(self.words.get({Answer.YES: "yes", Answer.NO: "no"}.get(answer, "unasked")))

    def table(self, part: str, shares: Iterable[float], rows: Rows) -> tuple[paper.Block, ...]:
        """Return a table with the heads of a part; nothing without rows."""
        if not rows:
            return ()
        heads = self.words.get(part, "columns")
        columns = tuple(paper.Column(head=head, share=share) for head, share in zip(heads, shares, strict=True))
        return (paper.Table(columns=columns, rows=rows),)

    def facts_of(self, part: str, values: Iterable[tuple[str, str]]) -> tuple[paper.Block, ...]:
        """Return lines with the labels of a part; those without a value are left out."""
        rows = tuple(paper.Fact(label=self.words.get(part, name), value=value) for name, value in values if value)
        return (paper.Facts(rows=rows),) if rows else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an extract: its word among the data of a letter, how much it holds, and what it says."""

    word: str
    count: Callable[[Telling], int]
    blocks: Callable[[Telling], tuple[paper.Block, ...]]
