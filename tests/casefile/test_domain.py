from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from ks_desktop.casefile.domain import Around, Facts, domain_of_role, letter_day, talk_first_text, threads
from ks_desktop.clients.domain import (
    Address,
    Answer,
    Case,
    CaseState,
    Client,
    Consent,
    ConsentPurpose,
    ConsentState,
    DueDateMethod,
    PersonName,
    SafeContact,
)
from ks_desktop.coalition.domain import CareDomain
from ks_desktop.coalition.service import proposed_terms
from ks_desktop.core.values import AppointmentId, CaseId, ClientId, ConsentId, LetterId, ReferralId, UserId
from ks_desktop.letters.domain import Letter, LetterKind, LetterState
from ks_desktop.referrals.domain import Referral, ReferrerRole, Route
from ks_desktop.visits.domain import Appointment, AppointmentState, ContactAttempt, ContactResult, Outcome, Report

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
CASE = CaseId(UUID(int=2))
NURSE = UserId(UUID(int=3))
TERMS = proposed_terms("GM0344")


def make_facts(**changed: object) -> Facts:
    client = Client(
        id=ClientId(UUID(int=1)),
        name=PersonName(birth_surname="Proef", given_name="Anna"),
        birth_date=date(1998, 3, 12),
        address=Address(street="Testweg", house_number="1", postcode="3511 AB", place="Utrecht", municipality="GM0344"),
        contact=SafeContact(phone="0600000000"),
    )
    case = Case(
        id=CASE,
        client_id=client.id,
        due_date=date(2027, 3, 16),
        due_date_method=DueDateMethod.ULTRASOUND,
        opened_on=TODAY,
    )
    consent = Consent(
        id=ConsentId(UUID(int=4)),
        case_id=CASE,
        purpose=ConsentPurpose.SIGN_UP,
        state=ConsentState.GIVEN,
        given_on=TODAY,
    )
    facts = Facts(client=client, case=case, consents=(consent,), referrals=(make_referral(),))
    return replace(facts, **changed)  # type: ignore[arg-type]  # the test says what differs


def make_referral(**changed: object) -> Referral:
    referral = Referral(
        id=ReferralId(UUID(int=5)),
        case_id=CASE,
        received_on=TODAY,
        referrer_name="F. Voorbeeld",
        referrer_role=ReferrerRole.MIDWIFE,
        feedback_wanted=Answer.YES,
        seen_on=TODAY,
    )
    return replace(referral, **changed)  # type: ignore[arg-type]  # the test says what differs


def make_visit(hours: int, outcome: Outcome | None = None) -> Appointment:
    report = Report(outcome=outcome, held_on=date(2026, 11, 18)) if outcome is not None else None
    return Appointment(
        id=AppointmentId(UUID(int=6)),
        case_id=CASE,
        nurse=NURSE,
        starts_at=NOW + timedelta(hours=hours),
        minutes=60,
        state=AppointmentState.DONE if outcome is Outcome.VISITED else AppointmentState.BOOKED,
        report=report,
    )


def make_letter(kind: LetterKind, state: LetterState, **changed: object) -> Letter:
    letter = Letter(
        id=LetterId(UUID(int=7)),
        case_id=CASE,
        kind=kind,
        state=state,
        to_name="Wijkteam Proef\nDorpsstraat 1",
        made_at=NOW,
        made_by=NURSE,
    )
    return replace(letter, **changed)  # type: ignore[arg-type]  # the test says what differs


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (make_facts(), CaseState.READY),
        (make_facts(consents=()), CaseState.CONSENT_MISSING),
        (make_facts(referrals=(make_referral(seen_on=None),)), CaseState.NEW),
        (make_facts(referrals=(make_referral(referrer_name=""),)), CaseState.INCOMPLETE),
        (make_facts(appointments=(make_visit(24),)), CaseState.PLANNED),
        (make_facts(appointments=(make_visit(-24),)), CaseState.OUTCOME_MISSING),
        (make_facts(appointments=(make_visit(-24, Outcome.VISITED),)), CaseState.FEEDBACK_DUE),
        (
            make_facts(
                appointments=(make_visit(-24, Outcome.VISITED),), referrals=(make_referral(feedback_given_on=TODAY),)
            ),
            CaseState.TO_CLOSE,
        ),
    ],
)
def test_the_state_follows_from_the_facts(facts: Facts, state: CaseState) -> None:
    assert facts.state(NOW) is state


def test_the_best_known_referral_counts_for_what_is_missing() -> None:
    second = make_referral(referrer_name="", id=ReferralId(UUID(int=8)))
    assert make_facts(referrals=(make_referral(), second)).missing(TODAY) == ()
    assert make_facts(referrals=(second,)).missing(TODAY) == ("referrer",)


