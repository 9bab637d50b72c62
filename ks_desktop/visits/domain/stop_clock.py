"""Days on which an agreed term stands still, each with its reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import LONGEST_DAYS
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, DaySpan

MOST_STOPS: Final = 20
"""So many times a term may be stopped in one case."""


class StopReason(StrEnum):
    """Why a term stands still; nobody can be blamed for these days."""

    ABROAD = "abroad"
    INTERPRETER = "interpreter"
    ASKED_LATER = "asked_later"
    IN_HOSPITAL = "in_hospital"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class StopClock:
    """Days that do not count in the agreed term.

    Attributes:
        first: first day that does not count.
        until: last day that does not count; None as long as nobody knows.
        note: in a few words, needed where the reason is another one.
    """

    id: UUID
    case_id: CaseId
    first: date
    until: date | None
    reason: StopReason
    note: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse days that cannot be, and a reason that says nothing.

        Raises:
            UserError: it ends before it begins, is longer than a pregnancy, or another reason has no words.
        """
        if self.until is not None and self.until < self.first:
            raise UserError(N_("This ends before it begins: check the days."), code="span", field="until")
        if self.until is not None and (self.until - self.first).days > LONGEST_DAYS:
            raise UserError(N_("This is longer than a pregnancy: check the days."), code="span", field="until")
        if self.reason is StopReason.OTHER and not self.note.strip():
            raise UserError(N_("Say in a few words why."), code="required", field="note")
        if len(self.note) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="note",
                values={"most": LINE_MAX},
            )

    def days(self, today: date) -> DaySpan | None:
        """Return the days that do not count as far as known: one that is not over stands still up to today."""
        last = self.until or min(max(self.first, today), date.fromordinal(self.first.toordinal() + LONGEST_DAYS))
        return None if self.until is None and today < self.first else DaySpan(self.first, last)

    def overlaps(self, other: "StopClock") -> bool:
        """Tell whether both stop the same day."""
        return self.first <= (other.until or date.max) and other.first <= (self.until or date.max)


def stopped_days(stops: Iterable[StopClock], today: date) -> tuple[DaySpan, ...]:
    """Return the days on which a term stood still, as far as known today."""
    return tuple(span for stop in stops if (span := stop.days(today)) is not None)
