from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.moments import Moment
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import ContactAttempt, ContactResult, ContactWay, NextTry
from ks_desktop.visits.service.contacts import Contacts, Tried
from tests.visits.conftest import TODAY, Room

MONDAY = date(2026, 11, 23)
NO_CONSENT = dict.fromkeys(("consent_given", "consent_by", "consent_on", "consent_form"), "")


@pytest.fixture
def contacts(room: Room) -> Contacts:
    room.clock.put(MONDAY, time(9))
    return Contacts(room.database, room.clock, room.visits.facts, room.undo)


def not_reached(contacts: Contacts, room: Room, case_id: CaseId, when: datetime | None = None, **more: object) -> None:
    tried = Tried(result=ContactResult.NOT_REACHED, at=when, **more)  # type: ignore[arg-type]
    contacts.record(case_id, tried, actor=room.actor)


def tries(contacts: Contacts, room: Room, case_id: CaseId) -> tuple[ContactAttempt, ...]:
    return contacts.to_reach(case_id, actor=room.actor).tries


def test_a_try_of_yesterday_keeps_both_times(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting()
    yesterday = instant_of(TODAY, time(16, 10))
    not_reached(contacts, room, case_id, yesterday, note="  zus nam op ")
    not_reached(contacts, room, case_id)
    first, second = tries(contacts, room, case_id)
    assert (first.at, first.recorded_at, first.note) == (yesterday, room.clock.now(), "zus nam op")
    assert (second.at, second.recorded_at) == (room.clock.now(), None)


@pytest.mark.parametrize(("when", "code"), [(timedelta(minutes=1), "future"), (timedelta(days=-400), "too_early")])
def test_a_time_that_cannot_be_is_refused(room: Room, contacts: Contacts, when: timedelta, code: str) -> None:
    with pytest.raises(UserError) as refused:
        not_reached(contacts, room, room.waiting(), room.clock.now() + when)
    assert (refused.value.code, refused.value.field) == (code, "at")


def test_no_message_is_left_and_no_way_taken_that_is_not_safe(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting(safe_voicemail="no", partner_may_know="no", safe_to_call="yes")
    with pytest.raises(UserError) as refused:
        not_reached(contacts, room, case_id, left_message=True)
    assert refused.value.field == "left_message"
    with pytest.raises(UserError) as unsafe:
        not_reached(contacts, room, case_id, way=ContactWay.DOOR)
    assert unsafe.value.field == "way"
    assert tries(contacts, room, case_id) == ()


def test_later_asks_when(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting()
    with pytest.raises(UserError) as refused:
        contacts.record(case_id, Tried(result=ContactResult.LATER), actor=room.actor)
    assert (refused.value.code, refused.value.field) == ("required", "again")
    again = Moment(day=date(2026, 11, 25), start=time(15, 30), end=time(16, 30))
    contacts.record(case_id, Tried(result=ContactResult.LATER, again=again), actor=room.actor)
    expected = NextTry(day=again.day, start=time(15, 30), end=time(16, 30))
    with room.database.reading(room.actor) as reading:
        assert contacts.standing([case_id], reading=reading)[case_id].next_try == expected


def test_an_agreed_time_never_lies_outside_her_hours(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting(phone_note="na 15 uur")
    early = Moment(day=date(2026, 11, 25), start=time(9), end=time(10))
    with pytest.raises(UserError) as refused:
        contacts.record(case_id, Tried(result=ContactResult.LATER, again=early), actor=room.actor)
    assert (refused.value.code, refused.value.field) == ("not_then", "again")
    contacts.record(case_id, Tried(result=ContactResult.LATER, again=Moment(day=early.day)), actor=room.actor)
    with room.database.reading(room.actor) as reading:
        found = contacts.standing([case_id], reading=reading)[case_id].next_try
    assert found is not None
    assert (found.day, found.start) == (early.day, time(15))


def test_the_next_try_lies_in_the_hours_of_her_nurse(room: Room, contacts: Contacts) -> None:
    room.work_on(weekdays=[3], start=time(10), end=time(14))
    case_id = room.waiting()
    not_reached(contacts, room, case_id)
    found = contacts.to_reach(case_id, actor=room.actor).proposed
    assert found is not None
    assert (found.day, found.start, found.end) == (date(2026, 11, 26), time(12), time(14))


def test_three_tries_then_a_letter_then_ten_working_days_then_closing_is_offered(
    room: Room, contacts: Contacts
) -> None:
    case_id = room.waiting()
    for day in range(3):
        not_reached(contacts, room, case_id, instant_of(TODAY - timedelta(days=day), time(10)))
    standing = contacts.to_reach(case_id, actor=room.actor).standing
    assert (standing.tries, standing.is_letter_due, standing.next_try) == (3, True, None)
    not_reached(contacts, room, case_id, way=ContactWay.LETTER)
    room.clock.put(date(2026, 12, 4), time(9))
    standing = contacts.to_reach(case_id, actor=room.actor).standing
    assert standing.written_on is not None
    assert not standing.is_close_due
    room.clock.put(date(2026, 12, 7), time(9))
    assert contacts.to_reach(case_id, actor=room.actor).standing.is_close_due
    room.settings.change({"days_after_letter": "20"}, actor=room.actor)
    assert not contacts.to_reach(case_id, actor=room.actor).standing.is_close_due
    assert contacts.to_reach(case_id, actor=room.actor).case.is_open  # nothing closes by itself


def test_who_has_a_visit_or_does_not_agree_is_not_tried(room: Room, contacts: Contacts) -> None:
    booked, refused = room.waiting(), room.waiting("Yilmaz", birth_date="1995-01-02", **NO_CONSENT)
    for case_id in (booked, refused):
        for day in range(3):
            not_reached(contacts, room, case_id, instant_of(TODAY - timedelta(days=day), time(10)))
    room.visits.accept(room.visits.proposals(booked, actor=room.actor)[0], actor=room.actor)
    with room.database.reading(room.actor) as reading:
        found = contacts.standing([booked, refused], reading=reading)
    assert all(not one.is_letter_due and one.next_try is None for one in found.values())
    assert {one.tries for one in found.values()} == {3}


def test_a_closed_case_is_left_out_and_takes_no_try(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting()
    room.clients.close_case(case_id, "moved", actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert contacts.standing([case_id], reading=reading) == {}
    with pytest.raises(UserError) as refused:
        not_reached(contacts, room, case_id)
    assert refused.value.code == "case_closed"


def test_a_try_is_corrected_and_when_it_was_written_down_stays(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting()
    not_reached(contacts, room, case_id)
    (before,) = tries(contacts, room, case_id)
    at = before.at - timedelta(hours=1)
    spoken = Tried(result=ContactResult.SPOKEN, note="toch gesproken", at=at)
    contacts.correct(before.id, spoken, actor=room.actor, version=before.version)
    (after,) = tries(contacts, room, case_id)
    assert after == replace(
        before, result=ContactResult.SPOKEN, note="toch gesproken", at=at, recorded_at=before.at, version=2
    )
    with pytest.raises(StaleError):
        contacts.correct(before.id, spoken, actor=room.actor, version=before.version)


def test_writing_down_and_correcting_are_taken_back_exactly(room: Room, contacts: Contacts) -> None:
    case_id = room.waiting()
    not_reached(contacts, room, case_id, again=Moment(day=date(2026, 11, 26)), why="haar zus zei het")
    (before,) = tries(contacts, room, case_id)
    spoken = Tried(result=ContactResult.SPOKEN, note="toch", at=before.at - timedelta(hours=2))
    contacts.correct(before.id, spoken, actor=room.actor)
    room.undo.undo(actor=room.actor)
    (again,) = tries(contacts, room, case_id)
    assert replace(again, version=before.version) == before
    room.undo.undo(actor=room.actor)
    assert tries(contacts, room, case_id) == ()
