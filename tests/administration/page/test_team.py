import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.visits.domain import NurseProfile
from ks_desktop.widgets import theme
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme
from tests.houses import desk_of, settle


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication, house: House, tasks: Tasks) -> TeamPane:
    theme.apply(qapp, Scheme.LIGHT)
    pane = TeamPane(desk_of(house, tasks), house.administration.schedules)
    qtbot.addWidget(pane)
    pane.show()
    pane.refresh()
    settle(tasks)
    return pane


def _said(pane: TeamPane, name: str) -> QLabel:
    label = pane.findChild(QLabel, name)
    assert label is not None
    return label


def test_nobody_works_is_said_until_somebody_does(tasks: Tasks, pane: TeamPane) -> None:
    assert "Niemand heeft werkdagen" in _said(pane, "nobody_works").text()
    assert _said(pane, "nobody_works").isVisible()
    pane.weeks.open(None)
    pane.weeks.submit()
    settle(tasks)
    assert not _said(pane, "nobody_works").isVisible()


def test_a_colleague_is_added_by_keyboard_chosen_and_given_a_week(
    qtbot: QtBot, house: House, tasks: Tasks, pane: TeamPane
) -> None:
    button = pane.findChild(QPushButton, "add_colleague")
    assert button is not None
    button.click()
    editor = pane.colleague.field("full_name").findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Mw. Tweede")
    with qtbot.waitSignal(pane.told):
        QTest.keyClick(editor, Qt.Key.Key_Return)
        settle(tasks)
    second = next(m for m in house.schedules.everybody(actor=house.actor) if m.name == "Mw. Tweede")
    assert pane.who is not None
    pane.who.set_value(str(second.user))
    settle(tasks)
    assert pane.nurse == second.user
    pane.weeks.open(None)
    pane.weeks.submit()
    settle(tasks)
    assert len(house.schedules.of(second.user, actor=house.actor).patterns) == 1
    assert house.schedules.of(house.actor, actor=house.actor).patterns == ()


def test_a_name_that_is_there_already_is_refused_at_its_field(house: House, tasks: Tasks, pane: TeamPane) -> None:
    house.schedules.add_colleague("Mw. Tweede", actor=house.actor)
    pane.colleague.restore({"full_name": "mw. tweede"})
    pane.submit_colleague()
    settle(tasks)
    assert pane.colleague.field("full_name").error()


def test_who_makes_no_visits_says_so_behind_her_name(house: House, tasks: Tasks, pane: TeamPane) -> None:
    house.schedules.set_profile(NurseProfile(user=house.actor, is_planned=False), actor=house.actor)
    pane.refresh()
    settle(tasks)
    assert pane.who is not None
    assert "gaat niet op huisbezoek" in pane.who.options[0].label


def test_a_nurse_who_is_gone_gives_way_to_one_who_is_there(house: House, tasks: Tasks, pane: TeamPane) -> None:
    pane.nurse = UserId(new_id())
    pane.refresh()
    settle(tasks)
    assert pane.nurse == house.actor


def test_one_part_shows_at_a_time(pane: TeamPane) -> None:
    for word, part in (("absence", pane.away), ("block", pane.blocks), ("nurse", pane.profile), ("week", pane.weeks)):
        pane.show_part(word)
        assert [each.isVisible() for each in pane.parts].count(True) == 1
        assert part.isVisible()
    pane.focus_first()
    assert pane.who is not None
    focused = QApplication.focusWidget()
    assert focused is not None
    assert pane.who.isAncestorOf(focused)
