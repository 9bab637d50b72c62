"""The kinds of things that are kept, with their terms, as data: what is shipped."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final

from ks_desktop.core import paths
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.records.keeping.terms import Term, Unit

CARE_RECORD: Final = "care_record"
NEVER_STARTED: Final = "never_started"
LOG: Final = "log"
CASE_KINDS: Final = (CARE_RECORD, NEVER_STARTED)
PROPOSED: Final = (*CASE_KINDS, LOG)


class Since(StrEnum):
    """What a term is counted from."""

    LAST_CHANGE = "last_change"
    WRITTEN_AND_GONE = "written_and_gone"
    RECEIVED = "received"
    WRITTEN = "written"
    SAVED = "saved"
    MADE = "made"
    DESTROYED = "destroyed"
    LEFT = "left"
    STAYS = "stays"

    def label(self) -> str:
        """Return it in words."""
        return _(_SINCE[self])


_SINCE: Final = {
    Since.LAST_CHANGE: N_("from the last change in the record"),
    Since.WRITTEN_AND_GONE: N_("from the day it was written, and only when its record is gone"),
    Since.RECEIVED: N_("from the day it came in"),
    Since.WRITTEN: N_("from the day it was written"),
    Since.SAVED: N_("until it is saved or thrown away"),
    Since.MADE: N_("from the day it was made"),
    Since.DESTROYED: N_("from the day something in it was destroyed"),
    Since.LEFT: N_("until somebody takes it away"),
    Since.STAYS: N_("it stays"),
}


class Done(StrEnum):
    """Who lets it go."""

    PROPOSAL = "proposal"
    DAILY = "daily"
    HAND = "hand"

    def label(self) -> str:
        """Return it in words."""
        return _(_DONE[self])


_DONE: Final = {
    Done.PROPOSAL: N_("two people"),
    Done.DAILY: N_("the program"),
    Done.HAND: N_("by hand"),
}


class Mark(StrEnum):
    """How sure a term is."""

    FOUND = "F"
    UNREAD = "U"
    PROPOSED = "P"

    def label(self) -> str:
        """Return it in words."""
        return _(_MARKS[self])


_MARKS: Final = {
    Mark.FOUND: N_("found in a public source"),
    Mark.UNREAD: N_("source not read for this"),
    Mark.PROPOSED: N_("our own proposal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptKind:
    """A kind of thing that is kept.

    Attributes:
        term: how long; None without a term of its own.
        least: the shortest an organisation may choose, in the unit of the term; `most` the longest.
        setting: the setting of the program that is this term, "" where it has a value of its own.
        is_verified: whether somebody looked it up.
        said_by: who set the organisation's own value, and `said_on` when; None: it is as it was shipped.
    """

    key: str
    name: str
    what: str
    term: Term | None
    least: int
    most: int
    since: Since
    done: Done
    setting: str
    source: str
    mark: Mark
    is_verified: bool
    said_by: UserId | None = None
    said_on: date | None = None

    def with_span(self, span: int) -> "KeptKind":
        """Return it with another term.

        Raises:
            UserError: it has none, or this is shorter or longer than may be chosen.
        """
        if self.term is None:
            raise UserError(N_("This has no term of its own."), code="no_term", field="span")
        if not self.least <= span <= self.most:
            raise UserError(
                N_("Choose from {least} to {most}."),
                code="range",
                field="span",
                values={"least": self.least, "most": self.most},
            )
        return replace(self, term=Term(span=span, unit=self.term.unit))


@cache
def shipped_kinds() -> Mapping[str, KeptKind]:
    """Return the kinds as they are shipped, by key, in their order."""
    told = tomllib.loads((paths.resources() / "catalogue" / "retention.toml").read_text(encoding="utf-8"))
    return {kind["key"]: _kind(kind) for kind in told["kind"]}


def _kind(told: Mapping[str, Any]) -> KeptKind:
    span = told.get("span")
    return KeptKind(
        key=told["key"],
        name=told["name"],
        what=told["what"],
        term=None if span is None else Term(span=span, unit=Unit(told["unit"])),
        least=told.get("least", 0),
        most=told.get("most", 0),
        since=Since(told["from"]),
        done=Done(told["done"]),
        setting=told.get("setting", ""),
        source=told["source"],
        mark=Mark(told["mark"]),
        is_verified=told["verified"],
    )
