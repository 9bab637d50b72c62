"""The visits of a case that goes to another woman: they go along, unless she would have two at one time."""

from collections.abc import Collection

from ks_desktop.core.database import Work
from ks_desktop.core.errors import UserError
from ks_desktop.core.moving import Moved
from ks_desktop.core.texts import N_
from ks_desktop.core.values import CaseId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState


class VisitsMoved:
    """Refuses two visits at one time; see `CaseMoved`. Visits hang on the case, so that nothing is to be changed."""

    def case_moved(self, case_id: CaseId, beside: Collection[CaseId], *, work: Work) -> tuple[Moved, ...]:
        """Look at them.

        Raises:
            UserError: she has a visit at the time of one that is planned in this case.
        """
        found = store.of_cases(work, [case_id, *beside])
        going = _booked(found.get(case_id, ()))
        hers = [visit for key in beside for visit in _booked(found.get(key, ()))]
        if any(a.starts_at < b.ends_at and b.starts_at < a.ends_at for a in going for b in hers):
            raise UserError(
                N_("She has another visit planned at the same time: move or cancel one of them first."),
                code="two_visits",
            )
        return ()


def _booked(visits: Collection[Appointment]) -> list[Appointment]:
    return [visit for visit in visits if visit.state is AppointmentState.BOOKED]
