from collections.abc import Iterable
from datetime import date, time, timedelta

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, DaySpan, UserId, new_id
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import Appointment, visit_code
from ks_desktop.visits.domain.printed import PlanChange, PlanDraft, PlanKind, PlanState, PrintedPlan
from ks_desktop.visits.service.printed_plans import PrintedPlans
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book, move

MONDAY = date(2026, 11, 23)
WEEK = DaySpan(MONDAY, MONDAY + timedelta(days=6))


def register(room: Room) -> PrintedPlans:
    audit = Audit(room.database, room.clock, process="test")
    return PrintedPlans(room.database, room.clock, room.clients, Users(room.database), audit)


def visits_of(room: Room) -> tuple[Appointment, ...]:
    with room.database.reading(room.actor) as reading:
        return room.visits.between(date(2026, 11, 1), date(2027, 3, 31), reading=reading)


def draft(room: Room, visits: Iterable[Appointment] = (), kind: PlanKind = PlanKind.WEEK) -> PlanDraft:
    return register(room).draft(kind, WEEK, visits, nurse=room.actor, actor=room.actor)


def printed(room: Room, visits: Iterable[Appointment] = ()) -> PrintedPlan:
    register(room).printed(draft(room, visits), actor=room.actor)
    return register(room).out(actor=room.actor)[0]


def test_a_sheet_only_looked_at_has_a_number_and_is_not_out(room: Room) -> None:
    assert draft(room).label == draft(room).label == "1/2026-11-21"
    assert register(room).out(actor=room.actor) == ()


def test_each_sheet_has_the_next_number_of_its_day(room: Room) -> None:
    assert [printed(room).label for _time in range(2)] == ["1/2026-11-21", "2/2026-11-21"]
    room.clock.put(MONDAY, time(8))
    assert printed(room).label == "1/2026-11-23"


def test_printing_the_same_sheet_again_is_a_copy_and_another_one_under_its_number_is_refused(room: Room) -> None:
    sheet, other = draft(room), draft(room, kind=PlanKind.DAY)
    register(room).printed(sheet, actor=room.actor)
    register(room).printed(sheet, actor=room.actor)
    (plan,) = register(room).out(actor=room.actor)
    assert plan.copies == 2
    with pytest.raises(StaleError) as raised:
        register(room).printed(other, actor=room.actor)
    assert raised.value.code == "plan_number"


def test_a_copy_of_a_shredded_sheet_is_out_again(room: Room) -> None:
    sheet = draft(room)
    register(room).printed(sheet, actor=room.actor)
    (plan,) = register(room).out(actor=room.actor)
    register(room).shredded(plan.id, actor=room.actor)
    register(room).printed(sheet, actor=room.actor)
    assert register(room).out(actor=room.actor)[0].state is PlanState.OUT


def test_what_is_shredded_goes_from_the_list_the_next_day_and_a_slip_can_be_mended_before(room: Room) -> None:
    plan = printed(room)
    register(room).shredded(plan.id, actor=room.actor)
    (settled,) = register(room).out(actor=room.actor)
    assert (settled.state, settled.settled_on) == (PlanState.SHREDDED, room.clock.today())
    register(room).found_again(plan.id, actor=room.actor)
    assert register(room).out(actor=room.actor)[0].settled_on is None
    register(room).shredded(plan.id, actor=room.actor)
    room.clock.put(MONDAY, time(8))
    assert register(room).out(actor=room.actor) == ()


def test_a_lost_sheet_needs_a_note_and_says_whom_it_concerns(room: Room) -> None:
    book(room, room.waiting("Kaya"))
    book(room, room.waiting("Demir", birth_date="1999-01-02"))
    plan = printed(room, visits_of(room))
    with pytest.raises(UserError) as raised:
        register(room).lost(plan.id, "  ", actor=room.actor)
    assert raised.value.field == "note"
    register(room).lost(plan.id, "In de bus laten liggen", actor=room.actor)
    (lost,) = register(room).out(actor=room.actor)
    assert (lost.state, lost.note, lost.visits) == (PlanState.LOST, "In de bus laten liggen", 2)
    women = register(room).concerned(plan.id, actor=room.actor)
    assert [woman.name.birth_surname for woman in women] == ["Demir", "Kaya"]
    room.clock.put(MONDAY + timedelta(days=30), time(8))  # somebody will ask whom it concerns
    assert [plan.state for plan in register(room).out(actor=room.actor)] == [PlanState.LOST]
    room.clock.put(MONDAY + timedelta(days=120), time(8))
    assert register(room).out(actor=room.actor) == ()


def test_what_became_wrong_after_printing_is_named_by_its_code(room: Room, colleague: UserId) -> None:
    keys = [book(room, room.waiting(name, birth_date=f"199{n}-01-02")) for n, name in enumerate("ABCDE")]
    plan = printed(room, visits_of(room))
    assert plan.wrong == ()
    assert plan.nurse_name
    move(room, keys[0], days=1)
    move(room, keys[1], nurse=colleague)
    room.visits.cancel(keys[2], "", actor=room.actor)
    gone(room, keys[3])
    (plan,) = register(room).out(actor=room.actor)
    assert {wrong.code: wrong.change for wrong in plan.wrong} == {
        visit_code(keys[0]): PlanChange.MOVED,
        visit_code(keys[1]): PlanChange.OTHER_NURSE,
        visit_code(keys[2]): PlanChange.CANCELLED,
        visit_code(keys[3]): PlanChange.CANCELLED,
    }
    moved = next(wrong for wrong in plan.wrong if wrong.change is PlanChange.MOVED)
    assert moved.now == moved.was + timedelta(days=1)


def gone(room: Room, visit: AppointmentId) -> None:
    """Remove a visit, as undoing its booking does."""
    with room.database.work(room.actor, "test") as work:
        work.session.execute(sa.text("DELETE FROM appointment WHERE id = :id"), {"id": visit.hex})


def test_a_destroyed_case_leaves_the_sheet_and_nothing_of_her(room: Room) -> None:
    case_id = room.waiting()
    book(room, case_id)
    plan = printed(room, visits_of(room))
    with room.database.work(room.actor, "test") as work:
        register(room).case_destroyed(case_id, work=work)
    (left,) = register(room).out(actor=room.actor)
    assert (left.id, left.visits, left.wrong) == (plan.id, 0, ())


def test_each_step_is_in_the_log(room: Room) -> None:
    plan = printed(room)
    register(room).lost(plan.id, "weg", actor=room.actor)
    register(room).found_again(plan.id, actor=room.actor)
    register(room).shredded(plan.id, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        events = reading.session.execute(sa.text("SELECT event FROM audit")).scalars().all()
    assert AuditEvent.PLAN_PRINTED in events
    with pytest.raises(UserError):
        register(room).shredded(new_id(), actor=room.actor)
