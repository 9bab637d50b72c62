from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.clients.domain import Answer, ConsentPurpose, ConsentState, DueDateMethod, Housing, NameUse
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.values import clean_line, clean_note
from ks_desktop.referrals.domain import FIELDS, Reason, ReferrerRole, Urgency
from ks_desktop.referrals.intake import read
from tests.referrals.makers import BARE, TODAY, make_values


def refused(**changes: str) -> dict[str, str]:
    with pytest.raises(UserErrors) as caught:
        read(make_values(**changes), today=TODAY)
    assert all(error.text() for error in caught.value.errors)
    return {error.field: error.code for error in caught.value.errors}


def test_a_whole_form_becomes_a_woman_a_case_a_referral_and_a_consent() -> None:
    intake = read(make_values(), today=TODAY)
    assert intake.client.name.full == "Aylin Kaya"
    assert intake.client.bsn == "999910413"
    assert intake.client.interpreter
    assert intake.client.contact.safe_voicemail is Answer.NO
    assert intake.client.contact.safe_post is Answer.UNKNOWN
    assert (intake.case.due_date, intake.case.due_date_method) == (date(2027, 3, 16), DueDateMethod.ULTRASOUND)
    assert intake.case.client_id == intake.client.id
    assert intake.case.opened_on == intake.referral.received_on == date(2026, 11, 18)
    assert intake.referral.case_id == intake.case.id
    assert intake.referral.referrer_role is ReferrerRole.MIDWIFE
    assert intake.referral.reasons == (Reason.WORK_INCOME, Reason.MENTAL_WELLBEING)
    assert intake.referral.urgency is Urgency.SOON
    assert intake.consent is not None
    assert intake.consent.state is ConsentState.GIVEN
    assert intake.consent.purpose is ConsentPurpose.SIGN_UP
    assert intake.consent.given_on == date(2026, 11, 17)
    assert intake.notes == {}


def test_where_and_how_she_lives_and_who_may_know_are_read() -> None:
    intake = read(
        make_values(
            housing="reception_centre", address_note="azc Proef, kamer 3", partner_may_know="nee", shielded="ja"
        ),
        today=TODAY,
    )
    assert intake.client.address.housing is Housing.RECEPTION_CENTRE
    assert intake.client.address.address_note == "azc Proef, kamer 3"
    assert intake.client.contact.partner_may_know is Answer.NO
    assert intake.client.is_shielded
    assert intake.referral.consult_first is Answer.NO


def test_a_first_child_means_that_she_never_gave_birth_unless_she_says_otherwise() -> None:
    assert read(make_values(first_child="yes", para=""), today=TODAY).case.para == 0
    assert read(make_values(first_child="yes", para="1"), today=TODAY).case.para == 1
    assert read(make_values(first_child="", para=""), today=TODAY).case.para is None


def test_a_due_date_may_be_off_by_days() -> None:
    assert read(make_values(due_date_margin="14"), today=TODAY).case.due_date_margin == 14
    assert read(make_values(due_date_margin=""), today=TODAY).case.due_date_margin == 0
    assert refused(due_date_margin="46") == {"due_date_margin": "number"}


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"bsn_checked_by": "", "bsn_checked_on": ""}, {"bsn_checked_by", "bsn_checked_on"}),
        ({"bsn_checked_by": ""}, {"bsn_checked_by"}),
        ({"bsn_checked_on": ""}, {"bsn_checked_on"}),
    ],
)
def test_a_bsn_is_kept_only_after_a_check_of_who_she_is(changes: dict[str, str], fields: set[str]) -> None:
    assert refused(**changes) == dict.fromkeys(fields, "bsn_unchecked")
    unseen = read(make_values(**changes), today=TODAY, unseen=True)
    assert (unseen.client.bsn, unseen.left_out) == ("", ("bsn",))
    assert "bsn" not in unseen.typed
    assert unseen.client.birth_date == date(1998, 3, 12)
    known = read(make_values(**changes), today=TODAY, known_bsn="999910413")
    assert (known.client.bsn, known.left_out) == ("999910413", ())
    other = make_values(**changes, bsn="999910425")
    with pytest.raises(UserErrors):
        read(other, today=TODAY, known_bsn="999910413")


def test_without_a_bsn_nobody_need_check_it() -> None:
    assert read(make_values(bsn="", bsn_checked_by="", bsn_checked_on=""), today=TODAY).left_out == ()


def test_a_wrong_day_of_the_check_is_told_once() -> None:
    assert refused(bsn_checked_on="30-2-2026") == {"bsn_checked_on": "date_day"}


def test_three_fields_are_enough() -> None:
    intake = read(BARE, today=TODAY)
    assert intake.client.name.name_use is NameUse.OWN
    assert intake.case.fetuses == 1
    assert intake.consent is None
    assert intake.referral.urgency is Urgency.ROUTINE


