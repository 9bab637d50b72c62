from datetime import date, time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain import Mode
from ks_desktop.visits.page.moves import way, weeks, weeks_of
from ks_desktop.visits.service.checking import Move
from tests.visits.conftest import Room, agenda_services

MONDAY = date(2026, 11, 23)
WEEK = DaySpan(MONDAY, MONDAY + timedelta(days=6))


def _move(room: Room, mode: Mode = Mode.HOME) -> Move:
    moving = agenda_services(room).moving
    return moving.ready_to_book(room.waiting(), "first_visit", 60, mode, WEEK, actor=room.actor)


def test_the_weeks_she_is_in_are_said(room: Room) -> None:
    move = _move(room)
    assert weeks(move, MONDAY) == ("week 23+6", "beste weken")
    assert weeks_of(move.wish).word(date(2026, 8, 1)) == "buiten haar weken"


def test_the_road_there_and_on_is_said_where_somebody_travels(room: Room) -> None:
    at = instant_of(MONDAY, time(10))
    assert way(_move(room), room.actor, at, 60) == ("10 min reizen vanaf de startplaats, 10 min erna",)


def test_nobody_travels_to_a_call(room: Room) -> None:
    assert way(_move(room, Mode.PHONE), room.actor, instant_of(MONDAY, time(10)), 60) == ()
