from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import text

from ks_desktop.core.clock import local_day
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import AppointmentId, CaseId, new_id
from ks_desktop.visits.domain import (
    AppointmentState,
)
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


def test_planning_everybody_only_proposes_until_it_may_book(room: Room) -> None:
    cases = [room.waiting(f"V{n}", birth_date=f"199{n}-01-01") for n in range(3)]
    room.waiting("Over", birth_date="1980-01-01", due_date="2026-11-10")
    proposed = room.visits.plan(TODAY, 2, actor=room.actor, accept=False)
    assert {p.case_id for p in proposed if p.proposal} == set(cases)
    assert [p.why_not.code for p in proposed if p.why_not] == ["window_passed"]
    with room.database.reading(room.actor) as reading:
        assert room.visits.booked(reading=reading) == ()
    booked = room.visits.plan(TODAY, 2, actor=room.actor, accept=True)
    assert [p.proposal and p.proposal.starts_at for p in booked] == [
        p.proposal and p.proposal.starts_at for p in proposed
    ]
    with room.database.reading(room.actor) as reading:
        visits = room.visits.booked(reading=reading)
    assert len(visits) == 3
    assert all(one.ends_at <= two.starts_at for one, two in pairwise(visits))
    assert room.visits.plan(TODAY, 2, actor=room.actor, accept=True)[0].why_not is not None


@pytest.mark.parametrize("weeks", [0, -1, 53])
def test_planning_takes_one_to_fifty_two_weeks(room: Room, weeks: int) -> None:
    with pytest.raises(UserError) as refused:
        room.visits.plan(TODAY, weeks, actor=room.actor, accept=False)
    assert refused.value.field == "weeks"
