from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import DueDateMethod
from ks_desktop.core.gestation import age_of, day_of, days_on
from ks_desktop.referrals.intake.due import Stated, read_due
from ks_desktop.referrals.intake.reader import Reader
from tests.referrals.makers import TODAY

RECEIVED = date(2026, 11, 18)
DUE = date(2027, 3, 16)


def stated(**values: str) -> tuple[Stated, list[tuple[str, str]]]:
    reader = Reader(values, today=TODAY)
    found = read_due(reader, RECEIVED)
    return found, [(error.field, error.code) for error in reader.errors]


@pytest.mark.parametrize(
    "values",
    [
        {"due_date": "2027-03-16"},
        {"lmp_on": "09-06-2026"},
        {"gestation_weeks": "23", "gestation_days": "1", "gestation_on": "2026-11-18"},
        {"gestation_weeks": "23+1", "gestation_on": "2026-11-18"},
        {"gestation_weeks": "23+1", "gestation_days": "1", "gestation_on": "2026-11-18"},
        {"due_date": "2027-03-16", "lmp_on": "2026-06-09", "gestation_weeks": "22", "gestation_on": "2026-11-10"},
    ],
)
def test_each_form_gives_the_same_due_date(values: dict[str, str]) -> None:
    found, errors = stated(**values)
    assert errors == []
    assert found.due_date == DUE


def test_the_method_follows_from_the_form_unless_it_is_given() -> None:
    assert stated(lmp_on="2026-06-09")[0].method is DueDateMethod.LMP
    assert stated(lmp_on="2026-06-09", due_date_method="unknown")[0].method is DueDateMethod.UNKNOWN
    assert stated(due_date="2027-03-16", lmp_on="2026-06-09")[0].method is DueDateMethod.UNKNOWN


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({}, ("due_date", "required")),
        ({"due_date": "30-02-2027"}, ("due_date", "date_day")),
        ({"due_date": "2062-03-16"}, ("due_date", "age")),
        ({"due_date": "2026-01-01"}, ("due_date", "age")),
        ({"due_date": "2027-09-01"}, ("due_date", "age")),
        ({"lmp_on": "2026-11-20"}, ("lmp_on", "age")),
        ({"lmp_on": "2026-11-22"}, ("lmp_on", "future")),
        ({"gestation_weeks": "46", "gestation_on": "2026-11-18"}, ("gestation_weeks", "age")),
        ({"gestation_weeks": "23+7", "gestation_on": "2026-11-18"}, ("gestation_weeks", "age_form")),
        ({"gestation_weeks": "23", "gestation_days": "7", "gestation_on": "2026-11-18"}, ("gestation_days", "number")),
        ({"gestation_weeks": "23"}, ("gestation_on", "required")),
        ({"gestation_days": "3"}, ("gestation_weeks", "required")),
        (
            {"gestation_weeks": "23+1", "gestation_days": "2", "gestation_on": "2026-11-18"},
            ("gestation_days", "contradiction"),
        ),
        ({"due_date": "2027-03-16", "lmp_on": "2026-06-10"}, ("lmp_on", "contradiction")),
        (
            {"due_date": "2027-03-16", "gestation_weeks": "20+0", "gestation_on": "2026-11-18"},
            ("gestation_weeks", "contradiction"),
        ),
        (
            {"lmp_on": "2026-06-09", "gestation_weeks": "20", "gestation_on": "2026-11-18"},
            ("gestation_weeks", "contradiction"),
        ),
        (
            {"due_date": "2027-03-16", "due_date_method": "ultrasound", "lmp_on": "2026-04-01"},
            ("lmp_on", "contradiction"),
        ),
    ],
)
def test_what_cannot_be_is_told_at_its_field(values: dict[str, str], error: tuple[str, str]) -> None:
    assert error in stated(**values)[1]


def test_a_scan_may_correct_the_period_by_weeks() -> None:
    found, errors = stated(due_date="2027-03-16", due_date_method="ultrasound", lmp_on="2026-05-26")
    assert errors == []
    assert found.due_date == DUE


def test_a_wrong_day_of_receipt_is_not_blamed_on_the_due_date() -> None:
    reader = Reader({"due_date": "2027-03-16"}, today=TODAY)
    assert read_due(reader, None).due_date == DUE
    assert reader.errors == []


@given(st.integers(0, 308), st.integers(0, 300))
def test_all_forms_of_one_pregnancy_agree(age_days: int, ago: int) -> None:
    due = RECEIVED + timedelta(days=280 - age_days)
    on = max(RECEIVED - timedelta(days=ago), day_of(due, age_of(0)))
    found, errors = stated(
        due_date=due.isoformat(),
        lmp_on=(due - timedelta(days=280)).isoformat(),
        gestation_weeks=str(days_on(due, on) // 7),
        gestation_on=on.isoformat(),
    )
    assert errors == []
    assert found.due_date == due
    assert found.period_agrees(due)
    assert found.weeks_agree(due)


@given(st.integers(-60, 60))
def test_weeks_and_days_may_be_two_days_off(off: int) -> None:
    on = TODAY
    whole = Stated(gestation_weeks=20, gestation_days=0, gestation_on=on)
    only_weeks = Stated(gestation_weeks=20, gestation_on=on)
    due = on + timedelta(days=140 + off)
    assert whole.weeks_agree(due) is (abs(off) <= 2)
    assert only_weeks.weeks_agree(due) is (-8 <= off <= 2)


@pytest.mark.parametrize(
    ("typed", "day", "margin"),
    [
        ("maart 2027", DUE, 15),
        ("± 16-3-2027", DUE, 7),
        ("16-3-2027 ± 4", DUE, 4),
        ("begin maart 2027", date(2027, 3, 5), 5),
    ],
)
def test_a_due_date_may_be_known_by_the_month(typed: str, day: date, margin: int) -> None:
    found, errors = stated(due_date=typed)
    assert errors == []
    assert (found.due_date, found.margin) == (day, margin)


def test_what_is_not_known_to_the_day_agrees_within_its_margin() -> None:
    assert stated(due_date="maart 2027", lmp_on="2026-06-20")[1] == []
    assert stated(due_date="16-3-2027", lmp_on="2026-06-20")[1] == [("lmp_on", "contradiction")]
    assert stated(due_date="maart 2027", lmp_on="2026-07-20")[1] == [("lmp_on", "contradiction")]


def test_weeks_counted_from_the_conception_are_two_weeks_further() -> None:
    weeks = {"gestation_weeks": "21+1", "gestation_on": "2026-11-18"}
    assert stated(**weeks, due_date_method="conception") == (
        Stated(
            due_date=DUE,
            method=DueDateMethod.CONCEPTION,
            gestation_weeks=21,
            gestation_days=1,
            gestation_on=date(2026, 11, 18),
        ),
        [],
    )
    assert stated(**weeks, due_date_method="abroad")[0].due_date == DUE + timedelta(days=14)
