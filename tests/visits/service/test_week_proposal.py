from datetime import date

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.visits.service.week_proposal import WeekProposals
from tests.visits.conftest import Room
from tests.visits.service.proposed import MONDAY, asked, planned, women


def test_a_plan_is_made_booked_together_and_taken_back_together(proposals: WeekProposals, room: Room) -> None:
    cases = women(room, 6)
    told: list[float] = []
    made = proposals.make(asked(proposals, room), progress=lambda share, _points: told.append(share))
    assert {row.case_id for row in made.new} == set(cases)
    assert made.left_out == ()
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert all(row.reasons and row.name and row.age for row in made.new)
    accepted = proposals.accept(made, cases[:4], actor=room.actor)
    assert set(accepted.booked) == set(cases[:4])
    assert accepted.refused == ()
    assert accepted.changes.visits
    with room.database.reading(room.actor) as reading:
        visits = {visit.case_id: visit for visit in room.visits.booked(reading=reading)}
    for row in made.new:
        if row.case_id in visits:
            assert (visits[row.case_id].starts_at, visits[row.case_id].nurse) == (row.starts_at, row.nurse)
    step = room.undo.latest(actor=room.actor)
    assert step is not None
    assert (step.label, step.count) == ("plan visit", 4)
    room.undo.undo(actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert room.visits.booked(reading=reading) == ()
    assert len(room.visits.to_plan(actor=room.actor)) == 6


def test_what_stands_is_shown_fixed_and_stays_where_it_is(proposals: WeekProposals, room: Room) -> None:
    first, *others = women(room, 4)
    proposal = room.visits.proposals(first, actor=room.actor, first=MONDAY)[0]
    room.visits.accept(proposal, actor=room.actor)
    made = planned(proposals, room)
    (fixed,) = [row for row in made.rows if row.is_fixed]
    assert (fixed.case_id, fixed.starts_at) == (first, proposal.starts_at)
    assert {row.case_id for row in made.new} == set(others)
    assert all(row.ends_at <= fixed.starts_at or fixed.ends_at <= row.starts_at for row in made.new)
    with pytest.raises(UserError):
        proposals.accept(made, [first], actor=room.actor)


def test_who_gets_no_place_has_a_reason_and_what_would_help(proposals: WeekProposals, room: Room) -> None:
    room.work_on([0])
    women(room, 6)
    over = room.waiting("Over", birth_date="1969-01-01", due_date="2026-11-10")
    made = planned(proposals, room)
    assert len(made.new) == 4
    assert len(made.left_out) == 3
    why = {left.case_id: left for left in made.left_out}
    assert "eindigden op" in why[over].why.text()
    full = [left for left in made.left_out if left.case_id != over]
    assert all(left.why.text() == "De enige werkdag die past, is vol." for left in full)
    assert all(left.helps is not None and left.helps.proposal is not None for left in full)


def test_where_many_are_left_out_it_is_looked_for_one_when_she_is_looked_at(
    proposals: WeekProposals, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ks_desktop.visits.service.week_proposal.LOOKED_AT_ONCE", 1)
    room.work_on([0])
    women(room, 6)
    question = asked(proposals, room)
    made = proposals.make(question)
    first, second = made.left_out
    assert (first.is_looked, second.is_looked, second.helps) == (True, False, None)
    found = proposals.helped(question, made, second)
    assert found.is_looked
    assert found.helps is not None
    assert proposals.helped(question, made, first) == first


def test_nobody_waits_nobody_works_and_weeks_that_cannot_be(proposals: WeekProposals, room: Room) -> None:
    made = planned(proposals, room)
    assert (made.rows, made.left_out, made.points) == ((), (), 0)
    with pytest.raises(UserError):
        proposals.accept(made, [], actor=room.actor)
    for first, weeks, code in ((MONDAY, 0, "weeks"), (MONDAY, 46, "weeks"), (date(2026, 1, 1), 2, "span_past")):
        with pytest.raises(UserError) as refused:
            proposals.question(first, weeks, actor=room.actor)
        assert refused.value.code == code
    with pytest.raises(UserError) as refused:
        proposals.question(MONDAY, 1, actor=room.actor, nurses=[])
    assert refused.value.code == "no_hours"


def test_it_can_be_stopped_and_keeps_the_best_so_far(proposals: WeekProposals, room: Room) -> None:
    women(room, 3)
    made = proposals.make(asked(proposals, room), should_stop=lambda: True)
    assert made.is_stopped
    assert len(made.new) == 3
