"""What is to be said of booked visits since a due date, the weeks of a municipality or a holiday were changed."""

from collections.abc import Collection

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import AppointmentId, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, Reason
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.remarks import remarks


class VisitRemarks:
    """Sentences at booked visits. A visit never moves by itself: the nurse reads why she may want to move it."""

    def __init__(self, database: Database, clock: Clock, facts: Facts) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts

    def all(self, *, actor: UserId) -> dict[AppointmentId, tuple[Reason, ...]]:
        """Return the sentences at all visits that are still to come; visits without any are not in it."""
        with self._database.reading(actor) as reading:
            return self.of(store.booked(reading), reading=reading)

    def of(self, visits: Collection[Appointment], *, reading: Reading) -> dict[AppointmentId, tuple[Reason, ...]]:
        """Return the sentences at these visits; those without any are not in it."""
        ahead = [visit for visit in visits if visit.state is AppointmentState.BOOKED and self._is_ahead(visit)]
        cases = self._facts.cases_of(ahead, reading=reading)
        asked = {(visit.case_id, visit.contact_type): cases[visit.case_id] for visit in ahead}
        courses = self._facts.courses.of([(case, kind) for (_id, kind), case in asked.items()], reading=reading)
        found = {visit.id: remarks(visit, courses[visit.case_id, visit.contact_type]) for visit in ahead}
        return {visit_id: said for visit_id, said in found.items() if said}

    def _is_ahead(self, visit: Appointment) -> bool:
        return visit.ends_at > self._clock.now()
