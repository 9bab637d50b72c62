from collections.abc import Callable
from datetime import date

import pytest

from ks_desktop.clients.domain import Answer, Client, Consent, ConsentState
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId
from ks_desktop.referrals import recording
from ks_desktop.referrals.books import SingleBooks
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.intake import read
from ks_desktop.referrals.matching import Wording
from tests.referrals.makers import BARE, TODAY, make_values

Keep = Callable[[dict[str, str]], recording.Kept]


@pytest.fixture
def keep(database: Database, actor: UserId, clients: Clients) -> Keep:
    def call(values: dict[str, str]) -> recording.Kept:
        with database.work(actor, "test") as work:
            return recording.keep(read(values, today=TODAY), None, SingleBooks(clients), work)

    return call


Look = Callable[[Referral], tuple[Client, tuple[Consent, ...]]]


@pytest.fixture
def look(database: Database, actor: UserId, clients: Clients) -> Look:
    def call(referral: Referral) -> tuple[Client, tuple[Consent, ...]]:
        with database.reading(actor) as reading:
            case = clients.cases([referral.case_id], reading=reading)[referral.case_id]
            client = clients.clients([case.client_id], reading=reading)[case.client_id]
            return client, clients.consents([case.id], reading=reading).get(case.id, ())

    return call


Wordings = dict[str, Wording]


def told(kept: recording.Kept) -> Wordings:
    return {remark.field: remark.wording for remark in kept.remarks}


def test_a_new_woman_gets_a_case_and_her_consent(keep: Keep, look: Look) -> None:
    kept = keep(make_values())
    client, (consent,) = look(kept.referral)
    assert kept.is_new
    assert client.name.full == "Aylin Kaya"
    assert kept.referral.consent_id == consent.id
    assert consent.state is ConsentState.GIVEN


@pytest.mark.parametrize("values", [make_values(), BARE, {**BARE, "given_name": "Roos"}])
def test_the_same_referral_is_stored_once(keep: Keep, values: dict[str, str]) -> None:
    first = keep(values)
    assert first == recording.Kept(referral=first.referral)
    assert keep(values) == recording.Kept(referral=first.referral, is_new=False, is_changed=False)


NAMELESS_BSN = {"bsn": "", "bsn_checked_by": "", "bsn_checked_on": "", "birth_date": "1990-01-01"}


def test_two_women_of_one_surname_and_first_of_january_are_two_and_somebody_is_asked_to_look(
    keep: Keep, look: Look
) -> None:
    first = keep(make_values(**NAMELESS_BSN, given_name="Fatima", initials=""))
    second = keep(
        make_values(
            **NAMELESS_BSN, given_name="Fadma", initials="", street="Kerkweg", postcode="3523 AB", phone="06-87654321"
        )
    )
    assert (second.is_new, told(second)) == (True, {"birth_surname": Wording.ALIKE})
    assert look(second.referral)[0].name.given_name == "Fadma"
    assert look(second.referral)[0].id != look(first.referral)[0].id


def test_two_women_of_one_name_with_another_address_and_phone_are_two(keep: Keep) -> None:
    keep(make_values(**NAMELESS_BSN))
    kept = keep(make_values(**NAMELESS_BSN, house_number="14", phone="06-87654321"))
    assert (kept.is_new, told(kept)) == (True, {"birth_surname": Wording.ALIKE})


def test_an_accent_is_told_when_no_bsn_says_who_she_is(keep: Keep) -> None:
    keep(make_values(bsn="", birth_surname="Çelik"))
    again = keep(make_values(bsn="", birth_surname="celik", referrer_name="K. Ander"))
    assert set(told(again)) == {"birth_surname"}
    assert Wording.MERGED in {remark.wording for remark in again.remarks}


def test_bare_referrals_of_one_name_are_one_only_when_nothing_contradicts(keep: Keep, look: Look) -> None:
    first = keep(BARE)
    filled = keep({**BARE, "phone": "06-87654321"})
    assert (filled.referral.id, filled.is_new, filled.is_changed) == (first.referral.id, False, True)
    assert look(first.referral)[0].contact.phone == "06-87654321"
    for changes in ({"referrer_name": "K. Ander"}, {"phone": "06-11111111"}, {"due_date": "2027-03-20"}):
        kept = keep({**BARE, **changes})
        assert (kept.is_new, told(kept)) == (True, {"birth_surname": Wording.ALIKE})
    assert told(keep({**BARE, "given_name": "Roos"})) == {}


