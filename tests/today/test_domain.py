from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from ks_desktop.casefile.domain import Facts
from ks_desktop.clients.domain import Answer, CaseState, SafeContact
from ks_desktop.coalition.service import proposed_terms
from ks_desktop.core.values import CaseId
from ks_desktop.referrals.domain import Urgency
from ks_desktop.today.domain import (
    MOST_NAMES,
    ToCall,
    Waiting,
    WaitingKind,
    call_order,
    closing,
    may_be_called,
    missed_weeks,
    to_call,
)
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from tests.casefile.test_domain import CASE, NOW, NURSE, TODAY, make_facts, make_referral

TERMS = proposed_terms("GM0344")


def make_attempt(result: ContactResult, days_ago: int = 0) -> ContactAttempt:
    return ContactAttempt(id=UUID(int=1), case_id=CASE, user=NURSE, at=NOW - timedelta(days=days_ago), result=result)


def due_in(days: int) -> Facts:
    facts = make_facts()
    return replace(facts, case=replace(facts.case, due_date=TODAY + timedelta(days=days)))


def with_contact(contact: SafeContact) -> Facts:
    facts = make_facts()
    return replace(facts, client=replace(facts.client, contact=contact))


@pytest.mark.parametrize(
    ("days_to_due", "sentence"),
    [
        (280 - 10 * 7, "bezoek kan vanaf 05-12"),
        (280 - 27 * 7, "beste weken nog 7 dagen"),
        (30, "venster sluit over 30 dagen"),
        (1, "venster sluit over 1 dag"),
        (0, "venster sluit vandaag"),
    ],
)
def test_why_she_is_called_names_her_weeks(days_to_due: int, sentence: str) -> None:
    assert to_call(due_in(days_to_due), (), TERMS, TODAY).why[0] == sentence


def test_an_urgent_referral_comes_first_and_is_pressing() -> None:
    entry = to_call(make_facts(referrals=(make_referral(urgency=Urgency.URGENT),)), (), TERMS, TODAY)
    assert entry.why[0] == "aanmelding met spoed"
    assert entry.is_pressing


def test_closing_weeks_press() -> None:
    assert to_call(due_in(280 - 33 * 7), (), TERMS, TODAY).is_pressing
    assert not to_call(due_in(280 - 20 * 7), (), TERMS, TODAY).is_pressing


@pytest.mark.parametrize(
    ("attempts", "sentence"),
    [
        ((make_attempt(ContactResult.NOT_REACHED, 3), make_attempt(ContactResult.NOT_REACHED, 2)), "2 keer geprobeerd"),
        ((make_attempt(ContactResult.NOT_REACHED),), "vandaag geprobeerd om 09:30"),
        ((make_attempt(ContactResult.SPOKEN, 2),), "gesproken op 19-11, nog niet gepland"),
    ],
)
def test_earlier_tries_are_told(attempts: tuple[ContactAttempt, ...], sentence: str) -> None:
    assert sentence in to_call(make_facts(), attempts, TERMS, TODAY).why


def test_a_number_that_is_not_safe_is_not_shown() -> None:
    unsafe = with_contact(SafeContact(phone="0611111111", safe_to_call=Answer.NO))
    entry = to_call(unsafe, (), TERMS, TODAY)
    assert entry.phone == ""
    assert "bellen is niet veilig" in entry.why
    assert to_call(with_contact(SafeContact(phone_2="0622222222")), (), TERMS, TODAY).phone == "0622222222"


def test_those_tried_today_stand_last_and_pressing_ones_first() -> None:
    tried = to_call(due_in(20), (make_attempt(ContactResult.NOT_REACHED),), TERMS, TODAY)
    calm, pressing = to_call(due_in(150), (), TERMS, TODAY), to_call(due_in(40), (), TERMS, TODAY)
    assert sorted((tried, calm, pressing), key=call_order) == [pressing, calm, tried]


@pytest.mark.parametrize(
    ("state", "days_to_due", "may"),
    [
        (CaseState.READY, 100, True),
        (CaseState.NEW, 100, True),
        (CaseState.CONSENT_MISSING, 100, False),
        (CaseState.INCOMPLETE, 100, False),
        (CaseState.PLANNED, 100, False),
        (CaseState.READY, -1, False),
    ],
)
def test_who_may_be_called(state: CaseState, days_to_due: int, may: bool) -> None:
    assert may_be_called(due_in(days_to_due), state, TERMS, TODAY) is may


@pytest.mark.parametrize("kind", list(WaitingKind))
def test_what_waits_is_told_in_words_for_one_and_for_more(kind: WaitingKind) -> None:
    one, many = Waiting(kind=kind, count=1).text(), Waiting(kind=kind, count=3).text()
    assert one.startswith("1 ")
    assert many.startswith("3 ")
    assert one[2:] != many[2:]


def test_whom_to_talk_with_first_stands_before_all_other_reasons() -> None:
    asks = make_referral(consult_first=Answer.YES, urgency=Urgency.URGENT)
    entry = to_call(make_facts(referrals=(asks,)), (), TERMS, TODAY)
    assert entry.why[:2] == ("Overleg eerst met F. Voorbeeld.", "aanmelding met spoed")
    assert "Overleg" not in " ".join(to_call(make_facts(), (), TERMS, TODAY).why)


def test_weeks_passed_only_for_who_waited() -> None:
    over, ahead = due_in(-3), due_in(60)
    passed = missed_weeks(over, CaseState.READY, TERMS, TODAY)
    assert passed is not None
    assert passed.closed_on < TODAY
    assert passed.case_id == over.case.id
    assert missed_weeks(ahead, CaseState.READY, TERMS, TODAY) is None
    assert missed_weeks(over, CaseState.CLOSED, TERMS, TODAY) is None


def test_what_closes_within_a_week_is_counted_soonest_first() -> None:
    def woman(number: int, days: int) -> ToCall:
        entry = to_call(due_in(60), (), TERMS, TODAY)
        return replace(entry, case_id=CaseId(UUID(int=number)), closes_on=TODAY + timedelta(days=days))

    found = closing([woman(1, 7), woman(2, 8), woman(3, 0)], TODAY)
    assert (found.count, found.case_ids) == (2, (CaseId(UUID(int=3)), CaseId(UUID(int=1))))
    many = closing([woman(number, 1) for number in range(MOST_NAMES + 3)], TODAY)
    assert (many.count, len(many.case_ids)) == (MOST_NAMES + 3, MOST_NAMES)
