"""What a woman may ask about her record, by whom it was asked, and when it must be answered. Pure."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, NOTE_MAX, CaseId, UserId

GROWN: Final = 16
CHILD: Final = 12
_MONTHS: Final = 12


class RequestKind(StrEnum):
    """The five things she may ask."""

    ACCESS = "access"
    CORRECTION = "correction"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    DESTRUCTION = "destruction"


class AskedBy(StrEnum):
    """Who asks."""

    HERSELF = "herself"
    REPRESENTATIVE = "representative"
    PARENT = "parent"


class Identity(StrEnum):
    """How it was made sure who asks."""

    DOCUMENT = "document"
    KNOWN = "known"
    AUTHORITY = "authority"
    NOT_YET = "not_yet"


class Decision(StrEnum):
    """What became of it."""

    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class AnswerWay(StrEnum):
    """How the answer goes to her."""

    IN_HAND = "in_hand"
    POST = "post"
    ELSEWHERE = "elsewhere"


class AgeRule(StrEnum):
    """What her age says of who may ask.

    Source:
        BW 7:447 and 7:465 (WGBO): from 16 she decides herself; from 12 to 15 with her; under 12 who has authority.
        Known to those who work with it, not read for this: it gives a hint beside the field and refuses nothing.
    """

    GROWN = "grown"
    HALF = "half"
    CHILD = "child"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A request as it comes in.

    Attributes:
        asker: the name of who asks for her; "" when she asks herself.
        words: what is asked, in her own words.
        about: of a correction, which datum.
        says, should_say: of a correction, what stands there and what should.
    """

    kind: RequestKind
    case_id: CaseId
    received_on: date
    asked_by: AskedBy = AskedBy.HERSELF
    asker: str = ""
    identity: Identity = Identity.NOT_YET
    words: str = ""
    about: str = ""
    says: str = ""
    should_say: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be followed up.

        Raises:
            UserError: nobody is named who asks for her, a correction without a datum, or a text too long.
        """
        if self.asked_by is not AskedBy.HERSELF and not self.asker.strip():
            raise UserError(N_("Write down who asks for her."), code="required", field="asker")
        if self.kind is RequestKind.CORRECTION and not (self.about.strip() and self.should_say.strip()):
            missing = "about" if not self.about.strip() else "should_say"
            raise UserError(
                N_("Write down which datum it is about and what it should say."), code="required", field=missing
            )
        for name, most in (("asker", LINE_MAX), ("about", LINE_MAX), ("words", NOTE_MAX)):
            if len(getattr(self, name)) > most:
                raise UserError(
                    N_("Use at most {count} characters here."), code="long", field=name, values={"count": most}
                )
        for name in ("says", "should_say"):
            if len(getattr(self, name)) > NOTE_MAX:
                raise UserError(
                    N_("Use at most {count} characters here."), code="long", field=name, values={"count": NOTE_MAX}
                )


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone:
    """A step of the checklist that was done."""

    step: str
    done_on: date
    done_by: UserId
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a request is finished.

    Attributes:
        grounds: keys of the grounds on which it is refused, wholly or in part.
        reason: why, in words she will read.
        way: how the answer goes to her.
        held_back: of an access copy, what does not go along and why, by its word.
    """

    decision: Decision
    grounds: tuple[str, ...] = ()
    reason: str = ""
    way: AnswerWay = AnswerWay.IN_HAND
    held_back: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a refusal without a reason.

        Raises:
            UserError: nobody said why, or in too many words.
        """
        if self.is_refusal and not self.reason.strip():
            raise UserError(
                N_("Say why, in words she can read: she may have this decision looked at by others."),
                code="required",
                field="reason",
            )
        if self.is_refusal and not self.grounds:
            raise UserError(N_("Say on which ground it is refused."), code="required", field="grounds")
        if len(self.reason) > NOTE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="reason", values={"count": NOTE_MAX}
            )

    @property
    def is_refusal(self) -> bool:
        """Tell whether not all of it is done."""
        return self.decision in {Decision.PARTLY, Decision.REFUSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, from the day it came in to the answer.

    Attributes:
        number: the place in the register, from 1.
        due_on: the last day to answer.
        prolonged_on: the day on which she was told that it takes longer; `prolonged_why` is what she was told.
        outcome: how it was finished; None while it is open.
    """

    id: UUID
    number: int
    asking: Asking
    recorded_at: datetime
    recorded_by: UserId
    due_on: date
    identity_by: UserId | None = None
    identity_on: date | None = None
    prolonged_on: date | None = None
    prolonged_why: str = ""
    steps: tuple[StepDone, ...] = ()
    outcome: Outcome | None = None
    finished_on: date | None = None
    finished_by: UserId | None = None
    version: int = 0

    @property
    def kind(self) -> RequestKind:
        """Return what is asked."""
        return self.asking.kind

    @property
    def case_id(self) -> CaseId:
        """Return whose record it is about."""
        return self.asking.case_id

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.outcome is None

    def done(self) -> frozenset[str]:
        """Return the steps that were done."""
        return frozenset(step.step for step in self.steps)

    def days_left(self, today: date) -> int:
        """Return how many days are left to answer; below 0 it is late."""
        return (self.due_on - today).days


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of that month where it has no such day.

    Raises:
        OverflowError: the calendar ends before.
    """
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    if year > date.max.year:
        msg = "after the end of the calendar"
        raise OverflowError(msg)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def age_rule(birth_date: date | None, on: date) -> AgeRule:
    """Return what her age on a day says of who may ask."""
    if birth_date is None:
        return AgeRule.UNKNOWN
    years = on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))
    if years >= GROWN:
        return AgeRule.GROWN
    return AgeRule.HALF if years >= CHILD else AgeRule.CHILD
