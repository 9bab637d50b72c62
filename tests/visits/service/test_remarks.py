from dataclasses import replace
from datetime import date

from ks_desktop.coalition.domain import FreeDay, Terms
from ks_desktop.core.gestation import WeekWindow, age_of
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import MONDAY, book, doors, visits_of


def test_a_visit_that_fits_is_not_remarked_upon(room: Room) -> None:
    book(room, room.waiting())
    assert doors(room).remarks.all(actor=room.actor) == {}


def test_a_moved_holiday_is_told_at_the_visit_which_stays(room: Room) -> None:
    case_id = room.waiting()
    visit_id = book(room, case_id)
    before = visits_of(room, case_id)
    assert before[0].day == MONDAY
    room.coalition.own_days.save(FreeDay(day=MONDAY, is_free=True, name="Koningsdag"), actor=room.actor)
    said = doors(room).remarks.all(actor=room.actor)[visit_id]
    assert ["Koningsdag" in reason.values["name"] for reason in said] == [True]
    assert visits_of(room, case_id) == before


def test_changed_weeks_count_for_the_list_and_leave_what_is_booked(room: Room) -> None:
    case_id, waiting = room.waiting(), room.waiting("Demir", due_date="2027-05-16")
    visit_id = book(room, case_id)
    late = WeekWindow(earliest=age_of(25), best_from=age_of(26), best_until=age_of(28), latest=age_of(40))
    room.coalition.save_terms(Terms(municipality="GM0344", valid_from=TODAY, window=late), actor=room.actor)
    said = doors(room).remarks.all(actor=room.actor)[visit_id]
    assert [reason.values for reason in said] == [{"opens": "01-12-2026"}]
    opens = {entry.case_id: entry.opens_on for entry in room.visits.to_plan(actor=room.actor)}
    assert opens == {waiting: date(2027, 1, 31)}
    assert len(visits_of(room, case_id)) == 1


def test_weeks_count_from_their_day_only(room: Room) -> None:
    book(room, room.waiting())
    late = WeekWindow(earliest=age_of(25), best_from=age_of(26), best_until=age_of(28), latest=age_of(40))
    later = Terms(municipality="GM0344", valid_from=date(2027, 1, 1), window=late)
    room.coalition.save_terms(later, actor=room.actor)
    assert doors(room).remarks.all(actor=room.actor) == {}
    room.coalition.save_terms(replace(later, valid_from=TODAY), actor=room.actor)
    assert doors(room).remarks.all(actor=room.actor)
