from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from ks_desktop.casefile.domain import EventKind
from ks_desktop.casefile.timeline import (
    CLOSE_WORDS,
    CONSENT_TO_WORDS,
    CONSENT_WORDS,
    LETTER_WORDS,
    LIFE_WORDS,
    OUTCOME_WORDS,
    PURPOSE_WORDS,
    RESULT_WORDS,
    WAY_WORDS,
    Told,
    timeline,
)
from ks_desktop.clients.domain import CloseReason, Consent, ConsentPurpose, ConsentState, DueDate, DueDateMethod
from ks_desktop.clients.domain.life_event import LifeEventKind
from ks_desktop.core.values import ConsentId, OrganisationId, UserId
from ks_desktop.letters.domain import LetterKind, LetterState
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, Outcome
from tests.casefile.test_domain import CASE, NOW, NURSE, TODAY, make_facts, make_letter, make_referral, make_visit
from tests.onward.made import make_onward


def test_everything_that_happened_stands_newest_first() -> None:
    attempt = ContactAttempt(
        id=UUID(int=9), case_id=CASE, user=NURSE, at=NOW, result=ContactResult.SPOKEN, note="na 15"
    )
    due = (
        DueDate(due_date=date(2027, 3, 16), method=DueDateMethod.ULTRASOUND, stated_at=NOW, stated_by=NURSE),
        DueDate(
            due_date=date(2027, 3, 9), method=DueDateMethod.LMP, stated_at=NOW - timedelta(days=9), stated_by=NURSE
        ),
    )
    letter = make_letter(LetterKind.FEEDBACK, LetterState.SENT, number="2026-0001", sent_on=TODAY + timedelta(days=1))
    facts = make_facts(
        referrals=(make_referral(own_question="Kan ik ergens terecht?"),),
        appointments=(make_visit(-24, Outcome.VISITED), make_visit(48)),
    )
    events = timeline(facts, Told(attempts=(attempt,), letters=(letter,), due_dates=due))
    assert [event.day for event in events] == sorted((event.day for event in events), reverse=True)
    texts = [event.text() for event in events]
    assert "Bezoek gepland om 09:30" in texts
    assert "Terugkoppeling aan verwijzer 2026-0001 verzonden" in texts
    assert "Uitgerekende datum verbeterd van 09-03-2027 naar 16-03-2027" in texts
    assert "Gebeld: gesproken" in texts
    assert "Aangemeld door F. Voorbeeld" in texts
    assert "Zij stemt in met de aanmelding" in texts
    assert "Bezocht" in texts
    assert next(e for e in events if e.kind is EventKind.REFERRED).note == "Kan ik ergens terecht?"


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (ContactWay.PHONE, "Gebeld: niet bereikt"),
        (ContactWay.LETTER, "Brief aan haar"),
        (ContactWay.REFERRER, "Via de verwijzer"),
    ],
)
def test_a_letter_or_a_question_to_the_referrer_has_no_result_yet(way: ContactWay, text: str) -> None:
    attempt = ContactAttempt(
        id=UUID(int=9), case_id=CASE, user=NURSE, at=NOW, result=ContactResult.NOT_REACHED, note="", way=way
    )
    (event,) = timeline(make_facts(referrals=(), consents=()), Told(attempts=(attempt,)))
    assert event.text() == text


def test_a_name_that_is_also_a_word_of_the_screen_stays_a_name() -> None:
    facts = make_facts(referrals=(make_referral(referrer_name="Letters"),), consents=())
    assert timeline(facts, Told())[0].text() == "Aangemeld door Letters"


def test_a_consent_names_the_partner_it_is_for() -> None:
    partner = OrganisationId(UUID(int=7))
    consent = Consent(
        id=ConsentId(UUID(int=8)),
        case_id=CASE,
        purpose=ConsentPurpose.REFER,
        state=ConsentState.GIVEN,
        receiver=partner,
        given_on=TODAY,
    )
    facts = make_facts(referrals=(), consents=(consent,))
    (event,) = timeline(facts, Told(receivers={partner: "Buurtteam Proef"}))
    assert event.text() == "Zij stemt in met doorverwijzen (Buurtteam Proef)"


def test_an_unchanged_due_date_is_no_event() -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    stated = tuple(
        DueDate(due_date=date(2027, 3, 16), method=method, stated_at=now, stated_by=UserId(UUID(int=1)))
        for method in (DueDateMethod.ULTRASOUND, DueDateMethod.LMP)
    )
    facts = make_facts(referrals=(), consents=())
    assert timeline(facts, Told(due_dates=stated)) == ()


def test_every_word_of_the_rooms_has_a_sentence() -> None:
    assert set(CLOSE_WORDS) == set(CloseReason)
    assert set(PURPOSE_WORDS) == set(ConsentPurpose)
    assert set(CONSENT_WORDS) == set(CONSENT_TO_WORDS) == set(ConsentState)
    assert set(RESULT_WORDS) == set(ContactResult)
    assert set(WAY_WORDS) == set(ContactWay)
    assert set(LIFE_WORDS) == set(LifeEventKind)
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert set(LETTER_WORDS) == set(LetterState)


def test_what_a_referrer_was_told_and_asked_stands_in_the_time_line() -> None:
    told = make_referral(receipt_given_on=TODAY, asked_on=TODAY)
    texts = [event.text() for event in timeline(make_facts(referrals=(told,)), Told())]
    assert "Ontvangst gemeld aan F. Voorbeeld" in texts
    assert "Aan F. Voorbeeld gevraagd wat ontbreekt" in texts


def test_of_one_day_the_help_that_was_chosen_last_stands_first() -> None:
    chosen = (make_onward(1, receiver="Wijkteam"), make_onward(2, receiver="Home-Start"))
    events = timeline(make_facts(), Told(onward=chosen))
    said = [event.values["receiver"] for event in events if event.kind is EventKind.ONWARD]
    assert said == ["Home-Start", "Wijkteam"]
