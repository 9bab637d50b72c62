from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.today.page.line import Line
from ks_desktop.today.page.rows import Rows
from ks_desktop.widgets.parts import Hairline, NameButton, column


@dataclass(frozen=True, slots=True)
class Entry:
    key: int
    text: str = ""


class Typing(Line):
    """A row that may be busy."""

    busy = False

    def __init__(self, entry: Entry) -> None:
        name = NameButton(entry.text)
        super().__init__(entry.key, name)
        self.setLayout(column(name))

    def is_busy(self) -> bool:
        return self.busy


def rows_of(qtbot: QtBot, *entries: Entry) -> Rows[Entry]:
    rows: Rows[Entry] = Rows(Typing, lambda entry: entry.key)
    qtbot.addWidget(rows)
    rows.show()
    rows.show_entries(entries)
    return rows


def in_layout(rows: Rows[Entry]) -> list[QWidget]:
    layout = rows.layout()
    assert layout is not None
    items = (layout.itemAt(at) for at in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def test_what_did_not_change_is_the_same_row_in_the_new_order(qtbot: QtBot) -> None:
    rows = rows_of(qtbot, Entry(1), Entry(2), Entry(3))
    before = {key: rows.row(key) for key in (1, 2, 3)}
    rows.show_entries((Entry(3), Entry(1, "anders"), Entry(4)))
    assert rows.keys() == [3, 1, 4]
    assert rows.row(3) is before[3]
    assert rows.row(1) is not before[1]
    assert rows.row(2) is None
    shown = in_layout(rows)
    assert [widget for widget in shown if isinstance(widget, Typing)] == rows.rows()
    assert [isinstance(widget, Hairline) for widget in shown] == [False, True, False, True, False]


def test_a_row_in_which_somebody_types_stays_as_it_is(qtbot: QtBot) -> None:
    rows = rows_of(qtbot, Entry(1), Entry(2))
    typing = rows.row(1)
    assert isinstance(typing, Typing)
    typing.busy = True
    rows.show_entries((Entry(2), Entry(1, "anders")))
    assert rows.row(1) is typing
    typing.busy = False
    rows.show_entries((Entry(1, "anders"),))
    assert rows.row(1) is not typing


def test_a_row_of_another_day_is_made_anew_unless_somebody_types_in_it(qtbot: QtBot) -> None:
    rows = rows_of(qtbot)
    rows.show_entries((Entry(1), Entry(2)), date(2026, 11, 21))
    one, two = rows.row(1), rows.row(2)
    rows.show_entries((Entry(1), Entry(2)), date(2026, 11, 21))
    assert rows.row(1) is one
    assert isinstance(two, Typing)
    two.busy = True
    rows.show_entries((Entry(1), Entry(2)), date(2026, 11, 22))
    assert rows.row(1) is not one
    assert rows.row(2) is two
