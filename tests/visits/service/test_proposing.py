from datetime import date, time, timedelta

import pytest
from sqlalchemy import text

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, CaseId, UserId, new_id
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from ks_desktop.visits.domain import AppointmentState, NursePlace, WorkingHours
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


def _book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def _visit(room: Room, appointment_id: AppointmentId) -> AppointmentState | None:
    with room.database.reading(room.actor) as reading:
        visits = room.visits.between(TODAY - timedelta(days=60), TODAY + timedelta(days=400), reading=reading)
    return next((v.state for v in visits if v.id == appointment_id), None)


def test_three_proposals_from_the_next_working_day(room: Room) -> None:
    found = room.visits.proposals(room.waiting(), actor=room.actor)
    assert [local_day(p.starts_at) for p in found] == [MONDAY + timedelta(days=n) for n in range(3)]
    assert "binnen 15 werkdagen" in [r.text() for r in found[0].reasons]


def test_a_time_that_was_taken_meanwhile_is_refused(room: Room) -> None:
    one, two = room.waiting(), room.waiting("Bakker", birth_date="1990-01-01")
    proposal = room.visits.proposals(two, actor=room.actor)[0]
    _book(room, one)
    with pytest.raises(StaleError) as refused:
        room.visits.accept(proposal, actor=room.actor)
    assert refused.value.code == "taken"
    assert _visit(room, AppointmentId(new_id())) is None


def test_after_her_weeks_she_is_planned_on_days_that_are_named(room: Room) -> None:
    case_id = room.waiting(due_date="2026-11-15")
    found = room.visits.proposals(case_id, actor=room.actor, first=MONDAY, last=MONDAY + timedelta(days=4))
    assert "na de gebruikelijke weken" in found[0].reasons[0].text()
    assert room.visits.accept(found[0], actor=room.actor).changes.visits


def test_without_working_days_the_sentence_says_what_to_do(room: Room) -> None:
    stranger = room.actor
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("DELETE FROM working_hours"))
    with pytest.raises(UserError) as refused:
        room.visits.proposals(room.waiting(), actor=stranger)
    assert refused.value.code == "no_hours"


def colleague(room: Room, days: range = range(5)) -> UserId:
    user = User(id=UserId(new_id()), name="vera", full_name="Mw. Vera Proef")
    Users(room.database).add(user)
    hours = [
        WorkingHours(user=user.id, weekday=day, start=time(8, 30), end=time(17), valid_from=date(2026, 1, 1))
        for day in days
    ]
    room.visits.set_hours(user.id, hours, actor=room.actor)
    room.visits.set_place(NursePlace(user=user.id, postcode="3431 AB"), actor=room.actor)
    room.visits.proposing.team = lambda _reading: (room.actor, user.id)
    return user.id


def test_where_her_nurse_has_no_time_another_is_proposed_and_that_is_said(room: Room) -> None:
    room.work_on([5])  # this nurse works on Saturdays only
    vera = colleague(room)
    found = room.visits.proposals(room.waiting(), actor=room.actor, first=MONDAY, last=MONDAY + timedelta(days=3))
    assert {p.nurse for p in found} == {vera}
    assert "collega" in found[0].reasons[-1].text()
    with pytest.raises(UserError) as refused:  # she was named, so nobody else is proposed
        room.visits.proposals(
            room.waiting("Bakker", birth_date="1990-01-01"),
            actor=room.actor,
            nurse=room.actor,
            first=MONDAY,
            last=MONDAY + timedelta(days=3),
        )
    assert refused.value.code == "no_working_day"


def test_anybody_gives_the_best_times_of_the_team(room: Room) -> None:
    vera = colleague(room)
    near = room.waiting(postcode="3431 EF", place="Nieuwegein")
    found = room.visits.proposals(near, actor=room.actor, anybody=True)
    assert {p.nurse for p in found} == {vera}  # she starts from there
    assert room.visits.accept(found[0], actor=room.actor).changes.visits


def test_a_colleague_who_comes_along_must_have_time_too(room: Room) -> None:
    vera = colleague(room, range(2, 3))
    case_id = room.waiting()
    found = room.visits.proposals(case_id, actor=room.actor, colleagues=(vera,))
    assert {p.day.weekday() for p in found} == {2}
    booked = room.visits.accept(found[0], actor=room.actor)
    with room.database.reading(room.actor) as reading:
        (visit,) = (v for v in room.visits.booked(reading=reading) if v.id == booked.appointment_id)
    assert visit.colleagues == (vera,)
    other = room.waiting("Bakker", birth_date="1990-01-01")
    hers = room.visits.proposals(other, actor=room.actor, nurse=vera, first=found[0].day, last=found[0].day, count=40)
    assert hers  # her day is taken by the visit she comes along to
    assert all(p.starts_at >= visit.ends_at or p.end <= visit.start for p in hers)


def test_the_best_days_alone_give_what_all_days_give(room: Room) -> None:
    for number in range(6):
        room.visits.accept(
            room.visits.proposals(room.waiting(f"V{number}", birth_date=f"199{number}-01-01"), actor=room.actor)[0],
            actor=room.actor,
        )
    case_id = room.waiting()
    assert (
        room.visits.proposals(case_id, actor=room.actor, count=3)
        == room.visits.proposals(case_id, actor=room.actor, count=40)[:3]
    )
