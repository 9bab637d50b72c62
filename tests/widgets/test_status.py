from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

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
