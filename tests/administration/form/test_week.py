from datetime import date, time
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.week import WeekForm
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import WeekPattern, Weeks, WorkingHours

NURSE = UserId(UUID(int=1))
TODAY = date(2026, 11, 21)


@pytest.fixture
def form(qtbot: QtBot) -> WeekForm:
    form = WeekForm(lambda: TODAY)
    qtbot.addWidget(form)
    return form


def test_a_pattern_is_shown_and_read_back(form: WeekForm) -> None:
    hours = [
        WorkingHours(
            user=NURSE,
            weekday=day,
            start=time(9),
            end=time(12),
            valid_from=date(2027, 1, 1),
            valid_until=date(2027, 2, 1),
            weeks=weeks,
        )
        for day, weeks in ((0, Weeks.EVERY), (4, Weeks.ODD))
    ]
    form.show_record(WeekPattern(hours=tuple(hours)))
    assert form.read(NURSE) == hours


def test_a_new_one_is_a_usual_week_from_today(form: WeekForm) -> None:
    form.show_record(None)
    hours = form.read(NURSE)
    assert {entry.valid_from for entry in hours} == {TODAY}
    assert [entry.weekday for entry in hours] == [0, 1, 2, 3, 4]


def test_all_that_is_wrong_is_said_at_once(form: WeekForm) -> None:
    form.show_record(None)
    form.restore({"valid_from": "", "hours_1": "altijd"})
    with pytest.raises(UserErrors) as refused:
        form.read(NURSE)
    assert {error.field for error in refused.value.errors} == {"valid_from", "hours_1"}
