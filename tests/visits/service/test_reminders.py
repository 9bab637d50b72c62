from datetime import date, time

import pytest
from sqlalchemy import text

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.errors import UserError
from ks_desktop.visits.domain import Appointment, ContactResult
from ks_desktop.visits.service.contacts import Tried
from tests.visits.by_hand import ByHand, at
from tests.visits.conftest import Room

FRIDAY = date(2026, 11, 27)
MONDAY = date(2026, 11, 30)


def _on_monday(by_hand: ByHand, room: Room, hour: int, surname: str = "Kaya", **changed: str) -> Appointment:
    visit = by_hand.booked(room.waiting(surname, **changed))
    by_hand.moving.move(visit.id, at(hour, day=MONDAY), actor=room.actor, version=visit.version)
    return by_hand.visit(visit.id)


def test_on_friday_the_calls_are_of_monday_in_order_of_time(by_hand: ByHand, room: Room) -> None:
    later = _on_monday(by_hand, room, 14, language="tr", interpreter="yes", safe_voicemail="yes")
    first = _on_monday(by_hand, room, 10, "Bakker", birth_date="1990-01-01")
    room.clock.put(FRIDAY, time(9))
    assert by_hand.reminders.next_day(actor=room.actor) == MONDAY
    found = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert [one.appointment_id for one in found] == [first.id, later.id]
    assert (found[0].name, found[0].phone, found[0].may_call, found[0].may_leave_message) == (
        "Aylin Bakker",
        "06-12345678",
        True,
        False,
    )
    assert (found[1].language, found[1].interpreter, found[1].may_leave_message) == ("tr", True, True)
    assert by_hand.reminders.for_day(FRIDAY, actor=room.actor) == ()


def test_who_may_not_be_called_stands_there_without_a_number(by_hand: ByHand, room: Room) -> None:
    _on_monday(by_hand, room, 10, safe_to_call="no", safe_voicemail="yes", safe_to_text="yes")
    (found,) = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert (found.may_call, found.phone, found.phone_note, found.may_leave_message, found.may_text) == (
        False,
        "",
        "",
        False,
        True,
    )


def test_nothing_is_left_behind_that_her_partner_may_read(by_hand: ByHand, room: Room) -> None:
    _on_monday(by_hand, room, 10, partner_may_know="no", safe_voicemail="yes", safe_to_text="yes", email="a@proef.nl")
    (found,) = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert (found.may_leave_message, found.may_text, found.may_mail) == (False, False, False)


def test_nobody_is_called_without_consent_or_after_her_case_closed(by_hand: ByHand, room: Room) -> None:
    visit = _on_monday(by_hand, room, 10)
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("UPDATE client_case SET status = 'paused' WHERE id = :id"), {"id": visit.case_id.hex})
    assert by_hand.reminders.for_day(MONDAY, actor=room.actor) == ()
    other = _on_monday(by_hand, room, 12, "Bakker", birth_date="1990-01-01")
    assert len(by_hand.reminders.for_day(MONDAY, actor=room.actor)) == 1
    room.clients.close_case(other.case_id, CloseReason.MOVED, actor=room.actor)
    assert by_hand.reminders.for_day(MONDAY, actor=room.actor) == ()
    third = _on_monday(by_hand, room, 14, "Derde", birth_date="1991-01-01")
    assert len(by_hand.reminders.for_day(MONDAY, actor=room.actor)) == 1
    with room.database.work(room.actor, "test") as work:  # an answer that lapsed, whatever became of the visit
        work.session.execute(text("DELETE FROM consent WHERE case_id = :id"), {"id": third.case_id.hex})
    assert by_hand.reminders.for_day(MONDAY, actor=room.actor) == ()


def test_what_came_of_calling_stays_beside_the_visit_and_counts_as_contact(by_hand: ByHand, room: Room) -> None:
    visit = _on_monday(by_hand, room, 10, safe_voicemail="yes")
    room.visits.contacts.record(visit.case_id, Tried(result=ContactResult.NOT_REACHED), actor=room.actor)
    room.clock.put(FRIDAY, time(9))
    assert by_hand.reminders.for_day(MONDAY, actor=room.actor)[0].result is None  # an older try was about planning
    assert by_hand.reminders.mark(visit.id, ContactResult.NOT_REACHED, left_message=True, actor=room.actor).visits
    (found,) = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert found.result is ContactResult.NOT_REACHED
    assert found.result_note
    with room.database.reading(room.actor) as reading:
        assert len(room.visits.attempts([visit.case_id], reading=reading)[visit.case_id]) == 2


def test_a_visit_that_is_off_is_not_called_about(by_hand: ByHand, room: Room) -> None:
    visit = _on_monday(by_hand, room, 10)
    room.visits.cancel(visit.id, "", actor=room.actor)
    assert by_hand.reminders.for_day(MONDAY, actor=room.actor) == ()
    with pytest.raises(UserError) as refused:
        by_hand.reminders.mark(visit.id, ContactResult.SPOKEN, actor=room.actor)
    assert refused.value.code == "not_booked"


def test_outside_her_hours_it_says_from_when_she_may_be_called(by_hand: ByHand, room: Room) -> None:
    _on_monday(by_hand, room, 10, phone_note="na 15 uur")
    room.clock.put(FRIDAY, time(9))
    (found,) = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert (found.may_call, found.is_limited, found.call_from) == (True, True, at(15, day=FRIDAY))
    assert [hours.start for hours in found.call_hours] == [time(15)]
    room.clock.put(FRIDAY, time(15))
    (now,) = by_hand.reminders.for_day(MONDAY, actor=room.actor)
    assert now.call_from is None


def test_no_message_is_left_where_nobody_said_that_it_is_safe(by_hand: ByHand, room: Room) -> None:
    visit = _on_monday(by_hand, room, 10)
    with pytest.raises(UserError) as refused:
        by_hand.reminders.mark(visit.id, ContactResult.NOT_REACHED, left_message=True, actor=room.actor)
    assert refused.value.code == "message_not_safe"
