from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.list_side import ListSide, search_line
from ks_desktop.coalition.table import COLUMNS, NARROW_COLUMNS
from ks_desktop.widgets.table import RecordsTable
from tests.coalition.test_service import make_organisation
from tests.widgets.hands import bring_forward


def test_the_narrow_table_shows_the_same_and_keeps_what_was_chosen(qtbot: QtBot) -> None:
    tables = [
        RecordsTable(columns, key=lambda one: one.id, name="x", empty="Niets") for columns in (COLUMNS, NARROW_COLUMNS)
    ]
    side = ListSide(tables[0], tables[1], ("wide", "narrow"))
    qtbot.addWidget(side)
    bring_forward(side)
    first, second = make_organisation(name="Een"), make_organisation(name="Twee")
    side.set_records((first, second))
    side.table.select(second.id)
    side.show_narrow(is_narrow=True)
    assert (side.table.objectName(), side.table.current(), tables[0].isHidden()) == ("narrow", second, True)
    side.show_narrow(is_narrow=False)
    side.table.select(first.id)
    side.enter()
    with qtbot.waitSignal(side.chosen) as rung:
        side.table.chosen.emit(first)
    assert rung.args == [first]
    side.set_records(())
    side.show_empty("Leeg")
    side.enter()
    assert side.table.current() is None


def test_a_search_says_what_it_is_for(qtbot: QtBot) -> None:
    line = search_line("Search by name, contact or place", "search", least=50, most=90)
    qtbot.addWidget(line)
    assert line.accessibleName() == line.placeholderText() == "Zoek op naam, contactpersoon of plaats"
    assert (line.minimumWidth(), line.maximumWidth(), line.acceptDrops()) == (50, 90, False)
