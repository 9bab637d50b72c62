from dataclasses import dataclass
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.parts import column
from ks_desktop.widgets.table import Column, RecordsTable
from ks_desktop.widgets.theme import LIGHT, Size
from tests.widgets.hands import bring_forward, child, focused


@dataclass(frozen=True, slots=True)
class Row:
    key: int
    name: str
    days: int = 0


COLUMNS: Final[tuple[Column[Row], ...]] = (
    Column("Name", lambda r: r.name, stretch=True),
    Column("Days", lambda r: str(r.days), lambda r: r.days, align_right=True),
)

ROWS = [Row(1, "Aylin", 11), Row(2, "Marloes", 2), Row(3, "Rachida", 7)]


@pytest.fixture
def table(qtbot: QtBot) -> RecordsTable[Row]:
    made: RecordsTable[Row] = RecordsTable(
        COLUMNS, key=lambda r: r.key, name="Lijst", empty="Er wacht niets.", action="Nieuw"
    )
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.set_records(ROWS)
    bring_forward(made)
    return made


def test_the_focus_stays_in_the_list_when_it_empties_and_fills(table: RecordsTable[Row], qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayout(column(QLineEdit(), table, QLineEdit()))
    bring_forward(page)
    table.setFocus()
    assert focused() is table.view
    table.set_records(())
    assert focused() is table.empty_state.button
    table.set_records(ROWS)
    assert focused() is table.view
    child(page, QLineEdit).setFocus()
    table.set_records(())
    assert focused() is child(page, QLineEdit)
    table.setFocus()
    assert focused() is table.empty_state.button
    table.setParent(None)  # each is closed by itself


def test_a_column_keeps_to_its_most_only_while_there_is_too_little_room(qtbot: QtBot) -> None:
    whose: Column[Row] = Column("Whose", lambda r: r.name, most=120)
    made: RecordsTable[Row] = RecordsTable((*COLUMNS, whose), key=lambda r: r.key, name="Lijst")
    qtbot.addWidget(made)
    made.set_records([Row(1, "Stichting " * 12)])
    made.resize(500, 200)
    bring_forward(made)
    assert made.view.columnWidth(2) == 120
    assert made.view.columnWidth(0) > 250
    made.resize(3_000, 200)
    assert made.view.columnWidth(2) > 500


def test_enter_and_a_double_click_choose_the_record(table: RecordsTable[Row], qtbot: QtBot) -> None:
    table.select(2)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert chosen.args == [ROWS[1]]
    middle = table.view.visualRect(table.view.model().index(2, 0)).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    with qtbot.waitSignal(table.chosen) as chosen:
        QTest.mouseDClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == [ROWS[2]]


def test_enter_without_a_selection_chooses_nothing(table: RecordsTable[Row], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(table.chosen):
        QTest.keyClick(table.view, Qt.Key.Key_Return)


def test_the_arrows_select_rows(table: RecordsTable[Row], qtbot: QtBot) -> None:
    table.select_first()
    with qtbot.waitSignal(table.selected) as selected:
        QTest.keyClick(table.view, Qt.Key.Key_Down)
    assert selected.args == [ROWS[1]]
    assert table.current() == ROWS[1]


def test_the_selection_follows_its_record_and_is_announced_only_when_it_changed(
    table: RecordsTable[Row], qtbot: QtBot
) -> None:
    table.select(3)
    with qtbot.assertNotEmitted(table.selected):
        table.set_records([ROWS[2], ROWS[0]])
    assert table.current() == ROWS[2]
    with qtbot.waitSignal(table.selected) as selected:
        table.set_records([Row(3, "Rachida", 8), ROWS[0]])
    assert selected.args == [Row(3, "Rachida", 8)]


def test_when_the_selected_record_goes_the_nearest_is_selected(table: RecordsTable[Row], qtbot: QtBot) -> None:
    table.select(3)
    with qtbot.waitSignal(table.selected):
        table.set_records(ROWS[:2])
    assert table.current() == ROWS[1]
    with qtbot.waitSignal(table.selected) as selected:
        table.set_records([])
    assert selected.args == [None]


def test_sorting_keeps_to_the_native_values_and_to_the_record(table: RecordsTable[Row]) -> None:
    table.select(1)
    table.sort_by(1)
    assert [row.days for row in table.records()] == [2, 7, 11]
    table.sort_by(1, descending=True)
    assert [row.days for row in table.records()] == [11, 7, 2]
    assert table.current() == ROWS[0]


def test_records_stand_in_the_order_given_until_she_sorts(table: RecordsTable[Row]) -> None:
    assert list(table.records()) == ROWS


def test_an_empty_list_says_one_sentence_and_offers_one_action(table: RecordsTable[Row], qtbot: QtBot) -> None:
    table.set_records([])
    assert table.empty_state.isVisible()
    assert not table.view.isVisible()
    with qtbot.waitSignal(table.acted):
        child(table.empty_state, QPushButton).click()
    table.set_records(ROWS)
    assert table.view.isVisible()


@pytest.mark.parametrize("width", [200, 400, 1000])
def test_there_is_never_a_horizontal_scroll_bar(table: RecordsTable[Row], width: int) -> None:
    table.resize(width, 300)
    QApplication.processEvents()
    header = table.view.horizontalHeader()
    assert sum(header.sectionSize(n) for n in range(header.count())) == table.view.viewport().width()


def test_a_text_that_is_cut_off_has_a_tooltip(table: RecordsTable[Row]) -> None:
    table.set_records([Row(1, "Wilhelmina Alexandra van der Voorbeeld tot Voorbeeldenstein en Omstreken"), ROWS[1]])
    QApplication.processEvents()

    def tip(row: int) -> str:
        place = table.view.visualRect(table.view.model().index(row, 0)).center()
        QToolTip.hideText()
        event = QHelpEvent(QEvent.Type.ToolTip, place, table.view.viewport().mapToGlobal(place))
        QApplication.sendEvent(table.view.viewport(), event)
        return QToolTip.text() if QToolTip.isVisible() else ""

    assert tip(1) == ""
    assert tip(0).startswith("Wilhelmina Alexandra")


def test_the_selected_row_has_an_accent_edge_and_ground(table: RecordsTable[Row]) -> None:
    table.select(1)
    area = table.view.visualRect(table.view.model().index(0, 0))
    image = table.view.viewport().grab().toImage()
    assert image.pixelColor(1, area.center().y()) == QColor(LIGHT.accent)
    assert image.pixelColor(Size.EDGE + 2, area.center().y()) == QColor(LIGHT.accent_soft)
    below = table.view.visualRect(table.view.model().index(1, 0))
    assert image.pixelColor(1, below.center().y()) == QColor(LIGHT.surface)
    assert image.pixelColor(QPoint(5, below.bottom())) == QColor(LIGHT.line)


def test_tab_leaves_the_list(table: RecordsTable[Row]) -> None:
    assert not table.view.tabKeyNavigation()
    assert table.view.accessibleName() == "Lijst"


def test_only_the_heading_that_is_sorted_on_takes_room_for_its_arrow(table: RecordsTable[Row]) -> None:
    view = table.view
    narrow = view.columnWidth(1)
    table.sort_by(1)
    assert view.columnWidth(1) > narrow
    table.sort_by(0)
    assert view.columnWidth(1) == narrow
    assert view.horizontalHeader().isSortIndicatorShown()