def test_a_repeat_that_says_more_fills_and_one_that_says_otherwise_is_told_and_kept(keep: Keep, look: Look) -> None:
    first = keep(make_values(phone="", consent_on="", consent_form=""))
    assert look(first.referral)[1] == ()
    again = keep(make_values(due_date="2027-03-20", reason_note="Anders."))
    assert (again.referral.id, again.is_new, again.is_changed) == (first.referral.id, False, True)
    assert told(again) == {
        "phone": Wording.FILLED,
        "due_date": Wording.KEPT,
        "reason_note": Wording.KEPT,
        "consent_on": Wording.FILLED,
        "consent_form": Wording.FILLED,
    }
    assert dict(again.referral.said_otherwise) == {"due_date": "2027-03-20", "reason_note": "Anders."}
    client, (consent,) = look(again.referral)
    assert client.contact.phone == "06-12345678"
    assert consent.state is ConsentState.GIVEN
    once_more = keep(make_values(due_date="2027-03-20", reason_note="Anders."))
    assert (once_more.referral, once_more.is_changed) == (again.referral, False)
    assert told(once_more) == {"due_date": Wording.KEPT, "reason_note": Wording.KEPT}


def test_a_repeat_that_takes_back_her_yes_counts_and_one_that_gives_it_does_not(keep: Keep, look: Look) -> None:
    first = keep(make_values())
    taken_back = keep(make_values(consent_given="no", consent_on=""))
    assert told(taken_back) == {"consent_given": Wording.SAFEST}
    assert [consent.state for consent in look(first.referral)[1]] == [ConsentState.REFUSED]
    given_again = keep(make_values())
    assert not given_again.is_changed
    assert told(given_again)["consent_given"] is Wording.KEPT
    assert [consent.state for consent in look(first.referral)[1]] == [ConsentState.REFUSED]


def test_a_second_referrer_joins_the_case_and_nothing_said_is_dropped_in_silence(keep: Keep, look: Look) -> None:
    first = keep(make_values(email="", consent_given="", safe_to_call="yes", fetuses=""))
    assert look(first.referral)[1] == ()
    second = keep(
        make_values(
            referrer_name="K. Ander",
            referrer_role="gp",
            phone="06-87654321",
            email="aylin@voorbeeld.nl",
            street="Kerkweg",
            due_date="2027-04-01",
            fetuses="2",
            partner_surname="Jong",
            name_use="partner",
            language="ar",
            safe_to_call="nee",
            safe_voicemail="ja",
            safe_post="nee",
        )
        | {"address_secret": "ja"}
    )
    client, (consent,) = look(second.referral)
    assert second.is_new
    assert second.referral.case_id == first.referral.case_id == consent.case_id
    assert told(second) == {
        "street": Wording.KEPT,
        "phone": Wording.KEPT,
        "due_date": Wording.KEPT,
        "language": Wording.KEPT,
        "safe_voicemail": Wording.KEPT,
        "address_secret": Wording.SAFEST,
        "safe_to_call": Wording.SAFEST,
        "fetuses": Wording.TAKEN_OVER,
        "name_use": Wording.TAKEN_OVER,
    }
    assert dict(second.referral.said_otherwise) == {
        "street": "Kerkweg",
        "phone": "06-87654321",
        "safe_voicemail": "yes",
        "language": "ar",
        "due_date": "2027-04-01",
    }
    assert (client.contact.phone, client.contact.email) == ("06-12345678", "aylin@voorbeeld.nl")
    assert (client.address.street, client.address.is_secret, client.name.surname) == ("Lindestraat", True, "Jong")
    contact = client.contact
    assert (contact.safe_to_call, contact.safe_voicemail, contact.safe_post) == (Answer.NO, Answer.NO, Answer.NO)


def test_one_bsn_with_another_name_and_birth_date_is_refused(keep: Keep, look: Look) -> None:
    first = keep(make_values())
    with pytest.raises(UserError) as caught:
        keep(make_values(birth_surname="Slot", birth_date="1990-01-01", referrer_name="K. Ander"))
    assert (caught.value.field, caught.value.code) == ("bsn", "bsn_other")
    assert look(first.referral)[0].name.birth_surname == "Kaya"


