from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.week_proposal.working import PlanWorking
from ks_desktop.widgets.parts import column
from tests.widgets.hands import bring_forward


def test_how_far_it_is_stands_in_words_and_stop_is_heard(qtbot: QtBot) -> None:
    working = PlanWorking()
    qtbot.addWidget(working)
    working.show()
    working.begin()
    assert "Verzamelt" in working.words.text()
    working.show_progress(40, "18 van de 25 vrouwen hebben een plek.")
    assert working.words.text() == "18 van de 25 vrouwen hebben een plek."
    with qtbot.waitSignal(working.stopped):
        working.stop.click()
    working.show_stopping()
    working.show_progress(41, "19 van de 25 vrouwen hebben een plek.")
    assert working.words.text() == "Stopt …"
    assert not working.stop.isEnabled()
    working.begin()
    assert working.stop.isEnabled()


def test_stopping_keeps_the_focus_off_what_stands_beside_it(qtbot: QtBot) -> None:
    page, working, beside = QWidget(), PlanWorking(), QLineEdit()
    qtbot.addWidget(page)
    page.setLayout(column(working, beside))
    bring_forward(page)
    working.begin()
    working.stop.setFocus()
    working.show_stopping()
    focus = page.focusWidget()
    assert focus is not None
    assert working.isAncestorOf(focus)
