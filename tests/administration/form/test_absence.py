from datetime import date, time
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.absence import AbsenceForm
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Absence, AbsenceReason

NURSE = UserId(UUID(int=1))
DAY = date(2026, 12, 1)


@pytest.fixture
def form(qtbot: QtBot) -> AbsenceForm:
    form = AbsenceForm(lambda: date(2026, 11, 21))
    qtbot.addWidget(form)
    return form


def test_absence_is_shown_and_read_back(form: AbsenceForm) -> None:
    away = Absence(
        id=uuid4(), user=NURSE, first=DAY, last=DAY, start=time(13), end=time(15), reason=AbsenceReason.ILL, version=2
    )
    form.show_record(away)
    assert form.read(away.id, NURSE, 2) == away


def test_one_day_needs_one_day_and_leave_is_usual(form: AbsenceForm) -> None:
    form.show_record(None)
    form.restore({"absent_from": "1-12"})
    away = form.read(uuid4(), NURSE, 0)
    assert (away.first, away.last, away.reason, away.start) == (DAY, DAY, AbsenceReason.LEAVE, None)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"absent_from": ""}, "absent_from"),
        ({"absent_from": "1-12", "absent_until": "30-11-2026"}, "absent_until"),
        ({"absent_from": "1-12", "absent_start": "straks"}, "absent_start"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(form: AbsenceForm, typed: dict[str, str], field: str) -> None:
    form.show_record(None)
    form.restore(typed)
    with pytest.raises(UserError) as refused:
        form.read(uuid4(), NURSE, 0)
    assert refused.value.field == field
