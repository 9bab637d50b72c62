"""What somebody may ask of the log."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import ClientId, UserId
from ks_desktop.records.log.kinds import LogKind, Phrase
from ks_desktop.records.log.of_house import PHRASES as OF_HOUSE
from ks_desktop.records.log.of_records import PHRASES as OF_RECORDS

PHRASES: Final[Mapping[str, Phrase]] = {**OF_HOUSE, **OF_RECORDS}
_FIRST_YEAR, _LAST_YEAR = 2000, 2200
NEWER: Final = Phrase(LogKind.CHANGED, N_("{who} did something of a newer program."))


class Only(StrEnum):
    """Which lines are shown of those that fit."""

    ALL = "all"
    EMERGENCY = "emergency"
    REFUSED = "refused"
    UNUSUAL = "unusual"


ONLY_LABELS: Final[Mapping[Only, str]] = {
    Only.ALL: N_("Everything"),
    Only.EMERGENCY: N_("Emergency access and shielded records"),
    Only.REFUSED: N_("What was refused"),
    Only.UNUSUAL: N_("Striking"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LogQuestion:
    """Which lines of the log; what is empty counts for all.

    Attributes:
        client_id: about this woman.
        actor: by this user.
        first: from this day on; `last` up to and with this one, Dutch calendar days.
        kind: of this kind.
        only: of these only such.
    """

    client_id: ClientId | None = None
    actor: UserId | None = None
    first: date | None = None
    last: date | None = None
    kind: LogKind | None = None
    only: Only = Only.ALL

    def __post_init__(self) -> None:
        """Refuse days that cannot be, or cannot follow each other.

        Raises:
            UserError: a day lies before there was a log or after any of it, or the last day before the first.
        """
        for field in ("first", "last"):
            day = getattr(self, field)
            if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
                raise UserError(N_("Choose a day between 2000 and 2200."), code="day", field=field)
        if self.first is not None and self.last is not None and self.last < self.first:
            raise UserError(N_("The last day lies before the first."), code="span", field="last")

    def shape(self) -> str:
        """Return what was asked without saying about whom or by whom: for the line that says that the log was read."""
        parts = [
            "woman" if self.client_id is not None else "",
            "employee" if self.actor is not None else "",
            f"{self.first or ''}..{self.last or ''}" if self.first or self.last else "",
            self.kind.value if self.kind is not None else "",
            self.only.value if self.only is not Only.ALL else "",
        ]
        return ",".join(part for part in parts if part) or "all"


def phrase_of(event: str) -> Phrase:
    """Return how an event is said; a word of a newer program too is said somehow."""
    return PHRASES.get(event, NEWER)


def events_of(kind: LogKind) -> frozenset[str]:
    """Return the events of a kind."""
    return frozenset(word for word, phrase in PHRASES.items() if phrase.kind is kind)
