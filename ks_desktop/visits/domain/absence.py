"""When a nurse is away: leave, illness, training; a part of a day, a day, or days on end."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId

_LONGEST: Final = timedelta(days=731)


class AbsenceReason(StrEnum):
    """Why she is away; as little as planning needs."""

    LEAVE = "leave"
    ILL = "ill"
    TRAINING = "training"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """One stretch of absence, without a hole in it, in Dutch local time.

    Attributes:
        first: its first day.
        last: its last day.
        start: at what time it begins on the first day, None from the morning on.
        end: at what time it ends on the last day, None until the night.
        version: 0 is not yet stored.
    """

    id: UUID
    user: UserId
    first: date
    last: date
    reason: AbsenceReason
    start: time | None = None
    end: time | None = None
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse absence that is over before it begins.

        Raises:
            UserError: the last day lies before the first, or over two years later; on one day the end is not later.
        """
        if self.last < self.first:
            raise UserError(N_("The last day lies before the first."), code="span", field="absent_until")
        if self.last - self.first > _LONGEST:
            raise UserError(
                N_("Two years at most. Set that she is not planned instead."), code="long", field="absent_until"
            )
        if self.ends_at <= self.starts_at:
            raise UserError(N_("It ends before it begins."), code="hours", field="absent_until")

    @property
    def starts_at(self) -> datetime:
        """The instant at which it begins."""
        return instant_of(self.first, self.start or time(0))

    @property
    def ends_at(self) -> datetime:
        """The instant at which it is over."""
        if self.end is None:
            return instant_of(self.last + timedelta(days=1), time(0))
        return instant_of(self.last, self.end)
