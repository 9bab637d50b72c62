"""Interpreters to arrange: to book, to hear from, to tell that a visit has another time or is off."""

from dataclasses import replace
from typing import Final

from ks_desktop.clients.domain import Client
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import AppointmentId, Changes, UserId, clean_line
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits import store
from ks_desktop.visits.domain import Appointment, AppointmentState, BookingState, Companion, InterpreterTask
from ks_desktop.visits.planning.facts import Facts
from ks_desktop.visits.service.changing import Changing, find

_LABEL: Final = N_("arrange interpreter")
_TO_HEAR: Final = frozenset({BookingState.ASKED, BookingState.BOOKED, BookingState.MOVED})


class Interpreters:
    """What is to be done about interpreters."""

    def __init__(self, database: Database, clock: Clock, facts: Facts, changing: Changing) -> None:
        self._database = database
        self._clock = clock
        self._facts = facts
        self._changing = changing

    def to_book(self, *, actor: UserId) -> tuple[InterpreterTask, ...]:
        """Return the interpreters to arrange for visits to come, in order of the visits.

        An interpreter who knows of a visit that was cancelled is among them, until somebody told that it is off.
        So is one who came to be needed since the visit was booked.
        """
        with self._database.reading(actor) as reading:
            known = [*store.with_interpreter(reading, self._clock.now()), *self._needed_since(reading)]
            visits = sorted(filter(_is_task, known), key=lambda visit: (visit.starts_at, visit.id))
            women = self._facts.homes(visits, reading=reading)
            named = {visit.id for visit in self._facts.shown(visits, reading=reading)}
        return tuple(_task(visit, women[visit.case_id], is_quiet=visit.id not in named) for visit in visits)

    def _needed_since(self, reading: Reading) -> list[Appointment]:
        """Return booked visits with the interpreter that nobody thought of when they were booked."""
        alone = store.without_interpreter(reading, self._clock.now())
        need = self._facts.interpreted(set(alone.values()), reading=reading)
        visits = (find(visit_id, reading=reading) for visit_id, case_id in alone.items() if case_id in need)
        return [self._changing.with_interpreter(visit, reading=reading) for visit in visits]

    def arrange(  # noqa: PLR0913 - what is known of an interpreter
        self,
        appointment_id: AppointmentId,
        state: BookingState,
        *,
        name: str = "",
        reference: str = "",
        is_by_phone: bool = False,
        actor: UserId,
        version: int,
    ) -> Changes:
        """Record how far it is: asked, booked, or told that the visit is off (`told_off`). Can be undone.

        Args:
            appointment_id: of which visit.
            state: how far it is now.
            name: the interpreter or the agency.
            reference: the number under which it is booked.
            is_by_phone: on the phone and not in the room.
            actor: who arranged it.
            version: of the visit as she saw it.
        Raises:
            StaleError: somebody changed the visit meanwhile.
            UserError: the visit has no interpreter, or a text is over 200 characters.
        """
        with self._database.work(actor, AuditEvent.VISIT_CHANGED) as work:
            visit = find(appointment_id, reading=work)
            if visit.version != version:
                raise StaleError
            found = visit.interpreter or self._changing.with_interpreter(visit, reading=work).interpreter
            if found is None:
                raise UserError(N_("No interpreter comes along on this visit."), code="no_interpreter")
            changed = replace(
                found,
                state=state,
                name=clean_line(name).text,
                reference=clean_line(reference).text,
                is_by_phone=is_by_phone,
            )
            return self._changing.arrange(visit, _with(visit, found, changed), _LABEL, work=work)


def _with(visit: Appointment, found: Companion, changed: Companion) -> Appointment:
    if found not in visit.companions:  # it came to be needed since the visit was booked
        return replace(visit, companions=(*visit.companions, changed))
    return replace(visit, companions=tuple(changed if one is found else one for one in visit.companions))


def _is_task(visit: Appointment) -> bool:
    found = visit.interpreter
    if found is None:
        return False
    if visit.state is AppointmentState.CANCELLED:
        return found.state in _TO_HEAR
    return visit.state is AppointmentState.BOOKED and found.state is not BookingState.BOOKED


def _task(visit: Appointment, woman: Client, *, is_quiet: bool) -> InterpreterTask:
    assert visit.interpreter is not None  # noqa: S101 - `_is_task` looked
    return InterpreterTask(
        appointment_id=visit.id,
        case_id=visit.case_id,
        name="" if is_quiet else woman.name.full,
        code=visit.code,
        nurse=visit.nurse,
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        mode=visit.mode,
        language=woman.language,
        interpreter=visit.interpreter,
        is_off=visit.state is AppointmentState.CANCELLED,
        version=visit.version,
    )
