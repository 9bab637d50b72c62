from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.clients.domain import (
    Answer,
    CallHours,
    CallRule,
    SafeContact,
    call_rule,
    hours_to_call,
    may_call,
    number_to_call,
    read_call_hours,
)
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import UserError
from ks_desktop.core.weekly_hours import DAY_ENDS

CONTACT = SafeContact(phone="06 12345678", safe_to_call=Answer.YES)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return an instant of the week of Monday 23 November 2026."""
    return datetime(2026, 11, 23 + day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("note", "allowed", "refused"),
    [
        ("niet bellen voor 10:00", at(0, 10), at(0, 9, 59)),
        ("na 15 uur", at(1, 15), at(1, 14, 59)),
        ("Na 15 uur.", at(1, 15), at(1, 14, 59)),
        ("alleen di en do", at(3, 9), at(2, 9)),
        ("'s ochtends", at(0, 8), at(0, 12)),
    ],
)
def test_a_note_that_is_hours_wholly_is_a_rule(note: str, allowed: datetime, refused: datetime) -> None:
    contact = replace(CONTACT, phone_note=note)
    assert may_call(contact, allowed)
    assert not may_call(contact, refused)
    assert call_rule(contact).note == ""


@pytest.mark.parametrize("note", ["niet bellen voor 10:00, dan is haar man thuis", "via zus", "alleen appen", ""])
def test_a_note_that_says_more_is_shown_and_makes_no_rule(note: str) -> None:
    contact = replace(CONTACT, phone_note=note)
    assert call_rule(contact) == CallRule(note=note)
    assert may_call(contact, at(6, 3))


@pytest.mark.parametrize("note", ["niet bellen", "Nooit bellen!"])
def test_a_note_that_leaves_no_hour_means_never(note: str) -> None:
    assert call_rule(replace(CONTACT, phone_note=note)).is_never


def test_the_hours_that_were_asked_go_before_the_note() -> None:
    contact = replace(CONTACT, call_hours="ma-vr na 15, niet wo", phone_note="niet bellen voor 10:00")
    assert not may_call(contact, at(0, 11))
    assert not may_call(contact, at(2, 16))
    assert may_call(contact, at(3, 16))
    rule = call_rule(contact)
    assert rule.words() == "maandag, dinsdag, donderdag en vrijdag na 15:00"
    assert rule.note == "niet bellen voor 10:00"


def test_who_may_not_be_called_is_never_called() -> None:
    contact = replace(CONTACT, safe_to_call=Answer.NO, call_hours="ma-vr na 15")
    assert not may_call(contact, at(0, 16))
    assert call_rule(contact).next_from(at(0, 16)) is None
    assert call_rule(contact).hours == ()
    assert call_rule(contact).words() == "mag niet gebeld worden"


def test_hours_of_another_time_that_cannot_be_read_any_more_are_no_leave_to_call() -> None:
    assert call_rule(replace(CONTACT, call_hours="rond koffietijd")).is_never


def test_what_she_only_likes_best_forbids_nothing() -> None:
    contact = replace(CONTACT, call_hours="liefst na 15")
    assert may_call(contact, at(0, 9))
    assert len(call_rule(contact).hours) == 5


@pytest.mark.parametrize("typed", ["rond koffietijd", "niet bellen", "x" * 201])
def test_what_cannot_be_hours_is_refused_at_its_field(typed: str) -> None:
    with pytest.raises(UserError) as refused:
        read_call_hours(typed)
    assert refused.value.field == "call_hours"


def test_the_next_moment_is_the_first_one_in_her_hours() -> None:
    rule = call_rule(replace(CONTACT, call_hours="ma 9-11, wo na 15"))
    assert rule.next_from(at(0, 8)) == at(0, 9)
    assert rule.next_from(at(0, 10)) == at(0, 10)
    assert rule.next_from(at(0, 11)) == at(2, 15)
    assert rule.next_from(at(2, 23, 59)) == at(2, 23, 59)
    assert call_rule(replace(CONTACT, call_hours="ma 9-11")).next_from(at(0, 11)) == at(7, 9)


_STRETCH = st.builds(
    lambda day, start, length: CallHours(
        weekday=day,
        start=time(*divmod(start, 60)),
        end=DAY_ENDS if start + length >= 1439 else time(*divmod(start + length, 60)),
    ),
    st.integers(0, 6),
    st.integers(0, 1438),
    st.integers(1, 600),
)
# The nights on which the clocks go forward and back, and the days around them.
_INSTANT = st.builds(
    lambda start, minutes: start + timedelta(minutes=minutes),
    st.sampled_from([datetime(2027, 3, 27, tzinfo=UTC), datetime(2027, 10, 30, tzinfo=UTC)]),
    st.integers(0, 3 * 24 * 60),
)


@given(st.lists(_STRETCH, min_size=1, max_size=3), _INSTANT)
@settings(max_examples=60)
def test_no_moment_is_outside_her_hours_and_none_is_passed_by(hours: list[CallHours], now: datetime) -> None:
    rule = CallRule(hours=tuple(sorted(hours)))
    found = rule.next_from(now)
    assert found is not None
    assert found >= now
    local = found.astimezone(AMSTERDAM)
    assert any(one.weekday == local.weekday() and one.start <= local.time() <= one.end for one in hours)
    steps = range(0, min(int((found - now).total_seconds() // 60), 40 * 60), 7)
    assert not any(rule.holds(now + timedelta(minutes=step)) for step in steps)


def test_a_number_is_given_only_to_who_may_be_called_and_with_its_hours() -> None:
    assert number_to_call(CONTACT) == "06 12345678"
    assert number_to_call(replace(CONTACT, phone="", phone_2="030 1234567")) == "030 1234567"
    assert hours_to_call(CONTACT) == ""
    limited = replace(CONTACT, call_hours="ma na 15")
    assert hours_to_call(limited) == call_rule(limited).words() != ""
    for never in (replace(CONTACT, safe_to_call=Answer.NO), replace(CONTACT, phone_note="niet bellen")):
        assert (number_to_call(never), hours_to_call(never)) == ("", "")
