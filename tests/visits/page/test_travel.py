from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.domain import Transport
from ks_desktop.visits.page.travel import TravelLine
from ks_desktop.visits.service.travels import TravelCorrections, Way
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.theme import Scheme
from tests.desks import settle
from tests.visits.conftest import Room, press


@pytest.fixture
def travels(room: Room) -> TravelCorrections:
    return TravelCorrections(room.database, room.undo)


@pytest.fixture
def way(room: Room) -> Way:
    return Way(case_id=room.waiting(), ends=("3511 AB", "3523 CD"), transport=Transport.CAR)


@pytest.fixture
def line(qtbot: QtBot, qapp: QApplication, desk: Desk, travels: TravelCorrections, way: Way) -> Iterator[TravelLine]:
    theme.apply(qapp, Scheme.LIGHT)
    made = TravelLine(desk, travels)
    qtbot.addWidget(made)
    made.resize(420, 60)
    made.show_way(way, 10)
    made.show()
    qtbot.waitExposed(made)
    yield made
    settle(desk.tasks)


def editor(line: TravelLine) -> QLineEdit:
    found = line.findChild(QLineEdit, "travel_minutes")
    assert found is not None
    return found


def seen(line: TravelLine) -> str:
    return " ".join(found.text() for found in line.findChildren(QLabel) if found.isVisible())


def test_her_own_minutes_are_kept_with_enter(
    line: TravelLine, travels: TravelCorrections, desk: Desk, room: Room, qtbot: QtBot
) -> None:
    assert "10 min" in seen(line)
    assert not editor(line).isVisible()
    press(line, "travel_wrong")
    qtbot.waitUntil(editor(line).hasFocus)
    QTest.keyClicks(editor(line), "25")
    QTest.keyClick(editor(line), Qt.Key.Key_Return)
    settle(desk.tasks)
    assert [c.minutes for c in travels.all(actor=room.actor)] == [25]
    assert not editor(line).isVisible()


def test_forgetting_computes_it_again(
    line: TravelLine, travels: TravelCorrections, way: Way, desk: Desk, room: Room
) -> None:
    travels.correct(way, 25, actor=room.actor)
    line.show_way(way, 25, is_corrected=True)
    press(line, "travel_forget")
    settle(desk.tasks)
    assert travels.all(actor=room.actor) == ()


@pytest.mark.parametrize("typed", ["", "lang", "7", "0", "999", "٢٥"])
def test_what_is_no_journey_is_said_and_nothing_is_kept(
    line: TravelLine, travels: TravelCorrections, desk: Desk, room: Room, typed: str
) -> None:
    press(line, "travel_wrong")
    editor(line).setText(typed)
    QTest.keyClick(editor(line), Qt.Key.Key_Return)
    settle(desk.tasks)
    assert travels.all(actor=room.actor) == ()
    assert editor(line).isVisible()
    assert "Typ een heel getal." in seen(line) or "Een reis duurt 5 tot 480 minuten" in seen(line)


def test_escape_closes_the_field_and_a_place_that_is_not_known_has_no_line(line: TravelLine, way: Way) -> None:
    press(line, "travel_wrong")
    QTest.keyClick(editor(line), Qt.Key.Key_Escape)
    assert not editor(line).isVisible()
    button = line.findChild(QPushButton, "travel_wrong")
    assert button is not None
    assert button.isVisible()
    line.show_way(Way(case_id=way.case_id, ends=("", "3523"), transport=Transport.CAR), 30)
    assert not line.isVisible()
