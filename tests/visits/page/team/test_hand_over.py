from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.visits.page.team import TeamPage
from ks_desktop.visits.page.team.hand_over import HandOverPane
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, settle
from tests.visits.team import TESTEMA, TWO_WEEKS, booked, loads, nurse, tables


def opened(house: House, tasks: Tasks, page: TeamPage) -> HandOverPane:
    page.table.select(nurse(house, TESTEMA))
    page.begin()
    settle(tasks)
    return page.pane


def for_two_weeks(tasks: Tasks, pane: HandOverPane) -> None:
    pane.last.set_value(TWO_WEEKS.last)
    pane.ask()
    settle(tasks)


def test_it_is_looked_at_first_done_with_one_key_and_undone_in_one(
    qtbot: QtBot, house: House, tasks: Tasks, shown: TeamPage
) -> None:
    before = tables(house)
    pane = opened(house, tasks, shown)
    assert (pane.first.value(), pane.last.value()) == (TODAY, TODAY)
    assert pane.do.hasFocus()
    assert tables(house) == before  # looking changes nothing
    for_two_weeks(tasks, pane)
    assert pane.summary.text() == "2 vrouwen, 1 bezoek gaat mee, 1 bezoek blijft, te beslissen"
    QTest.keyClick(pane.do, Qt.Key.Key_Return)
    settle(tasks)
    assert loads(house)[TESTEMA].open_cases == 0
    assert loads(house)[TESTEMA].away == "Ziek"
    assert [button.text() for button in pane.done.lists] == ["Lijst voor Mw. Proef"]
    assert pane.done.lists[0].hasFocus()
    with qtbot.waitSignal(shown.list_wanted) as asked:
        QTest.keyClick(pane.done.lists[0], Qt.Key.Key_Return)
    assert asked.args is not None
    assert asked.args[0] == nurse(house, "Mw. Proef")
    assert len(asked.args[1]) == 2
    house.undo.undo(actor=house.actor)
    assert tables(house) == before


def test_enter_in_the_list_hands_over_what_its_keys_chose(house: House, tasks: Tasks, shown: TeamPage) -> None:
    pane = opened(house, tasks, shown)
    view = pane.list.table.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_1)
    QTest.keyClick(view, Qt.Key.Key_A)
    QTest.keyClick(view, Qt.Key.Key_Return)
    settle(tasks)
    assert [button.text() for button in pane.done.lists] == ["Lijst voor Mw. De Oefen"]


def test_visits_that_stay_can_be_planned_anew(house: House, tasks: Tasks, shown: TeamPage) -> None:
    pane = opened(house, tasks, shown)
    for_two_weeks(tasks, pane)
    visits = sum(map(len, booked(house).values()))
    waiting = len(house.visits.to_plan(actor=house.actor))
    pane.hand_over()
    settle(tasks)
    pane.done.replan.click()
    settle(tasks)
    assert sum(map(len, booked(house).values())) == visits - 1
    assert len(house.visits.to_plan(actor=house.actor)) == waiting + 1
    assert not pane.done.replan.isEnabled()


def test_days_that_cannot_be_are_said_at_their_place_and_nothing_can_be_done(
    house: House, tasks: Tasks, shown: TeamPage
) -> None:
    pane = opened(house, tasks, shown)
    for last, word in (
        (TODAY - timedelta(days=1), "voor de eerste"),
        (TODAY + timedelta(days=900), "jaar"),
        (None, "laatste dag"),
    ):
        pane.last.set_value(last)
        pane.ask()
        settle(tasks)
        assert word in pane.wrong.text()
        assert not pane.do.isEnabled()
    pane.last.set_value(TODAY)
    pane.ask()
    settle(tasks)
    assert not pane.wrong.isVisible()
    assert pane.do.isEnabled()


def test_for_good_needs_no_days(house: House, tasks: Tasks, shown: TeamPage) -> None:
    pane = opened(house, tasks, shown)
    pane.how.set_value("good")
    settle(tasks)
    assert not pane.first.isVisible()
    assert not pane.absent.isVisible()
    pane.hand_over()
    settle(tasks)
    assert loads(house, TWO_WEEKS.last + timedelta(days=9))[TESTEMA].open_cases == 0
    assert loads(house)[TESTEMA].away == ""


def test_what_changed_meanwhile_is_told_and_looked_at_anew(house: House, tasks: Tasks, shown: TeamPage) -> None:
    pane = opened(house, tasks, shown)
    for_two_weeks(tasks, pane)
    goes = next(visit.visit for case in pane.list.handed for visit in case.visits if visit.goes)
    house.visits.cancel(goes.id, "", actor=house.actor)
    pane.hand_over()
    settle(tasks)
    assert loads(house)[TESTEMA].open_cases > 0
    assert "gaat mee" not in pane.summary.text()
