"""What the tests of stopped terms, missed windows and further contacts share."""

from dataclasses import dataclass
from datetime import date, timedelta

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.visits.domain import Appointment, HeldVisit, Outcome, Report, ToPlan
from ks_desktop.visits.service.afterwards import Afterwards
from ks_desktop.visits.service.further import FurtherContacts
from ks_desktop.visits.service.missed import MissedWindows
from ks_desktop.visits.service.remarks import VisitRemarks
from ks_desktop.visits.service.stop_clocks import StopClocks
from tests.visits.conftest import TODAY, Room

LONG_AGO = date(2026, 11, 10)  # a due date whose weeks for a first visit are over
MONDAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Doors:
    """The services beside `Visits` that these tests are about."""

    stop_clocks: StopClocks
    missed: MissedWindows
    further: FurtherContacts
    afterwards: Afterwards
    remarks: VisitRemarks


def doors(room: Room) -> Doors:
    """Return them over the services of a test."""
    database, clock, facts = room.database, room.clock, room.visits.facts
    return Doors(
        stop_clocks=StopClocks(database, clock, facts, room.undo),
        missed=MissedWindows(database, clock, facts, room.undo),
        further=FurtherContacts(database, clock, room.coalition, facts, room.undo),
        afterwards=Afterwards(database, clock, facts, room.visits.changing),
        remarks=VisitRemarks(database, clock, facts),
    )


def entries(room: Room) -> dict[tuple[CaseId, str], ToPlan]:
    """Return the list to plan."""
    return {entry.key: entry for entry in room.visits.to_plan(actor=room.actor)}


def visits_of(room: Room, case_id: CaseId) -> tuple[Appointment, ...]:
    """Return the visits of a case."""
    with room.database.reading(room.actor) as reading:
        return room.visits.of_cases([case_id], reading=reading).get(case_id, ())


def book(room: Room, case_id: CaseId) -> AppointmentId:
    """Book the first proposal for a first visit."""
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def held(case_id: CaseId, day: date = TODAY - timedelta(days=12), contact_type: str = FIRST_VISIT) -> HeldVisit:
    """Return a visit that was held and never booked."""
    report = Report(outcome=Outcome.VISITED, held_on=day, note="Rustig gesprek.")
    return HeldVisit(case_id=case_id, contact_type=contact_type, report=report, minutes=60)
