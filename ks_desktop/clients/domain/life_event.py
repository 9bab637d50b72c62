"""What happens in a life while a case is open: she moves, or her partner must know nothing any more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from ks_desktop.clients.domain.birth import Birth, BirthNote, NewsAsked, NoNews
from ks_desktop.core.values import CaseId, UserId

if TYPE_CHECKING:  # the hooks name the unit of work; the rules here need no database
    from ks_desktop.core.database import Reading, Work


class LifeEventKind(StrEnum):
    """What happened."""

    MOVED_WITHIN = "moved_within"
    MOVED_AWAY = "moved_away"
    PARTNER_MAY_NOT_KNOW = "partner_may_not_know"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeEvent:
    """Something that happened, as her time line tells it.

    Attributes:
        day: since when it is so.
        words: one line: where from and where to, or what was agreed.
    """

    id: UUID
    case_id: CaseId
    kind: LifeEventKind
    day: date
    words: str
    at: datetime
    by: UserId


class OutKind(StrEnum):
    """What somebody who lives with her could see."""

    LETTER = "letter"
    APPOINTMENT_LETTER = "appointment_letter"
    PLAN = "plan"
    CALENDAR = "calendar"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutThere:
    """One thing that left the house already.

    Attributes:
        about: the number of a letter, the label of a plan, the time of a visit.
        day: when it went out, or the day it is about.
    """

    kind: OutKind
    about: str
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InHerLife:
    """All of this that her page shows.

    Attributes:
        birth: None while none is recorded.
        notes: what was agreed after it, the oldest first.
        waits: since when somebody is to be asked for news; None while that is not needed.
        asked: who was asked for news, the last first.
        events: that she moved, or that her partner may know nothing; the oldest first.
        out: what he could see, while he may know nothing; else nothing.
    """

    birth: Birth | None = None
    notes: tuple[BirthNote, ...] = ()
    waits: NoNews | None = None
    asked: tuple[NewsAsked, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    out: tuple[OutThere, ...] = ()


class PartnerMayNotKnow(Protocol):
    """A room that must act when her partner may know nothing any more, and knows what is out already."""

    def partner_may_not_know(self, case_ids: Iterable[CaseId], *, work: "Work") -> None:
        """Stop what has not gone out, with its inverse; raising undoes it all."""

    def already_out(self, case_ids: Iterable[CaseId], *, reading: "Reading") -> Iterable[OutThere]:
        """Return what he could see."""


class MovedAway(Protocol):
    """A room that must act, in the same transaction, when she moves to another organisation."""

    def moved_away(self, case_id: CaseId, *, work: "Work") -> None:
        """Do this room's part; raising undoes it all."""
