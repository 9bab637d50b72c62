import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.today.page.line import Line
from ks_desktop.widgets.parts import Button, NameButton, row
from tests.widgets.hands import bring_forward, focused


@pytest.fixture
def line(qtbot: QtBot) -> Line:
    name = NameButton("Gea")
    made = Line("one", name)
    made.setLayout(row(name, Button("Gesproken"), Button("Later")))
    qtbot.addWidget(made)
    bring_forward(made)
    name.setFocus()
    return made


def test_a_letter_acts_and_the_letter_of_a_name_does_not(qtbot: QtBot, line: Line) -> None:
    spoken, later = line.letters()
    with qtbot.waitSignal(spoken.clicked):
        QTest.keyClick(focused(), Qt.Key.Key_G)
    with qtbot.waitSignal(later.clicked), qtbot.assertNotEmitted(spoken.clicked):
        QTest.keyClicks(focused(), "l")
    with qtbot.assertNotEmitted(spoken.clicked):
        QTest.keyClick(focused(), Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


def test_the_focus_goes_along_the_buttons_and_stop_at_the_ends(line: Line) -> None:
    seen = []
    for _press in range(4):
        seen.append(focused())
        line.go_along(1)
    assert seen == [line.name, *line.letters(), line.letters()[-1]]
    line.go_along(-1)
    assert focused() is line.letters()[0]
    assert line.has_focus()


def test_a_chosen_name_acts(qtbot: QtBot, line: Line) -> None:
    rung: list[int] = []
    line.when_opened(lambda *_args: rung.append(1))
    QTest.keyClick(line.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rung == [1])
    assert not line.is_busy()
