from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.week_proposal.working import PlanWorking


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
