from datetime import date, time, timedelta

from ks_desktop.clients.domain import CloseReason, DueDateMethod
from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.database import Database
from ks_desktop.core.values import new_id
from ks_desktop.visits.domain import Absence, AbsenceReason, NurseProfile, Transport
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.visits.service.absences import Absences
from ks_desktop.visits.service.schedules import Schedules
from ks_desktop.visits.service.week_proposal import WeekProposals
from tests.visits.conftest import Room
from tests.visits.service.proposed import MONDAY, planned, women


def test_the_world_may_move_on_and_each_row_says_how(proposals: WeekProposals, room: Room) -> None:
    closed, corrected, taken, fine = women(room, 4)
    made = planned(proposals, room)
    rows = {row.case_id: row for row in made.new}
    room.clients.close_case(closed, CloseReason.COMPLETED, actor=room.actor)
    room.clients.state_due_date(corrected, date(2027, 8, 20), DueDateMethod.ULTRASOUND, actor=room.actor)
    again = proposals.accept(made, [taken], actor=room.actor)
    assert set(again.booked) == {taken}
    accepted = proposals.accept(made, [*rows], actor=room.actor)
    why = {one.case_id: one.why.code for one in accepted.refused}
    assert why[closed] == "case_closed"
    assert why[taken] == "planned_already"
    assert why[corrected] == "changed"
    assert fine in accepted.booked
    assert all(one.name for one in accepted.refused)


def test_a_nurse_who_was_removed_and_a_time_that_passed_are_told(
    proposals: WeekProposals, room: Room, schedules: Schedules
) -> None:
    women(room, 2)
    made = planned(proposals, room)
    room.clock.put(MONDAY + timedelta(days=9), time(8))
    late = proposals.accept(made, [row.case_id for row in made.new], actor=room.actor)
    assert {one.why.code for one in late.refused} == {"past"}
    room.clock.put(date(2026, 11, 21), time(8, 30))
    schedules.set_profile(
        NurseProfile(user=room.actor, postcode="3511 AB", transport=Transport.CAR, is_planned=False), actor=room.actor
    )
    gone = proposals.accept(made, [row.case_id for row in made.new], actor=room.actor)
    assert {one.why.code for one in gone.refused} == {"nurse_gone"}
    assert gone.booked == {}


def test_what_came_in_between_is_told_in_words(
    proposals: WeekProposals, room: Room, database: Database, schedules: Schedules
) -> None:
    women(room, 6)
    made = planned(proposals, room)
    monday = [row for row in made.new if row.day == MONDAY]
    tuesday = [row for row in made.new if row.day == MONDAY + timedelta(days=1)]
    room.coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="Studiedag"), actor=room.actor)
    ill = Absence(id=new_id(), user=room.actor, first=tuesday[0].day, last=tuesday[0].day, reason=AbsenceReason.ILL)
    Absences(database, schedules.told).save(ill, actor=room.actor)
    accepted = proposals.accept(made, [row.case_id for row in (*monday, *tuesday)], actor=room.actor)
    why = {one.case_id: one.why for one in accepted.refused}
    assert {why[row.case_id].text() for row in monday} == {
        "Op deze dag werkt niemand: het is een feestdag of een vrije dag."
    }
    assert {why[row.case_id].text() for row in tuesday} == {"De verpleegkundige is dan afwezig: Ziek."}


def test_a_look_that_turned_red_meanwhile_refuses_her_row_only(proposals: WeekProposals, room: Room) -> None:
    red, other = women(room, 2)
    made = planned(proposals, room)
    room.visits.safety.look(red, SafetyColour.RED, actor=room.actor)
    accepted = proposals.accept(made, [red, other], actor=room.actor)
    assert [one.why.code for one in accepted.refused] == ["safety_red"]
    assert set(accepted.booked) == {other}
