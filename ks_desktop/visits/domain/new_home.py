"""What changes when she lives elsewhere: her weeks, the agreed term, who visits there, and how far visits are now."""

from dataclasses import dataclass
from datetime import date, datetime

from ks_desktop.core.values import DaySpan, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What a municipality agreed, as it counts for her.

    Attributes:
        possible: the days on which a first visit is possible.
        visit_by: the last day of the agreed term; days that stood still are not counted.
        contact_by: the last day on which she is to be contacted, None once that does not matter.
    """

    possible: DaySpan
    visit_by: date
    contact_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FarVisit:
    """A planned home visit, and how long the nurse travels from where her day begins.

    Attributes:
        visits_there: the nurse visits in the new municipality.
    """

    starts_at: datetime
    nurse: UserId
    nurse_name: str
    minutes_before: int
    minutes_after: int
    visits_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHome:
    """What is to be said before a new address is saved.

    Attributes:
        code: of the new municipality, as the register of municipalities has it; "" when none is filled in.
        municipality: its name.
        is_ours: this organisation works there; else she is handed over.
        before: as it counts where she lives now.
        after: as it will count.
        has_weeks: a first visit is still to come, so that weeks and term matter.
        nurses: who visits in the new municipality: id and name, in the order of the team.
        keeps_nurse: the nurse of the case visits there too, or nobody has the case.
        visits: planned home visits that stay as they are.
    """

    code: str
    municipality: str
    is_ours: bool
    before: Agreed
    after: Agreed
    has_weeks: bool
    nurses: tuple[tuple[UserId, str], ...] = ()
    keeps_nurse: bool = True
    visits: tuple[FarVisit, ...] = ()
