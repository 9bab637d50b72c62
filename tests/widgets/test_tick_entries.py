from PySide6.QtCore import QObject, Qt

from ks_desktop.widgets.tick_entries import ENTRY_ROLE, Entries, TickEntry

DAY = TickEntry(key="day", title="ma 23 nov", is_heading=True)
FIRST = TickEntry(key=1, title="09:30 Aylin Kaya", note="12 min", pill="groen", has_box=True)
SECOND = TickEntry(key=2, title="<b>Bakker</b>")
ROLE = Qt.ItemDataRole


def entries_in(parent: QObject) -> Entries:
    made = Entries(parent)
    made.show((DAY, FIRST, SECOND), {1, 2, "gone"})
    return made


def test_only_what_has_a_box_is_ticked(qapp: QObject) -> None:
    made = entries_in(qapp)
    assert made.ticked == {1}
    states = [made.index(row).data(ROLE.CheckStateRole) for row in range(made.rowCount())]
    assert states == [None, Qt.CheckState.Checked, None]
    made.tick(1, is_ticked=False)
    made.tick(2, is_ticked=True)
    assert made.ticked == set()


def test_a_reader_hears_all_of_a_line_and_a_heading_cannot_be_chosen(qapp: QObject) -> None:
    made = entries_in(qapp)
    assert made.index(1).data(ROLE.AccessibleTextRole) == "09:30 Aylin Kaya, groen, 12 min"
    assert not made.flags(made.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert made.flags(made.index(1)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not made.flags(made.index(2)) & Qt.ItemFlag.ItemIsUserCheckable
    assert made.index(1).data(ENTRY_ROLE) is FIRST


def test_what_looks_like_markup_is_shown_as_it_is(qapp: QObject) -> None:
    assert "&lt;b&gt;Bakker" in entries_in(qapp).index(2).data(ROLE.ToolTipRole)
