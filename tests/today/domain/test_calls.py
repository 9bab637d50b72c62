from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from ks_desktop.casefile.domain import Facts
from ks_desktop.clients.domain import Address, Answer, SafeContact
from ks_desktop.coalition.service import proposed_terms
from ks_desktop.referrals.domain import Urgency
from ks_desktop.today.domain import (
    Around,
    CallTime,
    Level,
    Reason,
    ReasonKind,
    ToCall,
    call_order,
    is_pressing,
    known_of,
    to_call,
)
from ks_desktop.visits.domain import ContactAttempt, ContactResult
from ks_desktop.visits.planning.reaching import Reaching
from tests.casefile.test_domain import CASE, NOW, NURSE, TODAY, make_facts, make_referral

TERMS = proposed_terms("GM0344")


def make_attempt(result: ContactResult, days_ago: int = 0) -> ContactAttempt:
    return ContactAttempt(id=UUID(int=1), case_id=CASE, user=NURSE, at=NOW - timedelta(days=days_ago), result=result)


def due_in(days: int) -> Facts:
    facts = make_facts(referrals=(make_referral(),))
    return replace(facts, case=replace(facts.case, due_date=TODAY + timedelta(days=days)))


def with_contact(contact: SafeContact) -> Facts:
    facts = make_facts()
    return replace(facts, client=replace(facts.client, contact=contact))


def called(facts: Facts, *attempts: ContactAttempt, **around: object) -> ToCall:
    return to_call(facts, replace(Around(terms=TERMS, attempts=attempts), **around), TODAY)  # type: ignore[arg-type]


def kinds(entry: ToCall) -> list[ReasonKind]:
    return [reason.kind for reason in entry.why]


@pytest.mark.parametrize(
    ("days_to_due", "reason"),
    [
        (280 - 10 * 7, Reason(kind=ReasonKind.POSSIBLE_FROM, day=date(2026, 12, 5))),
        (280 - 27 * 7, Reason(kind=ReasonKind.BEST_WEEKS, day=date(2026, 11, 28), count=7)),
        (58, Reason(kind=ReasonKind.WEEKS_LEFT, day=date(2027, 1, 18), count=58)),
        (30, Reason(kind=ReasonKind.CLOSING, day=date(2026, 12, 21), count=30)),
        (0, Reason(kind=ReasonKind.CLOSING, day=TODAY, count=0)),
        (70, Reason(kind=ReasonKind.POSSIBLE_UNTIL, day=date(2027, 1, 30), count=70)),
    ],
)
def test_why_she_is_called_names_her_weeks_once(days_to_due: int, reason: Reason) -> None:
    why = called(due_in(days_to_due)).why
    assert why[0] == reason
    assert sum(one.day == reason.day for one in why) == 1


def test_an_urgent_referral_comes_first_and_presses() -> None:
    entry = called(make_facts(referrals=(make_referral(),)))
    urgent = called(make_facts(referrals=(make_referral(urgency=Urgency.URGENT),)))
    assert kinds(urgent)[0] is ReasonKind.URGENT
    assert (urgent.level, entry.level) == (Level.URGENT, Level.ORDINARY)
    assert urgent.is_pressing
    assert not entry.is_pressing
    assert [is_pressing(reason) for reason in urgent.why] == [True, False]


def test_closing_weeks_press() -> None:
    assert called(due_in(280 - 33 * 7)).level is Level.CLOSING
    assert called(due_in(280 - 20 * 7)).level is Level.ORDINARY


@pytest.mark.parametrize(
    ("attempts", "reason"),
    [
        (
            (make_attempt(ContactResult.NOT_REACHED, 3), make_attempt(ContactResult.NOT_REACHED, 2)),
            Reason(kind=ReasonKind.TRIED, count=2),
        ),
        ((make_attempt(ContactResult.NOT_REACHED),), Reason(kind=ReasonKind.TRIED_TODAY, at=time(9, 30))),
        ((make_attempt(ContactResult.SPOKEN, 2),), Reason(kind=ReasonKind.SPOKEN, day=date(2026, 11, 19))),
    ],
)
def test_earlier_tries_are_told(attempts: tuple[ContactAttempt, ...], reason: Reason) -> None:
    entry = called(make_facts(), *attempts)
    assert reason in entry.why
    assert entry.is_tried_today == (reason.kind is ReasonKind.TRIED_TODAY)


