"""What is done with single visits, over the room of a test."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import text

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.security.audit import Audit
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Appointment, NursePlace, Transport, WorkingHours
from ks_desktop.visits.service.checking import Checks
from ks_desktop.visits.service.details import VisitDetails
from ks_desktop.visits.service.interpreters import Interpreters
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.visits.service.reminders import Reminders
from ks_desktop.visits.service.schedules import Schedules
from tests.visits.conftest import TODAY, Room


@dataclass(frozen=True, kw_only=True)
class ByHand:
    """The services for single visits."""

    room: Room
    moving: Moving
    details: VisitDetails
    interpreters: Interpreters
    reminders: Reminders
    schedules: Schedules

    def visit(self, appointment_id: AppointmentId) -> Appointment:
        """Return a visit as it is now."""
        with self.room.database.reading(self.room.actor) as reading:
            found = self.room.visits.between(date(2026, 1, 1), date(2028, 1, 1), reading=reading)
        return next(visit for visit in found if visit.id == appointment_id)

    def booked(self, case_id: CaseId) -> Appointment:
        """Book the first proposal of a woman."""
        proposal = self.room.visits.proposals(case_id, actor=self.room.actor)[0]
        return self.visit(self.room.visits.accept(proposal, actor=self.room.actor).appointment_id)

    def works(self, nurse: UserId) -> None:
        """Give a nurse Monday to Friday, half past eight to five."""
        hours = [
            WorkingHours(user=nurse, weekday=day, start=time(8, 30), end=time(17), valid_from=date(2026, 1, 1))
            for day in range(5)
        ]
        self.room.visits.set_hours(nurse, hours, actor=self.room.actor)
        place = NursePlace(user=nurse, postcode="3511ab", transport=Transport.CAR)
        self.room.visits.set_place(place, actor=self.room.actor)

    def tables(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table that says something of women and visits, without versions."""
        with self.room.database.reading(self.room.actor) as reading:
            connection = reading.session.connection()
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            return {
                name: sorted(
                    tuple(value for column, value in row._mapping.items() if column != "version")  # noqa: SLF001 - a row
                    for row in connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608 - a name of our own
                )
                for (name,) in list(names)
                if name not in {"audit", "change_journal", "undo_step"} and not name.startswith("sqlite_")
            }


def by_hand_of(room: Room) -> ByHand:
    """Return the services for single visits over a room."""
    audit = Audit(room.database, room.clock, process="test")
    facts, changing = room.visits.facts, room.visits.changing
    schedules = Schedules(room.database, room.clock, Users(room.database), facts.diaries, changing)
    checks = Checks(room.clock, facts, room.visits.safety, audit)
    return ByHand(
        room=room,
        moving=Moving(room.database, facts, changing, checks, schedules),
        details=VisitDetails(room.database, changing, checks, schedules),
        interpreters=Interpreters(room.database, room.clock, facts, changing),
        reminders=Reminders(room.database, room.clock, facts),
        schedules=schedules,
    )


def at(hour: int, minute: int = 0, *, day: date = TODAY) -> datetime:
    """Return the instant of a Dutch time; on the Saturday of the tests unless a day is named."""
    return instant_of(day, time(hour, minute))
