from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.house import House
from ks_desktop.search.page import SearchField
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Size
from ks_desktop.window.bar import TopBar
from tests.houses import desk_of


def test_the_bar_says_who_and_what_can_be_undone(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    bar = TopBar(SearchField(desk_of(house, tasks), house.search), "Letters")
    qtbot.addWidget(bar)
    bar.show()
    who = bar.findChild(QLabel, "who")
    assert who is not None
    assert who.text() == "Letters"  # her name, though it is also a word of the screen
    assert not bar.undo.isVisible()
    bar.show_undo("plan visit", 23)
    assert "(23)" in bar.undo.text()
    bar.show_undo("plan visit")
    assert "(" not in bar.undo.text()
    assert bar.undo.isVisible()
    assert "Ctrl+Z" in bar.undo.toolTip()
    lock = bar.findChild(QPushButton, "lock")
    assert lock is not None
    for signal, button in ((bar.undo_wanted, bar.undo), (bar.lock_wanted, lock)):
        with qtbot.waitSignal(signal):
            button.click()


def test_the_lock_stays_whole_where_there_is_little_room(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    bar = TopBar(SearchField(desk_of(house, tasks), house.search), "Mw. Proef")
    qtbot.addWidget(bar)
    lock = bar.findChild(QPushButton, "lock")
    assert lock is not None
    bar.show_undo("an act with a name that is far longer than the room that the bar has for it beside the others")
    bar.resize(640, 60)
    bar.show()
    QApplication.processEvents()  # the look is put on with the first showing, and changes how wide things want to be
    assert lock.width() >= lock.sizeHint().width()
    assert lock.geometry().right() <= bar.rect().right()
    assert bar.undo.width() < bar.undo.sizeHint().width()  # it is this that is cut, with dots
    assert bar.search.line.geometry().right() <= bar.search.rect().right()
    bar.show_undo("")
    bar.resize(480, 60)
    assert lock.geometry().right() <= bar.rect().right()
    bar.resize(1100, 60)
    assert bar.search.line.width() == Size.SEARCH
