"""The list as it lies in its file, with a choice above each column."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ks_desktop.referrals.exchange import ReferralList, propose, read_grid
from ks_desktop.referrals.page.list_grid import ListGrid
from ks_desktop.widgets.desk import Desk

TEXT = "Lijst;;\nOntvangen op;Achternaam;Kleur\n18-11-2026;Slot\n\n19-11-2026;Wit;rood\n"


def listed(text: str = TEXT) -> ReferralList:
    grid = read_grid(text.encode())
    return ReferralList(grid=grid, layout=propose(grid), fixed={})


def shown(qtbot: QtBot, desk: Desk) -> ListGrid:
    del desk  # the look is on
    made = ListGrid()
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_list(listed())
    made.show()
    return made


def test_lines_stand_under_their_number_and_names_under_their_letter(qtbot: QtBot, desk: Desk) -> None:
    grid = shown(qtbot, desk)
    model = grid.model()
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert [model.headerData(n, Qt.Orientation.Vertical) for n in range(2)] == ["3", "5"]
    assert model.headerData(1, Qt.Orientation.Horizontal) == "B  Achternaam"
    assert [model.index(0, column).data() for column in range(3)] == ["18-11-2026", "Slot", ""]
    assert grid.fields() == ("received_on", "birth_surname", "")


def test_each_choice_stands_under_its_name_also_after_scrolling(qtbot: QtBot, desk: Desk) -> None:
    grid = shown(qtbot, desk)
    choices = grid.header.choices
    for column, choice in enumerate(choices):
        assert choice.x() >= grid.header.sectionViewportPosition(column)
        assert choice.geometry().right() <= grid.header.sectionViewportPosition(column) + grid.columnWidth(column)
        assert choice.geometry().bottom() <= grid.header.height()
    before = choices[2].x()
    grid.horizontalScrollBar().setValue(grid.horizontalScrollBar().maximum())
    assert choices[2].x() < before


def test_a_wrong_cell_says_so_and_is_led_to(qtbot: QtBot, desk: Desk) -> None:
    grid = shown(qtbot, desk)
    grid.show_wrong({(5, 2): "Klopt niet."})
    cell = grid.model().index(1, 2)
    assert cell.data() == "⚠ rood"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "Klopt niet.\nrood"
    grid.go_to(5, 2)
    assert grid.currentIndex() == cell
    grid.go_to(99, 0)
    assert grid.currentIndex() == cell


def test_another_choice_rings_and_another_list_has_its_own(qtbot: QtBot, desk: Desk) -> None:
    grid = shown(qtbot, desk)
    choice = grid.header.choices[2]
    choice.setCurrentIndex(choice.findData("given_name"))
    with qtbot.waitSignal(grid.rearranged):
        choice.activated.emit(choice.currentIndex())
    assert grid.fields()[2] == "given_name"
    assert grid.is_showing(listed())
    other = listed("naam;a terme\nSlot;16-3-2027\n")
    assert not grid.is_showing(other)
    grid.show_list(other)
    assert grid.fields() == ("birth_surname", "due_date")
    grid.show_list(None)
    assert grid.fields() == ()
