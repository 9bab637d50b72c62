from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.free_day import FreeDayForm, holidays_form
from ks_desktop.coalition.domain import FreeDay
from ks_desktop.core.errors import UserError

TODAY = date(2026, 11, 21)
KINGS = FreeDay(day=date(2027, 4, 27), is_free=False, name="Koningsdag, wij werken")


def test_what_is_shown_is_read_again(qtbot: QtBot) -> None:
    form = FreeDayForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.show_record(KINGS)
    assert form.read() == KINGS
    form.clear()
    form.show_record(None)
    form.set_values({"day": TODAY, "name": "Studiedag"})
    assert form.read() == FreeDay(day=TODAY, is_free=True, name="Studiedag")


@pytest.mark.parametrize(("typed", "field"), [({"name": "Studiedag"}, "day"), ({"day": TODAY}, "name")])
def test_what_is_missing_is_named(qtbot: QtBot, typed: dict[str, object], field: str) -> None:
    form = FreeDayForm(lambda: TODAY)
    qtbot.addWidget(form)
    form.show_record(None)
    form.set_values(typed)
    with pytest.raises(UserError) as refused:
        form.read()
    assert refused.value.field == field


def test_two_holidays_can_be_kept_otherwise(qtbot: QtBot) -> None:
    form = holidays_form()
    qtbot.addWidget(form)
    form.set_values({"good_friday": "no", "liberation_day": "each"})
    assert form.values() == {"good_friday": "no", "liberation_day": "each"}
