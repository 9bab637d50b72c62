from collections.abc import Callable
from datetime import date

import pytest

from ks_desktop.clients.domain import Client, Consent, ConsentState
from ks_desktop.clients.service import Clients
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from ks_desktop.referrals import recording
from ks_desktop.referrals.domain import Referral
from ks_desktop.referrals.intake import read
from tests.referrals.makers import BARE, TODAY, make_values

Keep = Callable[[dict[str, str]], tuple[Referral, bool]]


@pytest.fixture
def keep(database: Database, actor: UserId, clients: Clients) -> Keep:
    def call(values: dict[str, str]) -> tuple[Referral, bool]:
        with database.work(actor, "test") as work:
            return recording.keep(read(values, today=TODAY), None, clients, work)

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


def test_a_new_woman_gets_a_case_and_her_consent(keep: Keep, look: Look) -> None:
    referral, is_new = keep(make_values())
    client, (consent,) = look(referral)
    assert is_new
    assert client.name.full == "Aylin Kaya"
    assert referral.consent_id == consent.id
    assert consent.state is ConsentState.GIVEN


def test_the_same_referral_is_stored_once(keep: Keep) -> None:
    first, _ = keep(make_values())
    assert keep(make_values()) == (first, False)


def test_two_bare_referrals_of_one_name_are_one_only_when_all_is_the_same(keep: Keep) -> None:
    first, _ = keep(BARE)
    assert keep(BARE) == (first, False)
    assert keep({**BARE, "referrer_name": "K. Ander"})[1]
    assert keep({**BARE, "given_name": "Roos"})[1]


def test_a_second_referrer_joins_the_case_and_fills_what_was_not_known(keep: Keep, look: Look) -> None:
    first, _ = keep(make_values(phone="", bsn="", consent_given=""))
    assert look(first)[1] == ()
    second, is_new = keep(
        make_values(referrer_name="K. Ander", referrer_role="gp", street="Kerkweg", due_date="2027-04-01")
    )
    client, (consent,) = look(second)
    assert is_new
    assert second.case_id == first.case_id
    assert (client.contact.phone, client.bsn, client.address.street) == ("06 12345678", "999910413", "Lindestraat")
    assert consent.case_id == first.case_id


def test_the_next_pregnancy_opens_a_case_under_the_same_woman(keep: Keep, look: Look) -> None:
    earlier = make_values(
        received_on="2024-11-18", due_date="2025-03-16", consent_on="2024-11-17", bsn_checked_on="", phone="06 11111111"
    )
    first, _ = keep(earlier)
    second, _ = keep(make_values())
    assert second.case_id != first.case_id
    assert look(second)[0].id == look(first)[0].id
    assert look(second)[0].contact.phone == "06 12345678"


Correct = Callable[..., Referral]


@pytest.fixture
def correct(database: Database, actor: UserId, clients: Clients) -> Correct:
    def call(referral: Referral, **changes: str) -> Referral:
        with database.work(actor, "test") as work:
            case = clients.cases([referral.case_id], reading=work)[referral.case_id]
            client = clients.clients([case.client_id], reading=work)[case.client_id]
            intake = read(make_values(**changes), today=TODAY)
            return recording.correct(intake, referral, case, client, clients, work)

    return call


def test_a_correction_keeps_who_she_is(keep: Keep, look: Look, correct: Correct) -> None:
    first, _ = keep(make_values())
    again = correct(first, given_name="Ayla", due_date="2027-03-20")
    assert (again.id, again.case_id, again.consent_id) == (first.id, first.case_id, first.consent_id)
    assert look(again)[0].name.given_name == "Ayla"
    assert look(again)[0].id == look(first)[0].id


def test_consent_follows_what_is_corrected(keep: Keep, look: Look, correct: Correct) -> None:
    first, _ = keep(make_values(consent_given="no"))
    assert [c.state for c in look(first)[1]] == [ConsentState.REFUSED]
    yes = correct(first, consent_on="2026-11-19")
    assert [(c.state, c.given_on) for c in look(yes)[1]] == [(ConsentState.GIVEN, date(2026, 11, 19))]
    erased = correct(yes, consent_given="")
    assert [c.state for c in look(erased)[1]] == [ConsentState.WITHDRAWN]
    again = correct(erased)
    assert [c.state for c in look(again)[1]] == [ConsentState.GIVEN, ConsentState.WITHDRAWN]
    untouched = correct(again, phone="06 87654321")
    assert look(untouched)[1] == look(again)[1]
