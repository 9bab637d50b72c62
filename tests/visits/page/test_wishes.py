from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.page.wishes import WishesForm
from ks_desktop.visits.service.wishes import VisitWishes
from ks_desktop.widgets import theme
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import DateField, LineField
from ks_desktop.widgets.theme import Scheme
from tests.desks import settle
from tests.visits.conftest import Room, press
from tests.visits.service.test_wishes import wishes_in


@pytest.fixture
def wishes(room: Room) -> VisitWishes:
    return wishes_in(room)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, desk: Desk, wishes: VisitWishes) -> Iterator[WishesForm]:
    theme.apply(qapp, Scheme.LIGHT)
    made = WishesForm(desk, wishes)
    qtbot.addWidget(made)
    made.resize(420, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.flush_draft()


def opened(pane: WishesForm, desk: Desk, case_id: CaseId) -> WishesForm:
    pane.show_case(case_id, "Aylin Kaya")
    settle(desk.tasks)
    return pane


def line(pane: WishesForm, name: str) -> LineField:
    assert pane.form is not None
    field = pane.form.form.field(name)
    assert isinstance(field, LineField)
    return field


def test_what_is_typed_is_said_back_and_kept(
    pane: WishesForm, desk: Desk, room: Room, wishes: VisitWishes, qtbot: QtBot
) -> None:
    opened(pane, desk, room.waiting())
    case_id = room.waiting("Bakker", birth_date="1990-01-01")
    opened(pane, desk, case_id)
    hours = line(pane, "at_home")
    qtbot.waitUntil(hours.editor.hasFocus)
    QTest.keyClicks(hours.editor, "ma do 10-12, wo liever na 15")
    assert hours.note() == "maandag en donderdag 10:00-12:00; liefst woensdag na 15:00"
    assert pane.form is not None
    day = pane.form.form.field("not_before")
    assert isinstance(day, DateField)
    day.set_value(date(2026, 12, 1))
    line(pane, "minutes").set_value("45")
    with qtbot.waitSignal(pane.saved):
        QTest.keyClick(hours.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk.tasks)
    stored = wishes.of(case_id, actor=room.actor)
    assert (len(stored.at_home), stored.minutes, stored.not_before) == (3, 45, date(2026, 12, 1))
    opened(pane, desk, case_id)
    assert line(pane, "at_home").value() == "ma do 10-12, wo liever na 15"
    assert line(pane, "at_home").note() == "maandag en donderdag 10:00-12:00; liefst woensdag na 15:00"


@pytest.mark.parametrize(("name", "typed"), [("at_home", "morgen misschien"), ("minutes", "lang"), ("minutes", "7")])
def test_what_is_not_understood_is_said_at_its_field(
    pane: WishesForm, desk: Desk, room: Room, name: str, typed: str
) -> None:
    case_id = room.waiting()
    opened(pane, desk, case_id)
    line(pane, name).set_value(typed)
    press(pane, "save_visit_wish")
    settle(desk.tasks)
    assert line(pane, name).error()
    assert "{" not in line(pane, name).error()


def test_while_she_types_nothing_is_wrong_yet(pane: WishesForm, desk: Desk, room: Room) -> None:
    opened(pane, desk, room.waiting())
    QTest.keyClicks(line(pane, "at_home").editor, "ma 10-")
    assert (line(pane, "at_home").note(), line(pane, "at_home").error()) == ("", "")


def test_leaving_keeps_what_was_typed(pane: WishesForm, desk: Desk, room: Room, qtbot: QtBot) -> None:
    case_id = room.waiting()
    opened(pane, desk, case_id)
    hours = line(pane, "at_home")
    qtbot.waitUntil(hours.editor.hasFocus)
    QTest.keyClicks(hours.editor, "vr na 13")
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(hours.editor, Qt.Key.Key_Escape)
    settle(desk.tasks)
    opened(pane, desk, case_id)
    assert line(pane, "at_home").value() == "vr na 13"


def test_a_case_that_is_gone_is_said(pane: WishesForm, desk: Desk) -> None:
    opened(pane, desk, CaseId(new_id()))
    assert pane.form is None
    assert any(found.text() and found.isVisible() for found in pane.findChildren(QLabel))
