from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import AppointmentId
from ks_desktop.visits.planning.crowding import Try, hours, overlaps, ways
from ks_desktop.visits.planning.diary import Busy, Diary
from tests.visits.planning.places import RULES, diary, stop, wish

TUESDAY = date(2026, 11, 24)


def _try(book: Diary, hour: int, minute: int = 0, minutes: int = 60) -> Try:
    start = instant_of(TUESDAY, time(hour, minute))
    return Try(diary=book, wish=wish(), rules=RULES, starts_at=start, minutes=minutes)


def test_a_visit_past_midnight_still_takes_the_time() -> None:
    late = stop(TUESDAY, time(23, 30), 60)
    tried = Try(
        diary=diary(late),
        wish=wish(),
        rules=RULES,
        starts_at=instant_of(date(2026, 11, 25), time(0, 15)),
        minutes=30,
    )
    assert [one.code for one in overlaps(tried)] == ["overlap"]


def test_what_touches_does_not_overlap() -> None:
    book = diary(stop(TUESDAY, time(10)))
    assert list(overlaps(_try(book, 11))) == []
    assert list(overlaps(_try(book, 9))) == []


def test_two_visits_cannot_be_at_once_when_one_of_them_is_a_call_either() -> None:
    start = instant_of(TUESDAY, time(10))
    call = Busy(
        starts_at=start, ends_at=start + timedelta(minutes=30), label="", appointment=AppointmentId(UUID(int=1))
    )
    book = replace(diary(), busy=(call,))
    (found,) = overlaps(_try(book, 10, 15))
    assert (found.code, found.is_hard) == ("overlap", True)
    assert list(overlaps(_try(book, 10, 30))) == []


def test_the_hours_of_the_day_are_named() -> None:
    (found,) = hours(_try(diary(), 16, 30))
    assert found.values["hours"] == "08:30-17:00"


def test_both_ways_are_looked_at() -> None:
    book = diary(stop(TUESDAY, time(9), 60, "3431 EF"), stop(TUESDAY, time(11, 15), 60, "3431 EF"))
    assert [one.code for one in ways(_try(book, 10, 10))] == ["travel_before", "travel_after"]
    assert list(ways(_try(diary(), 10))) == []
