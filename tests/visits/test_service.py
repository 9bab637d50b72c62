from datetime import date, time, timedelta

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import AppointmentId, CaseId
from ks_desktop.visits.domain import (
    AppointmentState,
    ContactResult,
    NursePlace,
    WorkingHours,
)
from ks_desktop.visits.service.contacts import Tried
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)


def _book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def _visit(room: Room, appointment_id: AppointmentId) -> AppointmentState | None:
    with room.database.reading(room.actor) as reading:
        visits = room.visits.between(TODAY - timedelta(days=60), TODAY + timedelta(days=400), reading=reading)
    return next((v.state for v in visits if v.id == appointment_id), None)


def test_a_new_week_of_hours_leaves_the_days_before_it_alone(room: Room) -> None:
    friday = [WorkingHours(user=room.actor, weekday=4, start=time(9), end=time(12), valid_from=date(2026, 12, 1))]
    room.visits.set_hours(room.actor, friday, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        hours = room.visits.hours(room.actor, reading=reading)
    assert len(hours) == 6
    plan = room.visits.week_plan(2026, 49, actor=room.actor)
    assert [day.hours is not None for day in plan.days] == [True, False, False, False, True, False, False]
    with pytest.raises(UserError):
        room.visits.set_hours(room.actor, [], actor=room.actor)
    with pytest.raises(UserError):
        room.visits.set_hours(room.actor, friday * 2, actor=room.actor)


def test_a_start_place_is_checked_and_may_be_left_out(room: Room) -> None:
    with pytest.raises(UserError) as refused:
        room.visits.set_place(NursePlace(user=room.actor, postcode="35"), actor=room.actor)
    assert refused.value.field == "postcode"
    with room.database.reading(room.actor) as reading:
        assert room.visits.place(room.actor, reading=reading).postcode == "3511 AB"
    room.visits.set_place(NursePlace(user=room.actor), actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert room.visits.place(room.actor, reading=reading).postcode == ""


def test_a_day_plan_has_the_visits_in_order_with_the_road(room: Room) -> None:
    _book(room, room.waiting(postcode="3431 EF", place="Nieuwegein"))
    secret = room.waiting("Bakker", birth_date="1990-01-01", address_secret="yes")  # noqa: S106 - no password
    first = room.visits.proposals(secret, actor=room.actor, first=MONDAY, last=MONDAY)
    room.visits.accept(first[0], actor=room.actor)
    plan = room.visits.day_plan(MONDAY, actor=room.actor)
    assert [stop.initials for stop in plan.stops] in (["A.K.", "A.B."], ["A.B.", "A.K."])
    hidden = next(stop for stop in plan.stops if stop.is_secret)
    shown = next(stop for stop in plan.stops if not stop.is_secret)
    assert (hidden.postcode4, hidden.place, hidden.street_line) == ("", "", "")
    assert (shown.postcode4, shown.place, shown.street_line) == ("3431", "Nieuwegein", "Lindestraat 7")
    assert plan.travel_home > 0
    assert all(stop.travel_before > 0 for stop in plan.stops)
    assert "3523" not in " ".join(reason.text() for p in first for reason in p.reasons)
    assert room.visits.day_plan(TODAY, actor=room.actor).travel_home == 0


def test_there_is_no_week_54(room: Room) -> None:
    with pytest.raises(UserError) as refused:
        room.visits.week_plan(2026, 54, actor=room.actor)
    assert refused.value.field == "week"
    assert room.visits.week_plan(2026, 53, actor=room.actor).days[0].day == date(2026, 12, 28)


def test_destroying_a_case_removes_all_it_claims(room: Room) -> None:
    case_id = room.waiting()
    _book(room, case_id)
    room.visits.contacts.record(case_id, Tried(result=ContactResult.SPOKEN), actor=room.actor)
    with room.database.work(room.actor, "test") as work:
        room.visits.case_destroyed(case_id, work=work)
    with room.database.reading(room.actor) as reading:
        assert room.visits.of_cases([case_id], reading=reading) == {}
        assert room.visits.attempts([case_id], reading=reading) == {}
    assert room.visits.claimed_tables >= {"appointment", "contact_attempt", "visit_companion"}
