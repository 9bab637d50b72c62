"""One pregnancy of one woman: her case, and what was said of the due date."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from ks_desktop.clients.domain.person import Answer
from ks_desktop.core.gestation import Due
from ks_desktop.core.values import CaseId, ClientId, UserId


class DueDateMethod(StrEnum):
    """How the due date became known."""

    ULTRASOUND = "ultrasound"
    LMP = "lmp"
    ABROAD = "abroad"
    CONCEPTION = "conception"  # abroad, where weeks are counted from the conception
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDate:
    """One statement of the due date; the newest counts, the older are kept."""

    due_date: date
    method: DueDateMethod
    stated_at: datetime
    stated_by: UserId
    margin: int = 0

    @property
    def due(self) -> Due:
        """What was stated, to count with."""
        return Due(self.due_date, self.margin)


class CaseStatus(StrEnum):
    """All that is stored of a case's progress; the rest is derived from facts."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


class CloseReason(StrEnum):
    """Why a case ended."""

    COMPLETED = "completed"
    HELP_STARTED = "help_started"
    NO_NEED = "no_need"
    ENOUGH_HELP = "enough_help"
    DECLINED = "declined"
    NOT_REACHED = "not_reached"
    MOVED = "moved"
    BORN_BEFORE_VISIT = "born_before_visit"
    PREGNANCY_ENDED = "pregnancy_ended"
    NO_CONSENT = "no_consent"
    OTHER = "other"
    UNKNOWN = "unknown"
    BORN = "born"
    DIED = "died"
    HANDED_OVER = "handed_over"

    @property
    def is_quiet(self) -> bool:
        """Tell whether from then on nothing may be asked, planned, sent or reminded of in this case."""
        return self in QUIET_REASONS


QUIET_REASONS: Final = frozenset({CloseReason.PREGNANCY_ENDED, CloseReason.DIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One pregnancy of one woman: the loop that stays visible until it is closed with a reason.

    Attributes:
        due_date_margin: days the due date may be off; 0 is exact.
        first_child: whether it is her first; beside `para`, because a referrer often knows no more.
        closing: the key of the closing reason as the organisation words it; `close_reason` is its kind.
        closing_note: what was written with it.
    """

    id: CaseId
    client_id: ClientId
    due_date: date
    due_date_method: DueDateMethod
    opened_on: date
    status: CaseStatus = CaseStatus.OPEN
    closed_on: date | None = None
    close_reason: CloseReason | None = None
    nurse: UserId | None = None
    due_date_margin: int = 0
    fetuses: int = 1
    first_child: Answer = Answer.UNKNOWN
    gravida: int | None = None
    para: int | None = None
    midwife: str = ""
    gp: str = ""
    maternity_care: str = ""
    closing: str = ""
    closing_note: str = ""
    version: int = 0

    @property
    def due(self) -> Due:
        """The due date and how far it may be off, to count with."""
        return Due(self.due_date, self.due_date_margin)

    def statement(self, at: datetime, by: UserId) -> DueDate:
        """Return its due date as a statement for the history."""
        return DueDate(
            due_date=self.due_date,
            method=self.due_date_method,
            stated_at=at,
            stated_by=by,
            margin=self.due_date_margin,
        )

    @property
    def is_open(self) -> bool:
        """Tell whether work on this case goes on."""
        return self.status is CaseStatus.OPEN

    @property
    def is_quiet(self) -> bool:
        """Tell whether this pregnancy ended, or she died: she stands on no list, and nothing is asked any more."""
        return self.status is CaseStatus.CLOSED and self.close_reason in QUIET_REASONS
