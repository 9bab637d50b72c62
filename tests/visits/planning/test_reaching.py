from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from ks_desktop.clients.domain import Address, Answer, SafeContact
from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay
from ks_desktop.visits.planning.reaching import (
    Limits,
    Reaching,
    check_safe,
    may_leave_message,
    reaching,
    safe_ways,
)
from tests.clients.makers import make_client

CASE, NURSE = CaseId(new_id()), UserId(new_id())
MONDAY = date(2026, 11, 23)
WOMAN = make_client(
    contact=SafeContact(
        phone="06 12345678",
        email="proef@example.org",
        safe_to_call=Answer.YES,
        safe_voicemail=Answer.YES,
        safe_to_text=Answer.YES,
        safe_post=Answer.YES,
    )
)
NO_POST = replace(WOMAN, contact=replace(WOMAN.contact, safe_post=Answer.NO, safe_to_text=Answer.NO, email=""))
HIDDEN = replace(WOMAN, contact=replace(WOMAN.contact, partner_may_know=Answer.NO))


def tried(
    day: int,
    result: ContactResult = ContactResult.NOT_REACHED,
    way: ContactWay = ContactWay.PHONE,
    left_message: bool = False,
) -> ContactAttempt:
    when: datetime = instant_of(MONDAY + timedelta(days=day), time(9))
    return ContactAttempt(
        id=new_id(), case_id=CASE, user=NURSE, at=when, result=result, way=way, left_message=left_message
    )


def standing(*tries: ContactAttempt, day: int = 20) -> Reaching:
    return reaching(WOMAN, tries, Limits(), FreeDays(), MONDAY + timedelta(days=day))


def test_after_three_tries_in_vain_a_letter_is_due() -> None:
    assert not standing(tried(0), tried(2)).is_letter_due
    found = standing(tried(0), tried(2), tried(4))
    assert (found.tries, found.is_letter_due, found.letter_way) == (3, True, ContactWay.LETTER)


def test_who_was_spoken_to_begins_anew() -> None:
    found = standing(tried(0), tried(2), tried(4), tried(5, ContactResult.SPOKEN), tried(6))
    assert (found.tries, found.is_letter_due) == (1, False)


def test_later_is_no_try_in_vain() -> None:
    assert standing(tried(0), tried(1, ContactResult.LATER)).tries == 1


def test_after_the_letter_is_waited_ten_working_days_and_then_somebody_may_close() -> None:
    tries = (tried(0), tried(2), tried(4), tried(7, way=ContactWay.LETTER))
    found = standing(*tries, day=20)
    assert (found.is_letter_due, found.is_close_due) == (False, False)
    assert (found.written_on, found.close_from) == (date(2026, 11, 30), date(2026, 12, 14))
    assert standing(*tries, day=21).is_close_due


def test_a_letter_after_two_tries_closes_nothing() -> None:
    assert not standing(tried(0), tried(2), tried(3, way=ContactWay.LETTER), day=60).is_close_due


def test_where_post_is_not_safe_another_way_stands_in_its_place_and_counts_only_after_the_tries() -> None:
    asked = tried(4, way=ContactWay.REFERRER)
    limits, free, today = Limits(), FreeDays(), MONDAY + timedelta(days=30)
    before = reaching(NO_POST, (tried(0), tried(2), asked, tried(5)), limits, free, today)
    assert (before.letter_way, before.is_letter_due) == (ContactWay.REFERRER, True)
    after = reaching(NO_POST, (tried(0), tried(2), tried(3), asked), limits, free, today)
    assert (after.is_letter_due, after.is_close_due) == (False, True)
    assert reaching(HIDDEN, (), limits, free, today).letter_way is ContactWay.REFERRER
    texted = replace(WOMAN, contact=replace(WOMAN.contact, safe_post=Answer.NO))
    assert reaching(texted, (), limits, free, today).letter_way is ContactWay.TEXT


@pytest.mark.parametrize(
    ("woman", "ways"),
    [
        (WOMAN, set(ContactWay)),
        (HIDDEN, {ContactWay.PHONE, ContactWay.REFERRER}),
        (NO_POST, {ContactWay.PHONE, ContactWay.DOOR, ContactWay.REFERRER}),
        (make_client(contact=SafeContact(), address=Address()), {ContactWay.REFERRER}),
        (
            replace(WOMAN, contact=replace(WOMAN.contact, safe_to_call=Answer.NO, safe_to_text=Answer.UNKNOWN)),
            {ContactWay.EMAIL, ContactWay.LETTER, ContactWay.DOOR, ContactWay.REFERRER},
        ),
    ],
)
def test_only_ways_that_are_safe_are_offered(woman: object, ways: set[ContactWay]) -> None:
    assert set(safe_ways(woman)) == ways  # type: ignore[arg-type]


def test_words_are_left_only_where_she_said_that_it_is_safe() -> None:
    assert may_leave_message(WOMAN, ContactWay.PHONE)
    assert may_leave_message(WOMAN, ContactWay.TEXT)
    assert not may_leave_message(WOMAN, ContactWay.DOOR)
    assert not may_leave_message(NO_POST, ContactWay.TEXT)
    unknown = replace(WOMAN, contact=replace(WOMAN.contact, safe_voicemail=Answer.UNKNOWN))
    for woman in (HIDDEN, unknown):
        assert not may_leave_message(woman, ContactWay.PHONE)
    with pytest.raises(UserError) as refused:
        check_safe(tried(0, left_message=True), HIDDEN)
    assert refused.value.field == "left_message"
    check_safe(tried(0, left_message=True), WOMAN)


@pytest.mark.parametrize("way", [ContactWay.TEXT, ContactWay.EMAIL, ContactWay.LETTER, ContactWay.DOOR])
def test_a_way_that_is_not_safe_is_refused_at_its_field(way: ContactWay) -> None:
    with pytest.raises(UserError) as refused:
        check_safe(tried(0, way=way), HIDDEN)
    assert (refused.value.field, refused.value.code) == ("way", "not_safe")
