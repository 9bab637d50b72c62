from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import DueDateMethod, Housing
from ks_desktop.core.errors import UserErrors
from ks_desktop.core.values import clean_line, clean_note
from ks_desktop.referrals.domain import FIELDS, Channel, Reason, ReferrerRole, Route
from ks_desktop.referrals.intake import read, write
from tests.referrals.makers import BARE, TODAY, make_values

LINES = st.text(max_size=40).map(lambda text: clean_line(text).text)
NOTES = st.text(max_size=200).map(lambda text: clean_note(text).text)
ANSWERS = st.sampled_from(["yes", "no", "unknown"])
DAYS = st.dates(date(2026, 1, 1), TODAY).map(date.isoformat)
FORMS = st.fixed_dictionaries(
    {
        "birth_surname": LINES.filter(bool),
        "given_name": LINES,
        "partner_surname": LINES,
        "referrer_organisation": LINES,
        "feedback_route": LINES,
        "house_number_addition": LINES,
        "reason_note": NOTES,
        "own_question": NOTES,
        "consent_data": NOTES,
        "channel": st.sampled_from(["", *Channel]),
        "route": st.sampled_from(["", *Route]),
        "referrer_role": st.sampled_from(["", *ReferrerRole]),
        "reasons": st.lists(st.sampled_from(list(Reason)), unique=True).map("|".join),
        "safe_to_call": ANSWERS,
        "safe_post": ANSWERS,
        "address_secret": st.sampled_from(["yes", "no"]),
        "consent_given": st.sampled_from(["yes", "no", ""]),
        "consent_on": DAYS,
        "partner_may_know": ANSWERS,
        "shielded": st.sampled_from(["yes", "no"]),
        "housing": st.sampled_from(["", *Housing]),
        "address_note": LINES,
        "consult_first": st.sampled_from(["yes", "no", ""]),
        "first_child": st.sampled_from(["yes", "no", ""]),
        "due_date_margin": st.sampled_from(["", "0", "14"]),
        "gravida": st.sampled_from(["", "1", "4"]),
        "para": st.sampled_from(["", "0", "1"]),
        "lmp_on": st.sampled_from(["", "2026-06-09", "2026-06-01"]),
        "gestation_weeks": st.sampled_from(["", "22"]),
        "gestation_on": st.just("2026-11-14"),
    }
)


@given(FORMS)
def test_what_was_written_is_read_back_the_same(form: dict[str, str]) -> None:
    first = read(make_values(**form), today=TODAY)
    text = write(first.client, first.case, first.referral)
    assert tuple(text) == FIELDS
    again = read(text, today=TODAY)
    assert write(again.client, again.case, again.referral) == text
    assert replace(again.client, id=first.client.id) == first.client
    assert replace(again.case, id=first.case.id, client_id=first.client.id) == first.case
    assert replace(again.referral, id=first.referral.id, case_id=first.case.id) == first.referral


def test_texts_come_back_as_the_form_had_them() -> None:
    values = make_values()
    intake = read(values, today=TODAY)
    text = write(intake.client, intake.case, intake.referral)
    assert {name: text[name] for name in values} == values
    assert [text[name] for name in ("address_secret", "safe_post")] == ["no", "unknown"]


@given(st.integers(0, 99_999).map(str), st.text(max_size=20))
def test_a_house_number_is_written_as_it_was_typed(number: str, more: str) -> None:
    typed = clean_line(number + more).text
    try:
        intake = read(make_values(house_number=typed, house_number_addition=""), today=TODAY)
    except UserErrors:
        assert typed[len(number) :][:1].isdecimal()  # what stood between may be taken out
        return
    text = write(intake.client, intake.case, intake.referral)
    assert (text["house_number"], text["house_number_addition"]) == (typed, "")


def test_the_unknown_is_empty() -> None:
    intake = read(BARE, today=TODAY)
    text = write(intake.client, intake.case, intake.referral)
    assert text["consent_given"] == text["feedback_wanted"] == text["gravida"] == text["channel"] == ""


def test_a_form_of_the_due_date_that_was_corrected_since_is_left_out() -> None:
    intake = read(
        make_values(
            due_date="", due_date_method="", lmp_on="2026-06-09", gestation_weeks="23", gestation_on="2026-11-18"
        ),
        today=TODAY,
    )
    moved = replace(intake.case, due_date=intake.case.due_date + timedelta(days=9))
    text = write(intake.client, moved, intake.referral)
    assert (text["lmp_on"], text["gestation_weeks"], text["gestation_on"]) == ("", "", "")
    assert text["due_date"] == moved.due_date.isoformat()
    by_scan = replace(moved, due_date_method=DueDateMethod.ULTRASOUND)
    assert write(intake.client, by_scan, intake.referral)["lmp_on"] == "2026-06-09"
