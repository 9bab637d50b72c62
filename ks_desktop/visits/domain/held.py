"""A visit that was held without ever being booked."""

from dataclasses import dataclass
from datetime import time

from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain.appointment import check_minutes
from ks_desktop.visits.domain.mode import Mode
from ks_desktop.visits.domain.report import Outcome, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVisit:
    """What is known of it afterwards.

    Attributes:
        contact_type: the key of the kind of contact.
        at: Dutch wall-clock time at which it began, None when nobody knows.
        report: with the real day; the day of writing down is kept beside it.
    """

    case_id: CaseId
    contact_type: str
    report: Report
    minutes: int
    at: time | None = None
    mode: Mode = Mode.HOME

    def __post_init__(self) -> None:
        """Refuse a visit that was none, and a length that cannot be.

        Raises:
            UserError: the length is not 5 to 480 minutes in fives.
        """
        if self.report.outcome is not Outcome.VISITED:
            msg = "only a visit that took place is written down afterwards"
            raise ValueError(msg)
        check_minutes(self.minutes)
