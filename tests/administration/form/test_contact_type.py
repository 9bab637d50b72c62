from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.contact_type import ContactTypeForm, ContactWindowForm, number
from ks_desktop.coalition.domain import SECOND_VISIT, ContactType, ContactWindow
from ks_desktop.core.errors import UserError, each
from ks_desktop.core.gestation import WeekWindow, age_of

TODAY = date(2026, 11, 21)
SECOND = ContactType(key=SECOND_VISIT, name="Tweede huisbezoek", minutes=60, follows="first_visit", source="regio")
WEEKS = ContactWindow(
    municipality="GM0344",
    contact_type=SECOND_VISIT,
    valid_from=TODAY,
    window=WeekWindow(earliest=age_of(16), best_from=age_of(20), best_until=age_of(34), latest=age_of(37)),
    after_from=4,
    after_until=8,
    margin_days=3,
    source="regio",
)


@pytest.mark.parametrize("kind", [SECOND, replace(SECOND, mode="phone", follows="", is_hidden=True, minutes=15)])
def test_a_kind_of_contact_is_read_as_it_was_shown(qtbot: QtBot, kind: ContactType) -> None:
    form = ContactTypeForm()
    qtbot.addWidget(form)
    form.show_record(kind)
    assert form.read(kind) == kind


def test_what_it_follows_stays_when_that_cannot_be_chosen(qtbot: QtBot) -> None:
    form = ContactTypeForm()
    qtbot.addWidget(form)
    other = replace(SECOND, follows="groep")
    form.show_record(other)
    assert form.read(other).follows == "groep"


def test_weeks_are_read_as_they_were_shown(qtbot: QtBot) -> None:
    form = ContactWindowForm()
    qtbot.addWidget(form)
    form.show_record(WEEKS, follows=True)
    assert form.read("GM0344", SECOND_VISIT, TODAY) == WEEKS
    assert form.term.isHidden()
    form.show_record(WEEKS, follows=False)
    assert not form.term.isHidden()
    assert all(field.isHidden() for field in form.after)


def test_all_that_cannot_be_read_is_told_at_once(qtbot: QtBot) -> None:
    form = ContactWindowForm()
    qtbot.addWidget(form)
    form.show_record(WEEKS, follows=True)
    form.set_values({"earliest": None, "margin_days": "drie", "after_from": ""})
    with pytest.raises(UserError) as refused:
        form.read("GM0344", SECOND_VISIT, TODAY)
    assert {error.field for error in each(refused.value)} == {"earliest", "margin_days", "after_from"}
    form.show_record(WEEKS, follows=True)
    form.set_values({"earliest": age_of(38)})
    with pytest.raises(UserError) as crossed:
        form.read("GM0344", SECOND_VISIT, TODAY)
    assert crossed.value.field == "earliest"


@pytest.mark.parametrize("typed", ["", "1,5", "-1", "tien", "٣"])
def test_only_whole_numbers_are_numbers(typed: str) -> None:
    with pytest.raises(UserError):
        number(typed, "minutes")