def test_nothing_needed_may_be_missing() -> None:
    with pytest.raises(UserErrors) as caught:
        read({}, today=TODAY)
    assert [error.field for error in caught.value.errors] == ["received_on", "birth_surname", "due_date"]


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("received_on", "2026-11-22", "future"),
        ("received_on", "30-02-2026", "date_day"),
        ("bsn", "999910414", "bsn"),
        ("bsn", "٩٩٩٩١٠٤١٣", "bsn"),
        ("bsn", "९९९९१०४१३", "bsn"),
        ("birth_date", "2026-01-01", "birth_date"),
        ("birth_date", "1898-03-12", "date_day"),
        ("birth_date", "1912-03-12", "birth_date"),
        ("postcode", "0123 AB", "postcode"),
        ("municipality", "Nergenshuizen", "municipality"),
        ("phone", "bel haar zus", "phone"),
        ("phone", "06 123", "phone"),
        ("email", "aylin@", "email"),
        ("language", "Turks", "language"),
        ("language", "xx", "language"),
        ("house_number", "twaalf", "house_number"),
        ("channel", "fax", "choice"),
        ("fetuses", "0", "number"),
        ("para", "3", "para"),
        ("name_use", "partner", "required"),
        ("birth_surname", "\x00\x01", "required"),
        ("given_name", "x" * 10_000, "too_long"),
        ("reason_note", "x" * 20_001, "too_long"),
        ("consent_on", "2026-12-01", "future"),
        ("surname", "Kaya", "unknown_field"),
    ],
)
def test_bad_input_is_told_at_its_field(field: str, typed: str, code: str) -> None:
    found = refused(**{field: typed})
    where = "partner_surname" if field == "name_use" else field
    assert found == {where: code}


def test_everything_wrong_is_told_at_once_in_the_order_of_the_form() -> None:
    with pytest.raises(UserErrors) as caught:
        read(make_values(due_date="30-02-2027", bsn="1", birth_surname="", consent_given="soms"), today=TODAY)
    assert [error.field for error in caught.value.errors] == ["birth_surname", "bsn", "due_date", "consent_given"]


@pytest.mark.parametrize("field", FIELDS)
def test_no_sentence_repeats_what_was_typed(field: str) -> None:
    typed = "Geheimpje"
    found: tuple[UserError, ...] = ()
    try:
        read(make_values(**{field: typed}), today=TODAY)
    except UserErrors as caught:
        found = caught.errors
    assert all(typed.lower() not in error.text().lower() for error in found)


@pytest.mark.parametrize(
    ("number", "addition", "expected"),
    [
        ("12", "a", "Lindestraat 12a"),
        ("12a", "", "Lindestraat 12a"),
        ("45-1", "", "Lindestraat 45-1"),
        ("45 2", "", "Lindestraat 45 2"),
        ("12", "2", "Lindestraat 12-2"),
        ("12 bis", "", "Lindestraat 12 bis"),
        ("12", "III-hs", "Lindestraat 12 III-hs"),
    ],
)
def test_a_house_number_is_kept_and_printed_as_it_was_typed(number: str, addition: str, expected: str) -> None:
    address = read(make_values(house_number=number, house_number_addition=addition), today=TODAY).client.address
    assert (address.house_number, address.house_number_addition) == (number, addition)
    assert address.street_line == expected


@pytest.mark.parametrize(("number", "addition"), [("12a", "2"), ("123456", ""), ("٤٥", ""), ("12٣", ""), ("bis", "")])
def test_what_cannot_be_a_house_number_is_refused(number: str, addition: str) -> None:
    assert refused(house_number=number, house_number_addition=addition) == {"house_number": "house_number"}


@pytest.mark.parametrize("changes", [{"consent_on": ""}, {"consent_by": ""}, {"consent_given": ""}])
def test_a_yes_without_day_or_asker_is_no_consent_yet(changes: dict[str, str]) -> None:
    assert read(make_values(**changes), today=TODAY).consent is None


def test_a_no_is_kept_as_a_no() -> None:
    consent = read(make_values(consent_given="nee", consent_on=""), today=TODAY).consent
    assert consent is not None
    assert consent.state is ConsentState.REFUSED
    assert consent.given_on == date(2026, 11, 18)


def test_dutch_words_and_days_are_read() -> None:
    intake = read(make_values(received_on="18-11-2026", interpreter="nee", municipality="utrecht"), today=TODAY)
    assert intake.referral.received_on == date(2026, 11, 18)
    assert not intake.client.interpreter
    assert intake.client.address.municipality == "GM0344"


@given(st.text(max_size=60), st.text(max_size=400))
def test_any_name_and_note_is_kept_to_the_letter_or_refused_clearly(name: str, remark: str) -> None:
    values = make_values(given_name=name, reason_note=remark)
    intake = read(values, today=TODAY)
    assert intake.client.name.given_name == clean_line(name).text
    assert intake.referral.reason_note == clean_note(remark).text
    assert intake.notes.get("given_name", 0) == clean_line(name).removed