EARLIER = make_values(
    received_on="2024-11-18",
    due_date="2025-03-16",
    consent_on="2024-11-17",
    bsn_checked_on="2026-11-18",
    phone="06-11111111",
    street="Kerkweg",
    safe_post="no",
)


def test_the_next_pregnancy_opens_a_case_under_the_same_woman_and_the_newest_counts(keep: Keep, look: Look) -> None:
    first = keep(EARLIER)
    second = keep(make_values(safe_post="yes", given_name="A."))
    assert second.referral.case_id != first.referral.case_id
    assert told(second) == {
        "given_name": Wording.KEPT,
        "street": Wording.REPLACED,
        "phone": Wording.REPLACED,
        "safe_post": Wording.KEPT,
    }
    client = look(second.referral)[0]
    assert client.id == look(first.referral)[0].id
    assert (client.contact.phone, client.address.street) == ("06-12345678", "Lindestraat")
    assert (client.contact.safe_post, client.name.given_name) == (Answer.NO, "Aylin")


def test_an_older_pregnancy_recorded_later_changes_nothing_but_what_keeps_her_safe(keep: Keep, look: Look) -> None:
    newer = keep(make_values(email=""))
    older = keep({**EARLIER, "email": "oud@voorbeeld.nl"})
    client = look(newer.referral)[0]
    assert (client.contact.phone, client.contact.email, client.address.street) == ("06-12345678", "", "Lindestraat")
    assert client.contact.safe_post is Answer.NO
    assert told(older) == dict.fromkeys(("street", "phone", "email"), Wording.OLDER)
    assert dict(older.referral.said_otherwise) == {
        "street": "Kerkweg",
        "phone": "06-11111111",
        "email": "oud@voorbeeld.nl",
    }


Correct = Callable[..., Referral]


@pytest.fixture
def correct(database: Database, actor: UserId, clients: Clients) -> Correct:
    def call(referral: Referral, **changes: str) -> Referral:
        with database.work(actor, "test") as work:
            case = clients.cases([referral.case_id], reading=work)[referral.case_id]
            client = clients.clients([case.client_id], reading=work)[case.client_id]
            intake = read(make_values(**changes), today=TODAY)
            return recording.correct(intake, referral, case, client, SingleBooks(clients), work)

    return call


def test_a_correction_keeps_who_she_is(keep: Keep, look: Look, correct: Correct) -> None:
    first = keep(make_values()).referral
    again = correct(first, given_name="Ayla", due_date="2027-03-20")
    assert (again.id, again.case_id, again.consent_id) == (first.id, first.case_id, first.consent_id)
    assert look(again)[0].name.given_name == "Ayla"
    assert look(again)[0].id == look(first)[0].id


def test_a_bsn_typed_while_correcting_is_compared_with_other_women(keep: Keep, look: Look, correct: Correct) -> None:
    keep(make_values())
    other = keep(make_values(birth_surname="Slot", given_name="Noor", initials="N.", birth_date="1990-01-01", bsn=""))
    with pytest.raises(UserError) as caught:
        correct(other.referral, birth_surname="Slot", given_name="Noor", initials="N.", birth_date="1990-01-01")
    assert (caught.value.field, caught.value.code) == ("bsn", "bsn_other")
    hers = keep(make_values(bsn="", phone="06-87654321", street="Kerkweg", postcode="3526 AB"))
    assert look(hers.referral)[0].bsn == ""
    with pytest.raises(UserError) as caught:
        correct(hers.referral)
    assert (caught.value.field, caught.value.code) == ("bsn", "bsn_twice")


def test_consent_follows_what_is_corrected(keep: Keep, look: Look, correct: Correct) -> None:
    first = keep(make_values(consent_given="")).referral
    assert look(first)[1] == ()
    no = correct(first, consent_given="no")
    assert [c.state for c in look(no)[1]] == [ConsentState.REFUSED]
    yes = correct(no, consent_on="2026-11-19")
    assert [(c.state, c.given_on) for c in look(yes)[1]] == [(ConsentState.GIVEN, date(2026, 11, 19))]
    erased = correct(yes, consent_given="")
    assert [c.state for c in look(erased)[1]] == [ConsentState.WITHDRAWN]
    again = correct(erased)
    assert [c.state for c in look(again)[1]] == [ConsentState.GIVEN, ConsentState.WITHDRAWN]
    untouched = correct(again, phone="06-87654321")
    assert look(untouched)[1] == look(again)[1]
