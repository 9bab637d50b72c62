from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import FIRST_VISIT, FreeDay
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain import MOST_STOPS, StopClock, StopReason
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import Doors, doors, entries


def _abroad(known: Doors, case_id: CaseId, first: date = date(2026, 11, 23), days: int = 4) -> StopClock:
    return known.stop_clocks.new(case_id, first, first + timedelta(days=days - 1), StopReason.ABROAD, " bij\x00 oma ")


def _term(room: Room, case_id: CaseId) -> date | None:
    return entries(room)[case_id, FIRST_VISIT].term_on


def test_days_on_which_the_term_stands_still_do_not_count_and_undo_is_exact(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    before = _term(room, case_id)
    assert before == date(2026, 12, 11)  # 15 working days after Friday 20 November
    stop = _abroad(known, case_id)
    known.stop_clocks.save(stop, actor=room.actor)
    assert _term(room, case_id) == date(2026, 12, 17)
    kept = known.stop_clocks.of(case_id, actor=room.actor)[0]
    assert (kept.note, entries(room)[case_id, FIRST_VISIT].stops) == ("bij oma", (kept,))
    known.stop_clocks.save(replace(kept, until=date(2026, 11, 23)), actor=room.actor)
    assert _term(room, case_id) == date(2026, 12, 14)
    known.stop_clocks.remove(known.stop_clocks.of(case_id, actor=room.actor)[0], actor=room.actor)
    assert _term(room, case_id) == before
    for expected in (date(2026, 12, 14), date(2026, 12, 17), before):
        room.undo.undo(actor=room.actor)
        assert _term(room, case_id) == expected
    assert known.stop_clocks.of(case_id, actor=room.actor) == ()


def test_own_free_days_and_stops_count_once(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.stop_clocks.save(_abroad(known, case_id), actor=room.actor)
    room.coalition.own_days.save(FreeDay(day=date(2026, 11, 24), is_free=True, name="Studiedag"), actor=room.actor)
    assert _term(room, case_id) == date(2026, 12, 17)
    room.coalition.own_days.save(FreeDay(day=date(2026, 12, 1), is_free=True, name="Studiedag"), actor=room.actor)
    assert _term(room, case_id) == date(2026, 12, 18)


def test_a_term_that_stands_still_is_late_only_by_the_days_that_count(room: Room) -> None:
    known, case_id = doors(room), room.waiting(received_on="2026-10-26")
    assert entries(room)[case_id, FIRST_VISIT].is_late
    known.stop_clocks.save(
        known.stop_clocks.new(case_id, date(2026, 11, 12), None, StopReason.INTERPRETER, ""), actor=room.actor
    )
    waiting = entries(room)[case_id, FIRST_VISIT]
    assert not waiting.is_late
    assert waiting.term_on == date(2026, 11, 25)  # three working days were left


def test_what_cannot_be_is_refused_and_nothing_is_kept(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.stop_clocks.save(_abroad(known, case_id), actor=room.actor)
    with pytest.raises(UserError) as overlap:
        known.stop_clocks.save(_abroad(known, case_id, date(2026, 11, 26)), actor=room.actor)
    with pytest.raises(UserError) as wrong:
        known.stop_clocks.new(case_id, TODAY, TODAY - timedelta(days=1), StopReason.ABROAD, "")
    for number in range(1, MOST_STOPS):
        day = date(2026, 11, 23) + timedelta(weeks=number)
        known.stop_clocks.save(_abroad(known, case_id, day, 1), actor=room.actor)
    with pytest.raises(UserError) as many:
        known.stop_clocks.save(_abroad(known, case_id, date(2026, 10, 1), 1), actor=room.actor)
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    with pytest.raises(UserError) as closed:
        known.stop_clocks.save(_abroad(known, case_id, date(2026, 10, 1), 1), actor=room.actor)
    codes = [each.value.code for each in (overlap, wrong, many, closed)]
    assert codes == ["overlap", "span", "too_many", "case_closed"]
    assert len(known.stop_clocks.of(case_id, actor=room.actor)) == MOST_STOPS


def test_the_second_of_two_who_change_a_stop_is_told(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.stop_clocks.save(_abroad(known, case_id), actor=room.actor)
    seen = known.stop_clocks.of(case_id, actor=room.actor)[0]
    known.stop_clocks.save(replace(seen, note="bij tante"), actor=room.actor)
    with pytest.raises(StaleError):
        known.stop_clocks.remove(seen, actor=room.actor)
    with pytest.raises(StaleError):
        known.stop_clocks.save(replace(seen, note="thuis"), actor=room.actor)
    assert known.stop_clocks.of(case_id, actor=room.actor)[0].note == "bij tante"


def test_what_a_colleague_changed_since_is_not_taken_back(room: Room, colleague: UserId) -> None:
    known, case_id = doors(room), room.waiting()
    known.stop_clocks.save(_abroad(known, case_id), actor=room.actor)
    seen = known.stop_clocks.of(case_id, actor=room.actor)[0]
    known.stop_clocks.save(replace(seen, until=date(2026, 12, 4)), actor=colleague)
    with pytest.raises(StaleError):
        room.undo.undo(actor=room.actor)
    assert known.stop_clocks.of(case_id, actor=room.actor)[0].until == date(2026, 12, 4)
