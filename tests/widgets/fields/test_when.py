from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.core.dates import Lean
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import AnyDue, Due, GestationalAge
from ks_desktop.widgets.fields import AboutDateField, AgeField, DateField, LineField
from tests.widgets.hands import bring_forward

TODAY = date(2026, 11, 21)
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def due(qtbot: QtBot) -> DateField:
    made = DateField("due", "Uitgerekend", lambda: TODAY, explain=lambda day: f"over {(day - TODAY).days} dagen")
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def test_the_day_understood_is_said_in_words_while_typing(due: DateField) -> None:
    QTest.keyClicks(due.editor, "16-3")
    assert due.value() == date(2027, 3, 16)
    assert due.editor.accessibleDescription() == "dinsdag 16 maart 2027 · over 115 dagen"
    due.editor.clear()
    assert due.value() is None
    assert due.editor.accessibleDescription().startswith("Bijvoorbeeld")


def test_half_a_date_is_no_error_until_the_field_is_left(due: DateField) -> None:
    due.setFocus()
    QTest.keyClicks(due.editor, "30-2")
    assert due.error() == ""
    due.editor.clearFocus()
    assert due.error() == "Deze dag bestaat niet."
    assert due.raw() == "30-2"
    with pytest.raises(UserError) as caught:
        due.value()
    assert caught.value.field == "due"


def test_a_field_left_empty_is_no_error(due: DateField) -> None:
    due.setFocus()
    due.editor.clearFocus()
    assert due.error() == ""


def test_a_birth_date_lies_behind_us(qtbot: QtBot) -> None:
    field = DateField("birth", "Geboren", lambda: TODAY, lean=Lean.PAST)
    qtbot.addWidget(field)
    field.set_raw("3-4-95")
    assert field.value() == date(1995, 4, 3)


@quick
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_set_comes_back(due: DateField, day: date) -> None:
    due.set_value(day)
    assert due.value() == day
    due.set_raw(due.raw())
    assert due.value() == day


def test_today_is_asked_each_time(qtbot: QtBot) -> None:
    day = [TODAY]
    field = DateField("day", "Dag", lambda: day[0])
    qtbot.addWidget(field)
    field.set_raw("+1")
    assert field.value() == date(2026, 11, 22)
    day[0] = date(2026, 11, 22)
    assert field.value() == date(2026, 11, 23)


@quick
@given(st.integers(0, 308))
def test_weeks_come_back(days: int) -> None:
    field = AgeField("age", "Weken")
    field.set_value(GestationalAge(days))
    assert field.value() == GestationalAge(days)
    field.deleteLater()


@pytest.mark.parametrize("typed", ["23+7", "45+0", "veel", "٢٣"])
def test_weeks_that_cannot_be_are_refused_at_the_field(qtbot: QtBot, typed: str) -> None:
    field = AgeField("age", "Weken")
    qtbot.addWidget(field)
    field.set_raw(typed)
    with pytest.raises(UserError) as caught:
        field.value()
    assert caught.value.field == "age"


def test_no_weeks_is_none(qtbot: QtBot) -> None:
    field = AgeField("age", "Weken")
    qtbot.addWidget(field)
    field.set_value(None)
    assert field.value() is None


def test_a_day_that_is_not_known_fills_how_far_it_may_be_off(qtbot: QtBot) -> None:
    margin = LineField("off", "Scheelt")
    field = AboutDateField("due", "Uitgerekend", lambda: TODAY, margin, explain=lambda due: f"marge {_margin(due)}")
    qtbot.addWidget(field)
    qtbot.addWidget(margin)
    field.set_raw("begin maart")
    assert (field.value(), margin.raw()) == (date(2027, 3, 5), "5")
    assert field.editor.accessibleDescription() == "vrijdag 5 maart 2027 · ongeveer, ± 5 dagen · marge 5"
    field.set_raw("maart")
    assert margin.raw() == "15"
    field.set_raw("16-3")
    assert (field.value(), margin.raw()) == (date(2027, 3, 16), "")
    margin.set_raw("9")
    field.set_raw("april")
    assert margin.raw() == "9"  # what she typed herself


def _margin(due: AnyDue) -> int:
    return due.margin if isinstance(due, Due) else 0
