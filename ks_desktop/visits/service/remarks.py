"""What is to be said of booked visits since a due date, the weeks of a municipality or a holiday were changed."""

from collections.abc import Collection

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.values import AppointmentId, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, Reason
from ks_desktop.visits.planning.days import week_span
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.planning.remarks import at_home, remarks


class VisitRemarks:
    """Sentences at booked visits. A visit never moves by itself: the nurse reads why she may want to move it."""

    def __init__(self, database: Database, clock: Clock, facts: Facts) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts

    def in_week(
        self, year: int, week: int, nurse: UserId | None, *, actor: UserId
    ) -> dict[AppointmentId, tuple[Reason, ...]]:
        """Return the sentences at the visits of a week that are still to come; visits without any are not in it.

        Args:
            year: of the ISO calendar, as the week is.
            week: its number.
            nurse: whose visits; None for everybody's.
            actor: who asks.
        Raises:
            UserError: the year has no such week.
        """
        with self._database.reading(actor) as reading:
            return self.of(store.between(reading, week_span(year, week), nurse), reading=reading)

    def of(self, visits: Collection[Appointment], *, reading: Reading) -> dict[AppointmentId, tuple[Reason, ...]]:
        """Return the sentences at these visits; those without any are not in it."""
        ahead = [visit for visit in visits if visit.state is AppointmentState.BOOKED and self._is_ahead(visit)]
        cases = self._facts.cases_of(ahead, reading=reading)
        asked = {(visit.case_id, visit.contact_type): cases[visit.case_id] for visit in ahead}
        courses = self._facts.courses.of([(case, kind) for (_id, kind), case in asked.items()], reading=reading)
        women = self._facts.homes(ahead, reading=reading)
        found = {
            visit.id: (
                *remarks(visit, courses[visit.case_id, visit.contact_type]),
                *at_home(visit, women[visit.case_id]),
            )
            for visit in ahead
        }
        return {visit_id: said for visit_id, said in found.items() if said}

    def _is_ahead(self, visit: Appointment) -> bool:
        return visit.ends_at > self._clock.now()
