from datetime import date

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.letters.domain import SendRoute
from ks_desktop.letters.form.steps import SentStep, WithdrawStep
from tests.letters.people import TODAY
from tests.widgets.hands import bring_forward


def test_sending_proposes_the_route_and_today(qtbot: QtBot) -> None:
    step = SentStep(lambda: TODAY)
    qtbot.addWidget(step)
    step.begin(SendRoute.BY_HAND)
    with qtbot.waitSignal(step.sent) as emitted:
        step.button.click()
    assert emitted.args == [SendRoute.BY_HAND, TODAY, None]
    assert step.form.field("follow_up_on").isHidden()


def test_of_a_letter_that_asks_for_help_the_day_to_ask_is_shown_and_may_be_another(qtbot: QtBot) -> None:
    step = SentStep(lambda: TODAY)
    qtbot.addWidget(step)
    step.begin(SendRoute.POST, 7)
    ask_on = step.form.field("follow_up_on")
    assert (ask_on.value(), ask_on.isHidden()) == (date(2026, 11, 28), False)
    with qtbot.waitSignal(step.sent) as emitted:
        step.submit()
    assert emitted.args == [SendRoute.POST, TODAY, None]  # as always: counted from the day it went out
    ask_on.set_value(date(2026, 12, 3))
    with qtbot.waitSignal(step.sent) as emitted:
        step.submit()
    assert emitted.args == [SendRoute.POST, TODAY, date(2026, 12, 3)]


def test_sending_needs_a_route_and_a_day(qtbot: QtBot) -> None:
    step = SentStep(lambda: TODAY)
    qtbot.addWidget(step)
    step.begin(SendRoute.POST)
    step.form.field("sent_on").set_raw("")
    with qtbot.assertNotEmitted(step.sent):
        step.submit()
    assert step.form.field("sent_on").error()
    step.form.field("sent_on").set_value(date(2026, 11, 20))
    step.form.field("route").set_value(None)
    with qtbot.assertNotEmitted(step.sent):
        step.submit()
    assert step.form.field("route").error()


def test_withdrawing_hands_on_the_reason(qtbot: QtBot) -> None:
    step = WithdrawStep()
    qtbot.addWidget(step)
    step.begin()
    step.form.field("reason").set_value("Verkeerde dag")
    with qtbot.waitSignal(step.withdrawn) as emitted:
        step.submit()
    assert emitted.args == ["Verkeerde dag"]


def test_a_step_knows_whether_it_has_the_focus(qtbot: QtBot) -> None:
    page, step = QWidget(), WithdrawStep()
    box = QVBoxLayout(page)
    other = QPushButton()
    box.addWidget(other)
    box.addWidget(step)
    qtbot.addWidget(page)
    bring_forward(page)
    step.begin()
    assert step.is_at_work()
    other.setFocus()
    assert not step.is_at_work()
