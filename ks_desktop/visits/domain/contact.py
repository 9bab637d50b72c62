"""Tries to reach her: what came of each, and when the next one is."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, UserId


class ContactResult(StrEnum):
    """What came of trying to reach her."""

    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"
    LATER = "later"


class ContactWay(StrEnum):
    """How she was tried."""

    PHONE = "phone"
    TEXT = "text"
    EMAIL = "email"
    LETTER = "letter"
    DOOR = "door"
    REFERRER = "referrer"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTry:
    """When she is tried again, in Dutch local time.

    Attributes:
        why: in words, for the nurse: `mornings did not work; she is at home then`. "" when a nurse typed it.
    """

    day: date
    start: time
    end: time
    why: str = ""

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin.

        Raises:
            UserError: its end is not after its start, or the reason is too long.
        """
        if self.end <= self.start:
            raise UserError(N_("These hours end before they begin."), code="hours", field="next_try")
        if len(self.why) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="next_try",
                values={"most": LINE_MAX},
            )

    @property
    def starts_at(self) -> datetime:
        """The instant from which she may be tried."""
        return instant_of(self.day, self.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAttempt:
    """One try to reach her.

    Attributes:
        at: when it was, an instant in UTC.
        recorded_at: when it was written down, None when that was at once.
        left_message: words were left behind: spoken, or in writing.
        next_try: when she is tried again, as the nurse kept or typed it.
        version: of the stored try, 0 when it is not stored yet.
    """

    id: UUID
    case_id: CaseId
    user: UserId
    at: datetime
    result: ContactResult
    note: str = ""
    way: ContactWay = ContactWay.PHONE
    left_message: bool = False
    recorded_at: datetime | None = None
    next_try: NextTry | None = None
    version: int = 0

    @property
    def is_try_in_vain(self) -> bool:
        """Tell whether it counts as a try that did not reach her; a letter, and asking her referrer, come after."""
        return self.result is ContactResult.NOT_REACHED and self.way not in {ContactWay.LETTER, ContactWay.REFERRER}
