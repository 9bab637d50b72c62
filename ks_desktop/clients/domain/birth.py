"""After a pregnancy: that a child was born, what was agreed since, and who is asked while there is no news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import TERM_DAYS, days_on
from ks_desktop.core.texts import N_
from ks_desktop.core.values import NOTE_MAX, CaseId, UserId

if TYPE_CHECKING:  # the hooks name the unit of work; the rules here need no database
    from ks_desktop.core.database import Work

MOST_CHILDREN: Final = 8
ASK_AGAIN_AFTER: Final = timedelta(days=7)  # our proposal; she may well be pregnant two weeks past her date
NOTES_UNTIL_YEARS: Final = 2
_EARLIEST_DAYS: Final = 20 * 7
_LATEST_DAYS: Final = 44 * 7
_TERM_FROM: Final = 37 * 7
_TERM_UNTIL: Final = 42 * 7


class Teller(StrEnum):
    """Who told of the birth."""

    HERSELF = "herself"
    MIDWIFE = "midwife"
    MATERNITY_CARE = "maternity_care"
    HOSPITAL = "hospital"
    OTHER = "other"


TELLERS: Final[Mapping[Teller, str]] = {
    Teller.HERSELF: N_("Herself"),
    Teller.MIDWIFE: N_("The midwife"),
    Teller.MATERNITY_CARE: N_("The maternity carer"),
    Teller.HOSPITAL: N_("The hospital"),
    Teller.OTHER: N_("Somebody else"),
}


class Timing(StrEnum):
    """Whether a birth came in the weeks in which most come; only stated, and never a judgement."""

    EARLY = "early"
    TERM = "term"
    LATE = "late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Birth:
    """That she gave birth. Of the child nothing is kept: this is not its record.

    Attributes:
        children: how many were born.
        told_by: who told us.
        told_on: the day we heard it.
    """

    case_id: CaseId
    born_on: date
    children: int = 1
    told_by: Teller = Teller.HERSELF
    told_on: date
    note: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what no birth is.

        Raises:
            UserError: the number of children is not 1 to 8, we heard of it before it was, or the note is too long.
        """
        if not 1 <= self.children <= MOST_CHILDREN:
            raise UserError(
                N_("Fill in how many children: 1 to {most}."),
                code="children",
                field="children",
                values={"most": MOST_CHILDREN},
            )
        if self.told_on < self.born_on:
            raise UserError(
                N_("You cannot have heard it before the birth: check the days."), code="past", field="told_on"
            )
        if len(self.note) > NOTE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="note",
                values={"most": NOTE_MAX},
            )

    def days(self, due_date: date) -> int:
        """Return how many days the pregnancy had lasted."""
        return days_on(due_date, self.born_on)

    def timing(self, due_date: date) -> Timing:
        """Return whether it was before 37 weeks, after 42, or between."""
        days = self.days(due_date)
        if days < _TERM_FROM:
            return Timing.EARLY
        return Timing.LATE if days >= _TERM_UNTIL else Timing.TERM

    def is_plausible(self, due_date: date) -> bool:
        """Tell whether it lies between 20 and 44 weeks of that due date; else a day was mistyped, or the due date."""
        return _EARLIEST_DAYS <= self.days(due_date) <= _LATEST_DAYS

    @property
    def notes_until(self) -> date:
        """The second birthday: from then on nothing is added here."""
        year = self.born_on.year + NOTES_UNTIL_YEARS
        try:
            return self.born_on.replace(year=year)
        except ValueError:  # born on 29 February
            return date(year, 3, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthNote:
    """What was agreed after the birth, on one line."""

    id: UUID
    case_id: CaseId
    day: date
    line: str
    by: UserId


class News(StrEnum):
    """What whoever was asked knew."""

    BORN = "born"
    STILL_PREGNANT = "still_pregnant"
    OTHERWISE = "otherwise"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAsked:
    """That a midwife or whoever referred her was asked, and what they knew.

    Attributes:
        ask_again_on: from when it is time to ask anew; None when that is not needed.
    """

    id: UUID
    case_id: CaseId
    news: News
    asked_on: date
    by: UserId
    ask_again_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoNews:
    """A case whose due date lies so far back that somebody should be asked; never the woman first.

    Attributes:
        midwife: as her record names the practice, "" when it does not.
        asked: when somebody was asked before, the last first.
        since: since when it waits: the due date and the days of the setting, or the day to ask anew.
    """

    case_id: CaseId
    due_date: date
    since: date
    nurse: UserId | None = None
    midwife: str = ""
    asked: tuple[NewsAsked, ...] = ()


class ChildBorn(Protocol):
    """A room that must act, in the same transaction, when a birth is recorded (cancel prenatal visits)."""

    def child_born(self, case_id: CaseId, *, work: "Work") -> None:
        """Do this room's part; raising undoes the recording."""


class NewsIsAsked(Protocol):
    """A room that keeps, in the same transaction, that the referrer was called."""

    def news_asked(self, asked: NewsAsked, *, work: "Work") -> None:
        """Keep it, with its inverse."""


def waits_since(due_date: date, asked: Iterable[NewsAsked], after_days: int) -> date:
    """Return from which day somebody is to be asked whether she gave birth.

    Args:
        due_date: of the case.
        asked: who was asked before; the newest counts.
        after_days: the setting: so many days past the due date.
    """
    newest = max(asked, key=lambda each: (each.asked_on, each.id), default=None)
    first = due_date + timedelta(days=after_days)
    return max(first, newest.ask_again_on) if newest and newest.ask_again_on else first


def weeks_words(due_date: date, born_on: date) -> str:
    """Return how far the pregnancy was at the birth, `39+4`; "" where no pregnancy lasts so long or short."""
    days = days_on(due_date, born_on)
    return f"{days // 7}+{days % 7}" if 0 <= days <= TERM_DAYS + 100 else ""
