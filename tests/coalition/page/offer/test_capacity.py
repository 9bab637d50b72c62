from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CapacityAnswer, CapacityState
from ks_desktop.coalition.page.offer.capacity import CapacityPanel
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import ServiceId, new_id
from tests.coalition.domain.test_services import TODAY
from tests.widgets.hands import bring_forward, focused

SERVICE = ServiceId(new_id())


@pytest.fixture
def panel(qtbot: QtBot) -> CapacityPanel:
    made = CapacityPanel(lambda: TODAY)
    qtbot.addWidget(made)
    made.ask(SERVICE, "Is er plek bij Grip?")
    bring_forward(made)
    made.form.focus_first()
    return made


def test_an_answer_is_a_letter_and_ctrl_enter(qtbot: QtBot, panel: CapacityPanel) -> None:
    with qtbot.waitSignal(panel.answered) as rung:
        QTest.keyClick(focused(), Qt.Key.Key_V)
        QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rung.args == [CapacityAnswer(service_id=SERVICE, asked_on=TODAY, state=CapacityState.FULL)]


def test_weeks_a_day_and_words_go_along(qtbot: QtBot, panel: CapacityPanel) -> None:
    for name, text in (("state", "waiting"), ("weeks", "3"), ("asked_on", "12-11-2026"), ("words", "bel maandag")):
        panel.form.field(name).set_raw(text)
    with qtbot.waitSignal(panel.answered) as rung:
        panel.save.click()
    (answer,) = rung.args
    assert (answer.weeks, answer.asked_on, answer.words) == (3, TODAY - timedelta(days=10), "bel maandag")
    panel.refuse(UserError("Te lang", code="too_long", field="words"))
    assert panel.form.field("words").error()


@pytest.mark.parametrize(
    ("typed", "field"),
    [({}, "state"), ({"state": "full", "weeks": "3"}, "weeks"), ({"state": "waiting", "weeks": "veel"}, "weeks")],
)
def test_what_cannot_be_is_said_at_its_field(
    qtbot: QtBot, panel: CapacityPanel, typed: dict[str, str], field: str
) -> None:
    for name, text in typed.items():
        panel.form.field(name).set_raw(text)
    with qtbot.assertNotEmitted(panel.answered):
        panel.save.click()
    assert panel.form.field(field).error()


def test_the_question_can_be_copied_and_the_panel_left(qtbot: QtBot, panel: CapacityPanel) -> None:
    assert any("Is er plek bij Grip?" in part.text() for part in panel.findChildren(QLabel))
    panel.copy.click()
    assert QGuiApplication.clipboard().text() == "Is er plek bij Grip?"
    assert "60" in panel.seconds.text()
    with qtbot.waitSignal(panel.left):
        panel.cancel.click()
    assert panel.isHidden()
    with qtbot.assertNotEmitted(panel.answered):
        panel.form.submitted.emit()
    QGuiApplication.clipboard().clear()