def test_the_term_counts_until_somebody_tried() -> None:
    last = date(2026, 11, 23)
    assert called(make_facts(), contact_by=last).level is Level.TERM
    assert known_of(make_facts(), Around(terms=TERMS, contact_by=last), TODAY).working_days == 1
    tried = called(make_facts(), make_attempt(ContactResult.NOT_REACHED, 1), contact_by=last)
    assert tried.level is Level.ORDINARY
    assert called(make_facts(), contact_by=date(2026, 11, 20)).why[0].count < 0


def test_an_agreed_try_that_has_come_presses() -> None:
    entry = called(make_facts(), make_attempt(ContactResult.LATER, 1), agreed=datetime(2026, 11, 21, 8, tzinfo=UTC))
    assert entry.level is Level.AGREED
    assert entry.why[0] == Reason(kind=ReasonKind.AGREED, day=TODAY, at=time(9))


def test_who_was_written_to_says_so() -> None:
    entry = called(make_facts(), make_attempt(ContactResult.NOT_REACHED, 3), standing=Reaching(written_on=TODAY))
    assert Reason(kind=ReasonKind.WRITTEN, day=TODAY) in entry.why


def test_a_number_that_is_not_safe_is_not_shown() -> None:
    for never in (SafeContact(phone="06", safe_to_call=Answer.NO), SafeContact(phone="06", phone_note="niet bellen")):
        entry = called(with_contact(never))
        assert entry.phone == ""
        assert ReasonKind.NOT_SAFE in kinds(entry)
    assert called(with_contact(SafeContact(phone_2="0622222222"))).phone == "0622222222"


def test_hours_are_told_once_and_a_note_that_is_no_hours_as_it_was_typed() -> None:
    hours = called(with_contact(SafeContact(phone="06", phone_note="na 15 uur")))
    assert ReasonKind.HOURS in kinds(hours)
    assert ReasonKind.NOTE not in kinds(hours)
    note = called(with_contact(SafeContact(phone="06", phone_note="haar zus neemt op")))
    assert Reason(kind=ReasonKind.NOTE, text="haar zus neemt op") in note.why


def test_a_message_is_left_only_where_somebody_said_it_is_safe() -> None:
    assert not called(with_contact(SafeContact(phone="06"))).may_leave_message
    assert called(with_contact(SafeContact(phone="06", safe_voicemail=Answer.YES))).may_leave_message


def test_a_secret_address_has_no_neighbourhood() -> None:
    facts = make_facts()
    assert called(facts).postcode4 == "3511"
    secret = replace(facts, client=replace(facts.client, address=Address(postcode="3511 AB", is_secret=True)))
    assert (called(secret).postcode4, called(secret).place) == ("", "")


def test_those_tried_today_stand_last_and_pressing_ones_first() -> None:
    tried = called(due_in(20), make_attempt(ContactResult.NOT_REACHED))
    calm, pressing = called(due_in(150)), called(due_in(40))
    assert sorted((tried, calm, pressing), key=call_order) == [pressing, calm, tried]


def test_whom_to_talk_with_first_stands_before_all_other_reasons() -> None:
    asks = make_referral(consult_first=Answer.YES)
    entry = called(make_facts(referrals=(asks,)))
    assert entry.why[0] == Reason(kind=ReasonKind.TALK_FIRST, text="Overleg eerst met F. Voorbeeld.")
    assert ReasonKind.TALK_FIRST not in kinds(called(make_facts()))


@pytest.mark.parametrize(("hours", "later", "another"), [(0, False, False), (5, True, False), (20, False, True)])
def test_a_time_lies_now_later_today_or_on_another_day(hours: int, later: bool, another: bool) -> None:
    call_time = CallTime(at=NOW + timedelta(hours=hours) if hours else None)
    assert (call_time.is_later_today(TODAY), call_time.is_another_day(TODAY)) == (later, another)
