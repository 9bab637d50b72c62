"""What a woman wishes of her visits: when she is at home, whom she wants, how long it takes."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, CaseId, UserId
from ks_desktop.core.weekly_hours import WeekHours
from ks_desktop.visits.domain.appointment import check_minutes

MOST_HOURS: Final = 28
"""So many stretches of a week are kept: four on each day."""
AtHome = WeekHours
"""A stretch of the week at which a visit suits her."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWish:
    """What she wishes of one kind of contact.

    Attributes:
        contact_type: key of the kind of contact.
        at_home: when a visit suits her, in order; nothing for at any time.
        nurse: whom she wants.
        minutes: how long it takes, None for what is usual.
        may_use_interpreter: she agrees to an interpreter.
        not_before: first day she wants to be visited.
        note: what else, in one line.
        version: of the stored wish, 0 when nothing is stored.
    """

    case_id: CaseId
    contact_type: str = FIRST_VISIT
    at_home: tuple[AtHome, ...] = ()
    nurse: UserId | None = None
    minutes: int | None = None
    may_use_interpreter: bool = True
    not_before: date | None = None
    note: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            UserError: the length is not 5 to 480 minutes in fives, too many hours, or the note is too long.
        """
        if self.minutes is not None:
            check_minutes(self.minutes)
        if len(self.at_home) > MOST_HOURS:
            raise UserError(
                N_("Name {most} stretches of the week at most."),
                code="too_many",
                field="at_home",
                values={"most": MOST_HOURS},
            )
        if len(self.note) > LINE_MAX:
            raise UserError(
                N_("This is too long: {most} characters at most."),
                code="too_long",
                field="note",
                values={"most": LINE_MAX},
            )

    @property
    def is_empty(self) -> bool:
        """Tell whether it asks for nothing."""
        return self == VisitWish(case_id=self.case_id, contact_type=self.contact_type, version=self.version)
