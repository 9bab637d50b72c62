from datetime import date

from pytestqt.qtbot import QtBot

from ks_desktop.visits.page.days import DaysAsked
from tests.visits.conftest import TODAY, press


def test_two_typed_days_are_asked(qtbot: QtBot) -> None:
    days = DaysAsked(lambda: TODAY)
    qtbot.addWidget(days)
    with qtbot.waitSignal(days.opened):
        press(days, "choose_days")
    days.first.set_raw("+2")
    with qtbot.waitSignal(days.asked) as asked:
        press(days, "look")
    assert asked.args == [date(2026, 11, 23), None]


def test_a_day_that_is_none_is_said_at_its_field(qtbot: QtBot) -> None:
    days = DaysAsked(lambda: TODAY)
    qtbot.addWidget(days)
    days.last.set_raw("30 feb")
    with qtbot.assertNotEmitted(days.asked):
        press(days, "look")
    assert days.last.error()
    assert not days.first.error()
