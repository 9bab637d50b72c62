from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import ClientId, UserId
from ks_desktop.records.log import LogKind, LogQuestion, Only
from ks_desktop.records.page.log_asking import AskingBar
from tests.houses import TODAY

ONE, OTHER, ME = ClientId(UUID(int=1)), ClientId(UUID(int=2)), UserId(UUID(int=3))


@pytest.fixture
def bar(qtbot: QtBot) -> AskingBar:
    bar = AskingBar(lambda: TODAY)
    qtbot.addWidget(bar)
    bar.show()
    return bar


def test_what_is_chosen_is_what_is_asked(qtbot: QtBot, bar: AskingBar) -> None:
    assert bar.question() == LogQuestion()
    bar.offer_employees(((ME, "S. Bakker"),))
    with qtbot.waitSignals([bar.changed] * 3):
        bar.employee.set_value(str(ME))
        bar.kind.set_value(LogKind.FILE.value)
        bar.only.set_value(Only.REFUSED.value)
    bar.first.set_raw("1-11-2026")
    with qtbot.waitSignal(bar.changed):
        bar.first.editor.editingFinished.emit()
    with qtbot.assertNotEmitted(bar.changed):
        bar.first.editor.editingFinished.emit()  # left without a change
    assert bar.question() == LogQuestion(
        actor=ME, kind=LogKind.FILE, only=Only.REFUSED, first=TODAY.replace(day=1), last=None
    )
    bar.forget()
    assert bar.question() == LogQuestion()


def test_one_woman_is_asked_about_and_of_several_one_is_chosen(qtbot: QtBot, bar: AskingBar) -> None:
    with qtbot.waitSignal(bar.changed):
        bar.offer_women(((ONE, "An Een"),))
    assert bar.question().client_id == ONE
    with qtbot.assertNotEmitted(bar.changed):
        bar.offer_women(((ONE, "An Een"), (OTHER, "An Twee")))
    assert bar.which.isVisible()
    with qtbot.waitSignal(bar.changed):
        bar.which.set_value(str(OTHER))
    assert bar.question().client_id == OTHER
    bar.woman.set_value("")
    with qtbot.waitSignal(bar.changed):
        bar.woman.editor.returnPressed.emit()
    assert bar.question().client_id is None
    bar.woman.set_value("An")
    with qtbot.waitSignal(bar.woman_typed):
        bar.woman.editor.returnPressed.emit()
    bar.offer_women(())
    assert bar.woman.error()
    assert bar.which.isHidden()
