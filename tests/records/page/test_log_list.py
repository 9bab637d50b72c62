from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.texts import use_language
from ks_desktop.house import House
from ks_desktop.records.page.log_list import LogList
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, end, practice, settle


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    house.casefiles.page(house.casefiles.list(actor=house.actor).lines[0].case_id, actor=house.actor)
    yield house
    house.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    del qtbot
    tasks = Tasks()
    yield tasks
    end(tasks)


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks) -> LogList:
    use_language("nl")
    page = LogList(desk_of(house, tasks), house.log)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.begin()
    settle(tasks)
    return page


def texts(page: LogList) -> list[str]:
    return [shown.line.text for shown in page.table.records()]


def test_lines_stand_in_days_and_older_ones_come_below(page: LogList, tasks: Tasks) -> None:
    days = [shown.day for shown in page.table.records()]
    assert days[0] == "za 21 nov 2026"
    assert "" in days
    assert all(days[at] != days[at + 1] or not days[at] for at in range(len(days) - 1))
    first = texts(page)
    page.older.click()
    settle(tasks)
    assert texts(page)[: len(first)] == first
    assert len(texts(page)) > len(first)
    assert page.older.isHidden()
    page.look_further()  # there is no more


def test_a_woman_is_found_by_name_and_everything_is_shown_again(page: LogList, tasks: Tasks) -> None:
    page.focus_first()
    page.asking.woman.set_value("Proefdonk")
    QTest.keyClick(page.asking.woman.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert page.asking.which.value()
    assert any("Proefdonk" in text for text in texts(page))
    assert not any("Wietske" in text for text in texts(page))
    page.asking.woman.set_value("Niemand Zo Genoemd")
    QTest.keyClick(page.asking.woman.editor, Qt.Key.Key_Return)
    settle(tasks)
    assert "Niemand" in page.asking.woman.error()
    page.asking.all.click()
    settle(tasks)
    assert any("Wietske" in text for text in texts(page))


def test_enter_shows_all_of_a_line_and_escape_takes_it_away(page: LogList) -> None:
    page.table.select_first()
    QTest.keyClick(page.table.view, Qt.Key.Key_Return)
    said = [label.text() for label in page.detail.findChildren(QLabel)]
    assert texts(page)[0] in said
    assert any(len(text.replace(" ", "")) == 64 for text in said)
    assert page.side.isVisible()
    page.hide_side()
    assert page.side.isHidden()


def test_the_check_says_calmly_how_it_stands(page: LogList, tasks: Tasks) -> None:
    page.check.click()
    assert not page.check.isEnabled()
    settle(tasks)
    assert "Het logboek klopt" in page.status.text.text()
    assert page.check.isEnabled()


def test_days_that_cannot_be_are_said_at_their_field_and_nothing_is_lost(page: LogList, tasks: Tasks) -> None:
    before = texts(page)
    page.asking.first.set_value(page.asking.last.value())
    page.asking.first.set_raw("20-11-2026")
    page.asking.last.set_raw("1-11-2026")
    page.look()
    settle(tasks)
    assert "eerste" in page.asking.last.error()
    assert texts(page) == before
    page.asking.last.set_raw("geen dag")
    page.ask_export()
    assert page.asking.last.error()
    assert page.side.isHidden()
