from datetime import date, time
from uuid import UUID

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.administration.domain import WEEKDAYS, parse_day
from ks_desktop.administration.form.hours import hours_form, hours_values
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import NursePlace, Transport, WorkingHours

NURSE = UserId(UUID(int=1))


def test_a_week_is_shown_day_by_day(qtbot: QtBot) -> None:
    form = hours_form()
    qtbot.addWidget(form)
    monday = WorkingHours(user=NURSE, weekday=0, start=time(8, 30), end=time(17), valid_from=date(2026, 1, 1))
    place = NursePlace(user=NURSE, postcode="3511 AB", transport=Transport.BICYCLE)
    form.set_values(hours_values([monday], place))
    shown = form.content()
    assert shown["hours_0"] == "08:30-17:00"
    assert [shown[f"hours_{day}"] for day in range(1, len(WEEKDAYS))] == [""] * 6
    assert (shown["postcode"], shown["transport"]) == ("3511 AB", "bicycle")


def test_the_example_and_what_empty_means_are_said_once(qtbot: QtBot) -> None:
    form = hours_form()
    qtbot.addWidget(form)
    hints = [label.text() for label in form.findChildren(QLabel) if "8:30" in label.text()]
    assert len(hints) == 1
    assert "Een lege dag is een vrije dag." in hints[0]
    for example in ("8:30-12:00, 13:00-17:00", "8:30-17:00 even weken"):
        assert example in hints[0]
        assert parse_day(example, field="hours_0")  # what is said can be typed
