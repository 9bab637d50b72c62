from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.top import CALENDAR, PLAN_ALL, PRINT_DAY, PRINT_TEAM, PRINT_WEEK, AgendaTop
from tests.visits.conftest import press


def test_each_button_asks_for_its_own_and_the_paper_goes_with_the_view(qtbot: QtBot) -> None:
    top = AgendaTop(QLabel(""))
    qtbot.addWidget(top)
    for word in (PLAN_ALL, PRINT_DAY, PRINT_WEEK, PRINT_TEAM, CALENDAR):
        with qtbot.waitSignal(top.asked) as asked:
            press(top, word)
        assert asked.args == [word]
    top.show_view(is_team=True)
    hidden = {word for word in (PRINT_WEEK, PRINT_TEAM) for b in top.findChildren(QPushButton, word) if b.isHidden()}
    assert hidden == {PRINT_WEEK}


def test_in_a_narrow_window_the_buttons_stand_under_the_title(qtbot: QtBot) -> None:
    caption = QLabel("Week 48")
    top = AgendaTop(caption)
    qtbot.addWidget(top)
    top.show()
    button = top.findChild(QPushButton, PLAN_ALL)
    assert button is not None

    def is_under() -> bool:
        return button.mapTo(top, button.rect().topLeft()).y() >= caption.geometry().bottom()

    top.resize(1000, 90)
    qtbot.waitUntil(lambda: not is_under())
    top.resize(600, 90)
    qtbot.waitUntil(is_under)
