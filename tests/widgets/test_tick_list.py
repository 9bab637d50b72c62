from collections.abc import Hashable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.theme import Size, Tone
from ks_desktop.widgets.tick_entries import TickEntry
from ks_desktop.widgets.tick_list import TickList
from tests.widgets.hands import bring_forward

ENTRIES = (
    TickEntry(key="monday", title="ma 23 nov", is_heading=True),
    TickEntry(key=1, title="09:30 Aylin Kaya", note="3523 Utrecht, 12 min", pill="groen", has_box=True),
    TickEntry(key=2, title="11:00 Sofia Bakker", note="3511 Utrecht, 5 min", has_box=True),
    TickEntry(key="none", title="Zonder plek", is_heading=True),
    TickEntry(key=3, title="Lina Haddad", note="Alle dagen zijn vol.", pill="vol", tone=Tone.ATTENTION),
)


class Host(QWidget):
    """The page around the list, which hears the keys that the list leaves."""

    def __init__(self) -> None:
        super().__init__()
        self.list = TickList("Voorstel", self)
        QVBoxLayout(self).addWidget(self.list)
        self.resize(400, 400)


@pytest.fixture
def host(qtbot: QtBot) -> Host:
    made = Host()
    qtbot.addWidget(made)
    made.list.show_entries(ENTRIES, {1})
    bring_forward(made)
    made.list.setFocus()
    return made


def _press(host: Host, *keys: Qt.Key) -> Hashable | None:
    for key in keys:
        QTest.keyClick(host.list, key)
    return host.list.current()


def test_arrows_pass_the_headings_by(host: Host) -> None:
    assert host.list.current() == 1
    assert _press(host, Qt.Key.Key_Down) == 2
    assert _press(host, Qt.Key.Key_Down) == 3
    assert _press(host, Qt.Key.Key_Up, Qt.Key.Key_Up) == 1
    assert _press(host, Qt.Key.Key_Up) == 1
    assert _press(host, Qt.Key.Key_End) == 3
    assert _press(host, Qt.Key.Key_Home) == 1


def test_the_current_line_stays_in_sight_when_the_list_gets_smaller(host: Host) -> None:
    assert _press(host, Qt.Key.Key_End) == 3
    host.resize(400, 200)
    QApplication.processEvents()
    assert host.list.viewport().rect().contains(host.list.visualRect(host.list.currentIndex()))


def test_space_ticks_only_what_has_a_box(qtbot: QtBot, host: Host) -> None:
    with qtbot.waitSignal(host.list.ticks_changed):
        _press(host, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert host.list.ticked() == {1, 2}
    _press(host, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert host.list.ticked() == {1, 2}
    host.list.tick_all(is_ticked=False)
    assert host.list.ticked() == frozenset()
    host.list.tick_all(is_ticked=True)
    assert host.list.ticked() == {1, 2}


def test_a_click_on_the_box_ticks_and_a_click_on_the_words_only_chooses(host: Host) -> None:
    line = host.list.visualRect(host.list.model().index(2, 0))
    QTest.mouseClick(host.list.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    assert host.list.current() == 2
    assert host.list.ticked() == {1}
    box = QPoint(line.left() + Size.CELL_IN + Size.MARK // 2, line.center().y())
    QTest.mouseClick(host.list.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert host.list.ticked() == {1, 2}


def test_enter_and_a_double_click_ring(qtbot: QtBot, host: Host) -> None:
    with qtbot.waitSignal(host.list.entered):
        _press(host, Qt.Key.Key_Return)
    line = host.list.visualRect(host.list.model().index(2, 0))
    with qtbot.waitSignal(host.list.opened) as opened:
        QTest.mouseDClick(host.list.viewport(), Qt.MouseButton.LeftButton, pos=line.center())
    assert opened.args == [2]


def test_other_keys_are_left_to_the_page(qtbot: QtBot, host: Host) -> None:
    heard: list[int] = []
    host.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    _press(host, Qt.Key.Key_A, Qt.Key.Key_F8, Qt.Key.Key_Escape)
    assert heard == [Qt.Key.Key_A, Qt.Key.Key_F8, Qt.Key.Key_Escape]
    del qtbot


def test_the_current_line_stays_or_its_neighbour_follows(host: Host) -> None:
    host.list.select(2)
    host.list.show_entries(ENTRIES, {2})
    assert host.list.current() == 2
    assert host.list.ticked() == {2}
    host.list.show_entries((*ENTRIES[:2], *ENTRIES[3:]), {2})
    assert host.list.current() == 1
    host.list.show_entries((), set())
    assert host.list.current() is None
    assert not host.list.select(1)
    assert host.list.keys() == []


def test_it_paints_a_thousand_lines_no_slower_than_a_screen(host: Host) -> None:
    many = [TickEntry(key=n, title=f"{n}", note="Utrecht", pill="groen", has_box=True) for n in range(1000)]
    host.list.show_entries(many, set(range(1000)))
    picture = host.list.grab()
    assert not picture.isNull()
    assert len(host.list.keys()) == len(host.list.ticked()) == 1000
