from dataclasses import replace
from datetime import date, timedelta

from ks_desktop.coalition.domain import FreeDay, Terms
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.core.values import AppointmentId, UserId, new_id
from ks_desktop.visits.domain import Reason
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import MONDAY, book, doors, visits_of


def _said(room: Room, *, weeks_on: int = 0, nurse: UserId | None = None) -> dict[AppointmentId, tuple[Reason, ...]]:
    year, week, _weekday = (MONDAY + timedelta(weeks=weeks_on)).isocalendar()
    return doors(room).remarks.in_week(year, week, nurse, actor=room.actor)


def test_only_what_is_seen_is_asked(room: Room) -> None:
    visit_id = book(room, room.waiting())
    room.coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="Sluitingsdag"), actor=room.actor)
    assert list(_said(room)) == list(_said(room, nurse=room.actor)) == [visit_id]
    assert _said(room, weeks_on=1) == _said(room, nurse=UserId(new_id())) == {}


def test_a_visit_that_fits_is_not_remarked_upon(room: Room) -> None:
    book(room, room.waiting())
    assert _said(room) == {}


def test_a_moved_holiday_is_told_at_the_visit_which_stays(room: Room) -> None:
    case_id = room.waiting()
    visit_id = book(room, case_id)
    before = visits_of(room, case_id)
    assert before[0].day == MONDAY
    room.coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="Koningsdag"), actor=room.actor)
    said = _said(room)[visit_id]
    assert ["Koningsdag" in reason.values["name"] for reason in said] == [True]
    assert visits_of(room, case_id) == before


def test_changed_weeks_count_for_the_list_and_leave_what_is_booked(room: Room) -> None:
    case_id, waiting = room.waiting(), room.waiting("Demir", due_date="2027-05-16")
    visit_id = book(room, case_id)
    late = WeekWindow(earliest=age_of(25), best_from=age_of(26), best_until=age_of(28), latest=age_of(40))
    room.coalition.save_terms(Terms(municipality="GM0344", valid_from=TODAY, window=late), actor=room.actor)
    said = _said(room)[visit_id]
    assert [reason.values for reason in said] == [{"opens": "01-12-2026"}]
    opens = {entry.case_id: entry.opens_on for entry in room.visits.to_plan(actor=room.actor)}
    assert opens == {waiting: date(2027, 1, 31)}
    assert len(visits_of(room, case_id)) == 1


def test_weeks_count_from_their_day_only(room: Room) -> None:
    book(room, room.waiting())
    late = WeekWindow(earliest=age_of(25), best_from=age_of(26), best_until=age_of(28), latest=age_of(40))
    later = Terms(municipality="GM0344", valid_from=date(2027, 1, 1), window=late)
    room.coalition.save_terms(later, actor=room.actor)
    assert _said(room) == {}
    room.coalition.save_terms(replace(later, valid_from=TODAY), actor=room.actor)
    assert _said(room)
