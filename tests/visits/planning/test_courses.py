from datetime import date

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT, ContactWindow
from ks_desktop.core.gestation import WeekWindow, age_of
from ks_desktop.visits.domain import Mode, StopReason
from ks_desktop.visits.planning.courses import Course, shown_place
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import doors, held

LATE = WeekWindow(earliest=age_of(20), best_from=age_of(24), best_until=age_of(30), latest=age_of(35))


def _course(room: Room, case_id: object, contact_type: str) -> Course:
    with room.database.reading(room.actor) as reading:
        case = next(case for case in room.clients.open_cases(reading=reading) if case.id == case_id)
        return room.visits.facts.courses.of([(case, contact_type)], reading=reading)[case.id, contact_type]


def test_a_contact_is_asked_for_as_its_kind_says(room: Room) -> None:
    case_id = room.waiting()
    first, call = _course(room, case_id, FIRST_VISIT), _course(room, case_id, CALL)
    assert (first.contact_name, first.wish.minutes, first.wish.mode) == ("Eerste huisbezoek", None, Mode.HOME)
    assert (call.contact_name, call.wish.minutes, call.wish.mode) == ("Telefonisch gesprek", 15, Mode.PHONE)
    assert (first.wish.visit_by, call.wish.visit_by) == (date(2026, 12, 11), date(2026, 11, 27))
    assert first.wish.region == "GM0344"


def test_who_is_urgent_is_contacted_sooner_and_by_working_days(room: Room) -> None:
    usual = _course(room, room.waiting(), FIRST_VISIT)
    urgent = _course(room, room.waiting("Demir", urgency="urgent"), FIRST_VISIT)
    assert (usual.contact_by, urgent.contact_by) == (date(2026, 11, 27), date(2026, 11, 23))


def test_a_kind_nobody_knows_any_more_is_planned_as_a_first_visit(room: Room) -> None:
    gone = _course(room, room.waiting(), "gone")
    assert (gone.contact_name, gone.wish.minutes) == ("gone", None)
    assert gone.wish.window == _course(room, gone.wish.case_id, FIRST_VISIT).wish.window


def test_her_municipality_says_when_a_second_visit_fits(room: Room) -> None:
    case_id = room.waiting()
    weeks = ContactWindow(
        municipality="GM0344",
        contact_type=SECOND_VISIT,
        valid_from=TODAY,
        window=LATE,
        after_from=2,
        after_until=3,
        margin_days=5,
    )
    room.coalition.agreements.save_window(weeks, actor=room.actor)
    assert _course(room, case_id, SECOND_VISIT).wish.window == LATE
    doors(room).afterwards.record(held(case_id, date(2026, 11, 16)), actor=room.actor)
    second = _course(room, case_id, SECOND_VISIT)
    possible = second.wish.possible()
    assert (possible.first, possible.last) == (date(2026, 11, 30), date(2026, 12, 7))
    assert (second.wish.visit_by, second.margin_days) == (possible.last, 5)


def test_what_stopped_the_term_goes_along(room: Room) -> None:
    case_id, known = room.waiting(), doors(room)
    stop = known.stop_clocks.new(case_id, date(2026, 11, 23), date(2026, 11, 24), StopReason.ABROAD, "")
    known.stop_clocks.save(stop, actor=room.actor)
    course = _course(room, case_id, FIRST_VISIT)
    assert [each.id for each in course.stops] == [stop.id]
    assert course.wish.visit_by == date(2026, 12, 15)
    assert not course.wish.free_days.is_free(date(2026, 11, 23))  # nobody is free because of that


def test_a_secret_place_has_no_name(room: Room) -> None:
    room.waiting(address_secret="yes")  # noqa: S106 - no password
    with room.database.reading(room.actor) as reading:
        women = room.visits.facts.women(room.clients.open_cases(reading=reading), reading=reading)
    assert [shown_place(woman.address) for woman in women.values()] == [""]
