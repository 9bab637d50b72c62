"""The visits of two cases that are of one pregnancy."""

from typing import Final

from ks_desktop.core import moving
from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import Moved
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.visits import store
from ks_desktop.visits.domain import AppointmentState
from ks_desktop.visits.restricted.rows import SafetyLookRow
from ks_desktop.visits.store.incidents import IncidentCaseRow
from ks_desktop.visits.store.printed import PrintedPlanCaseRow, PrintedPlanVisitRow
from ks_desktop.visits.store.reports import REPORT_ROWS
from ks_desktop.visits.store.stand_ins import StandInRow
from ks_desktop.visits.store.tables import AppointmentRow, ContactAttemptRow, VisitCompanionRow
from ks_desktop.visits.store.waiting_tables import WAITING_ROWS
from ks_desktop.visits.store.wishes import VisitWishRow

_KINDS: Final = (
    AppointmentRow,
    VisitCompanionRow,
    *REPORT_ROWS,
    ContactAttemptRow,
    SafetyLookRow,
    PrintedPlanVisitRow,
    PrintedPlanCaseRow,
    IncidentCaseRow,
    StandInRow,
    VisitWishRow,
    *WAITING_ROWS,
)


class VisitsJoined:
    """Gives visits and attempts to reach her to the case that stays; see `CasesJoined`."""

    joined_tables: Final = frozenset(kind.__tablename__ for kind in _KINDS)

    def cases_joined(self, gone: CaseId, kept: CaseId, *, work: Work) -> list[Moved]:
        """Give them.

        Raises:
            UserError: a visit is planned in both cases.
        """
        found = store.of_cases(work, [gone, kept])
        if all(any(visit.state is AppointmentState.BOOKED for visit in found.get(key, ())) for key in (gone, kept)):
            raise UserError(
                N_("A visit is planned in both records: cancel one of them first, then join."), code="two_visits"
            )
        return moving.move(work, _KINDS, gone, kept)