@pytest.mark.parametrize(
    ("role", "domain"),
    [
        (ReferrerRole.MIDWIFE, CareDomain.MEDICAL),
        (ReferrerRole.NEIGHBOURHOOD_TEAM, CareDomain.SOCIAL),
        (ReferrerRole.SELF, None),
        (None, None),
    ],
)
def test_a_role_belongs_to_a_domain(role: ReferrerRole | None, domain: CareDomain | None) -> None:
    assert domain_of_role(role) is domain


def test_every_role_of_a_professional_has_a_domain() -> None:
    assert all(domain_of_role(role) is not None for role in ReferrerRole if role is not ReferrerRole.SELF)


def test_a_midwife_waits_in_the_medical_thread_until_she_is_told() -> None:
    visited = make_facts(appointments=(make_visit(-24, Outcome.VISITED),))
    (item,), social = threads(visited, Around(), TERMS, TODAY)
    assert (item.who, item.is_due, social) == ("F. Voorbeeld", True, ())
    assert item.day == date(2026, 12, 2)  # ten working days after Wednesday the 18th
    told = replace(visited, referrals=(make_referral(feedback_given_on=TODAY),))
    (item,), _social = threads(told, Around(), TERMS, TODAY)
    assert (item.day, item.is_due) == (TODAY, False)


def test_letters_stand_in_the_thread_of_their_domain() -> None:
    social_letter = make_letter(LetterKind.REFERRAL_SOCIAL, LetterState.SENT, sent_on=TODAY)
    medical_letter = make_letter(LetterKind.REFERRAL_MEDICAL, LetterState.DRAFT, to_name="")
    own = make_letter(LetterKind.APPOINTMENT, LetterState.SENT)
    medical, social = threads(
        make_facts(referrals=()), Around(letters=(social_letter, medical_letter, own)), TERMS, TODAY
    )
    assert [item.who for item in social] == ["Wijkteam Proef"]
    assert [item.who for item in medical] == ["Nog geen ontvanger"]
    assert medical[0].is_due


def test_the_day_of_a_letter_is_that_of_its_last_step() -> None:
    assert letter_day(make_letter(LetterKind.FEEDBACK, LetterState.DRAFT)) == TODAY
    withdrawn = make_letter(LetterKind.FEEDBACK, LetterState.WITHDRAWN, sent_on=TODAY, withdrawn_on=date(2026, 12, 1))
    assert letter_day(withdrawn) == date(2026, 12, 1)


def test_who_asked_for_it_is_talked_with_before_she_is_called() -> None:
    asks = make_referral(consult_first=Answer.YES, referrer_organisation="De Bron", referrer_phone="030-1234567")
    facts = make_facts(referrals=(asks,))
    assert facts.talk_first(()) == (asks,)
    assert talk_first_text(asks) == "Overleg eerst met De Bron, F. Voorbeeld, tel. 030-1234567."
    assert talk_first_text(make_referral()) == "Overleg eerst met F. Voorbeeld."
    tried = ContactAttempt(id=UUID(int=8), case_id=CASE, user=NURSE, at=NOW, result=ContactResult.NOT_REACHED)
    assert facts.talk_first((tried,)) == ()
    assert make_facts(referrals=(asks,), appointments=(make_visit(24),)).talk_first(()) == ()
    assert make_facts().talk_first(()) == ()


def test_a_referrer_is_told_once_and_asked_while_something_is_missing() -> None:
    told = make_referral(receipt_given_on=TODAY)
    herself = make_referral(route=Route.SELF)
    assert make_facts().without_receipt() == (make_referral(),)
    assert make_facts(referrals=(told, herself)).without_receipt() == ()
    assert make_facts(referrals=(told, herself)).to_ask() == (told,)
    bare = make_facts(consents=(), referrals=(make_referral(asked_on=TODAY),))
    ((item,), _social) = threads(bare, Around(), TERMS, TODAY)
    assert (item.message, item.day) == ("asked what is missing on", TODAY)
    ((item,), _social) = threads(make_facts(referrals=(told,)), Around(), TERMS, TODAY)
    assert item.message == "told that it came in on"


def test_each_of_two_referrers_stands_with_what_it_is_owed() -> None:
    second = make_referral(id=ReferralId(UUID(int=15)), referrer_organisation="Huisarts", referrer_role=ReferrerRole.GP)
    given = make_referral(feedback_given_on=TODAY)
    visited = (make_visit(-72, Outcome.VISITED),)
    (both, _social) = threads(make_facts(referrals=(given, second), appointments=visited), Around(), TERMS, TODAY)
    assert [(item.message, item.is_due) for item in both] == [
        ("feedback due before", True),
        ("feedback given on", False),
    ]
