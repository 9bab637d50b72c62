from datetime import date, time

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.page.lifting import Lifted, Lifting, Verdict, starts_at
from ks_desktop.visits.service.checking import Move
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.theme import Tone
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Ghost
from tests.visits.conftest import Room, agenda_services
from tests.visits.page.seen import press, settle

MONDAY = date(2026, 11, 23)
Key = Qt.Key


class Heard(QObject):
    """What was said and taken."""

    def __init__(self, lifting: Lifting) -> None:
        super().__init__()
        self.said: list[Verdict] = []
        self.taken: list[object] = []
        lifting.told.connect(self.said.append)
        lifting.taken.connect(lambda result, _ghost: self.taken.append(result))


@pytest.fixture
def grid(qtbot: QtBot) -> WeekGrid:
    made = WeekGrid("Agenda")
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show_week([MONDAY], [])
    made.show()
    qtbot.waitExposed(made)
    return made


def _lift(grid: WeekGrid, desk: Desk, room: Room, take: object = None) -> tuple[Lifting, Heard]:
    case_id, moving = room.waiting(), agenda_services(room).moving

    def fetch(span: DaySpan) -> Move:
        from ks_desktop.visits.domain import Mode

        return moving.ready_to_book(case_id, "first_visit", 60, Mode.HOME, span, actor=room.actor)

    def refuse(*_what: object) -> object:
        raise StaleError

    lifting = Lifting(desk.tasks, grid, lambda _ghost: room.actor, grid)
    heard = Heard(lifting)
    ghost = Ghost(key="new", column=MONDAY.isoformat(), day=MONDAY, start=600, end=660, is_new=True)
    grid.lift_new(ghost, "A.K.")
    lifting.begin(Lifted(fetch=fetch, take=refuse if take is None else lambda *_what: take), ghost)
    return lifting, heard


def test_first_it_is_looked_at_and_then_said(grid: WeekGrid, desk: Desk, room: Room) -> None:
    _lifting, heard = _lift(grid, desk, room)
    settle(desk)
    assert [verdict.tone for verdict in heard.said] == [Tone.MUTED, Tone.ACCENT]
    assert heard.said[-1].sentences == ("10 min reizen vanaf de startplaats, 10 min erna",)
    assert "beste weken" in heard.said[-1].heading


def test_refused_by_the_service_it_stays_and_says_why(grid: WeekGrid, desk: Desk, room: Room) -> None:
    lifting, heard = _lift(grid, desk, room)
    settle(desk)
    press(Key.Key_Return)
    settle(desk)
    assert heard.said[-1].tone is Tone.SAFETY
    assert heard.said[-1].sentences == (StaleError().text(),)
    assert lifting.is_lifted()
    assert grid.ghost() is not None
    assert heard.taken == []


def test_what_cannot_be_is_never_asked_once_more_nor_taken(grid: WeekGrid, desk: Desk, room: Room) -> None:
    room.clock.put(MONDAY, time(12))  # ten o'clock has passed
    lifting, heard = _lift(grid, desk, room, take="booked")
    settle(desk)
    for _press in range(2):
        press(Key.Key_Return)
        settle(desk)
        assert (heard.said[-1].tone, heard.said[-1].is_asked) == (Tone.SAFETY, False)
    assert lifting.is_lifted()
    assert heard.taken == []


def test_taken_nothing_hangs_any_more(grid: WeekGrid, desk: Desk, room: Room) -> None:
    lifting, heard = _lift(grid, desk, room, take="booked")
    settle(desk)
    press(Key.Key_Return)
    settle(desk)
    assert heard.taken == ["booked"]
    assert not lifting.is_lifted()
    assert grid.ghost() is None


def test_seen_for_one_time_is_not_seen_for_another(grid: WeekGrid, desk: Desk, room: Room) -> None:
    _lifting, heard = _lift(grid, desk, room, take="booked")
    settle(desk)
    press(*[Key.Key_Up] * 8, Key.Key_Return)
    asked = [heard.said[-1].is_asked]
    press(Key.Key_Up)
    asked.append(heard.said[-1].is_asked)
    assert asked == [True, False]
    press(Key.Key_Return)
    settle(desk)
    assert heard.taken == []


def test_a_time_is_dutch_and_may_be_one_that_is_skipped() -> None:
    ghost = Ghost(key="a", column="x", day=date(2028, 3, 26), start=150, end=210)
    assert starts_at(ghost).tzinfo is AMSTERDAM
    assert starts_at(ghost).hour == 2
