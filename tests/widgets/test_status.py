from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.parts import column
from ks_desktop.widgets.status import StatusLine
from tests.widgets.hands import child


def test_it_is_silent_until_there_is_something_to_say(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    assert line.isHidden()
    line.tell("Opgeslagen.")
    assert not line.isHidden()
    assert child(line, QLabel, "status").text() == "Opgeslagen."
    assert child(line, QPushButton, "offer").isHidden()
    line.tell("")
    assert line.isHidden()


def test_what_stands_under_it_does_not_move_when_it_speaks(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    line, form = StatusLine(), QLabel("Naam")
    box = column(line, form)
    page.setLayout(box)
    page.resize(400, 300)
    page.show()
    before = form.pos()
    line.tell("Nog niet opgeslagen: verbeter de gemerkte velden.")
    line.offer("Close", page.close)
    box.activate()
    assert form.pos() == before
    line.tell("")
    box.activate()
    assert form.pos() == before


def test_what_it_offers_is_done_and_goes_with_the_next_sentence(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    done: list[str] = []
    line.tell("Opgeslagen.")
    line.offer("Close", lambda: done.append("closed"))
    button = child(line, QPushButton, "offer")
    assert button.text() == "Sluiten"
    button.click()
    assert done == ["closed"]
    line.tell("Nog iets.")
    assert button.isHidden()
    button.click()
    assert done == ["closed"]


def test_it_offers_several_things_each_of_which_does_its_own(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    done: list[str] = []
    line.tell("Opgeslagen.")
    line.offer("Close", lambda: done.append("closed"))
    line.offer("Undo", lambda: done.append("undone"))
    child(line, QPushButton, "offer_2").click()
    assert done == ["undone"]
    assert child(line, QPushButton, "offer_3").isHidden()
    line.tell("Nog iets.")
    assert child(line, QPushButton, "offer_2").isHidden()


def test_over_a_list_it_takes_no_room_while_it_is_silent(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    assert line.sizePolicy().retainSizeWhenHidden()
    line.give_room_back()
    assert not line.sizePolicy().retainSizeWhenHidden()
