"""Writing down a visit that was held and never booked: the real day counts, the day of writing is kept beside it."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Final

from ks_desktop.core.clock import Clock, instant_of
from ks_desktop.core.database import Database, Work
from ks_desktop.core.drafts import drop_within
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, UserId, new_id
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import Accepted, Appointment, AppointmentState, HeldVisit, of_type
from ks_desktop.visits.domain.cleaning import cleaned
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service.changing import Changing

AFTERWARDS_FORM: Final = "afterwards"  # the name of its drafts; their subject is the case
_NOON: Final = time(12)  # where a visit stands in the week of which nobody knows the time


class Afterwards:
    """Visits that are written down afterwards. A window that has passed is no hindrance, and nobody is blamed."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, changing: Changing) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._changing = changing

    def record(self, held: HeldVisit, *, actor: UserId, nurse: UserId | None = None) -> Accepted:
        """Store a visit as held, by who asks or by another nurse. Its draft goes. Can be undone.

        Raises:
            UserError: the real time is still to come or she was not pregnant then, a visit of this kind is planned or
                waits for its report, or this one is written down already, her case is closed, or a text is too long.
        """
        with self._database.work(actor, AuditEvent.VISIT_REPORTED) as work:
            return self.record_within(held, nurse=nurse, work=work)

    def record_within(self, held: HeldVisit, *, nurse: UserId | None, work: Work) -> Accepted:
        """Store a visit as held as part of other work; see `record`."""
        self._check(held, work)
        visit = Appointment(
            id=AppointmentId(new_id()),
            case_id=held.case_id,
            nurse=nurse or work.actor,
            starts_at=_starts_at(held),
            minutes=held.minutes,
            mode=held.mode,
            contact_type=held.contact_type,
            state=AppointmentState.DONE,
            report=cleaned(held.report),
            reported_on=self._clock.today(),
            is_time_known=held.at is not None,
        )
        drop_within(work, AFTERWARDS_FORM, str(held.case_id))
        appointment_id, changes = self._changing.write_down(visit, work=work)
        return Accepted(appointment_id=appointment_id, changes=changes)

    def _check(self, held: HeldVisit, work: Work) -> None:
        case = self._facts.case(held.case_id, reading=work)
        if not case.is_open:
            raise UserError(N_("This case is closed. Reopen it before you report."), code="case_closed")
        self._changing.check_day(case, held.report.held_on)
        known = of_type(store.of_cases(work, [case.id]).get(case.id, ()), held.contact_type)
        booked = next((visit for visit in known if visit.state is AppointmentState.BOOKED), None)
        if booked is not None:
            raise UserError(
                N_("A visit stands in the agenda on {day}: report that one, or cancel it first."),
                code="planned_already",
                field="held_on",
                values={"day": f"{booked.day:%d-%m-%Y}"},
            )
        self._check_time(held, known)

    def _check_time(self, held: HeldVisit, known: Collection[Appointment]) -> None:
        starts_at = _starts_at(held)
        if held.at is not None and starts_at > self._clock.now():
            raise UserError(N_("This time is still to come: fill in the real time."), code="future", field="at")
        if any(visit.starts_at == starts_at and visit.report is not None for visit in known):
            raise UserError(
                N_("This visit is written down already: look on her page."), code="written_already", field="held_on"
            )


def _starts_at(held: HeldVisit) -> datetime:
    return instant_of(held.report.held_on, held.at or _NOON)
