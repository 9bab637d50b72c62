from dataclasses import replace
from datetime import date, time

import pytest

from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import CaseId
from ks_desktop.visits.domain import BookingState, Mode
from ks_desktop.visits.service.wishes import VisitWishes
from tests.visits.by_hand import ByHand, at
from tests.visits.conftest import Room


def _waiting(room: Room, surname: str = "Kaya", **changed: str) -> CaseId:
    return room.waiting(surname, language="tr", interpreter="yes", **changed)


def test_a_visit_that_needs_an_interpreter_makes_a_task_until_one_is_booked(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(_waiting(room))
    by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    (task,) = by_hand.interpreters.to_book(actor=room.actor)
    assert (task.appointment_id, task.name, task.language, task.minutes, task.state, task.is_off) == (
        visit.id,
        "Aylin Kaya",
        "tr",
        60,
        BookingState.TO_BOOK,
        False,
    )
    by_hand.interpreters.arrange(
        visit.id, BookingState.ASKED, name=" Tolken Proef ", is_by_phone=True, actor=room.actor, version=task.version
    )
    (asked,) = by_hand.interpreters.to_book(actor=room.actor)
    assert (asked.state, asked.interpreter.name, asked.interpreter.is_by_phone) == (
        BookingState.ASKED,
        "Tolken Proef",
        True,
    )
    by_hand.interpreters.arrange(
        visit.id,
        BookingState.BOOKED,
        name="Tolken Proef",
        reference="P-7",
        actor=room.actor,
        version=asked.version,
    )
    assert by_hand.interpreters.to_book(actor=room.actor) == ()
    room.undo.undo(actor=room.actor)
    assert [one.state for one in by_hand.interpreters.to_book(actor=room.actor)] == [BookingState.ASKED]


def test_an_interpreter_who_knows_of_a_visit_hears_that_it_is_off(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(_waiting(room))
    by_hand.interpreters.arrange(visit.id, BookingState.BOOKED, actor=room.actor, version=visit.version)
    room.visits.cancel(visit.id, "", actor=room.actor)
    (task,) = by_hand.interpreters.to_book(actor=room.actor)
    assert task.is_off
    by_hand.interpreters.arrange(visit.id, BookingState.TOLD_OFF, actor=room.actor, version=task.version)
    assert by_hand.interpreters.to_book(actor=room.actor) == ()


def test_an_interpreter_who_was_never_asked_need_not_hear_that_it_is_off(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(_waiting(room))
    room.visits.cancel(visit.id, "", actor=room.actor)
    assert by_hand.interpreters.to_book(actor=room.actor) == ()


def test_what_has_passed_is_no_task_any_more(by_hand: ByHand, room: Room) -> None:
    by_hand.booked(_waiting(room))
    room.clock.put(date(2027, 3, 1), time(8))
    assert by_hand.interpreters.to_book(actor=room.actor) == ()


def test_who_was_first_counts_and_a_visit_without_interpreter_has_none(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(_waiting(room))
    with pytest.raises(StaleError):
        by_hand.interpreters.arrange(visit.id, BookingState.ASKED, actor=room.actor, version=visit.version + 1)
    with pytest.raises(UserError) as refused:
        by_hand.interpreters.arrange(
            visit.id, BookingState.ASKED, name="x" * 201, actor=room.actor, version=visit.version
        )
    assert refused.value.code == "too_long"
    alone = by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    with pytest.raises(UserError) as none:
        by_hand.interpreters.arrange(alone.id, BookingState.ASKED, actor=room.actor, version=alone.version)
    assert none.value.code == "no_interpreter"


def _now_needs(room: Room, case_id: CaseId) -> None:
    with room.database.reading(room.actor) as reading:
        case = room.clients.cases([case_id], reading=reading)[case_id]
        woman = room.clients.clients([case.client_id], reading=reading)[case.client_id]
    room.clients.save_client(replace(woman, language="tr", interpreter=True), actor=room.actor)


def test_a_need_that_is_known_later_makes_a_task_for_a_visit_that_stands(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    assert by_hand.interpreters.to_book(actor=room.actor) == ()
    _now_needs(room, visit.case_id)
    (task,) = by_hand.interpreters.to_book(actor=room.actor)
    assert (task.appointment_id, task.language, task.state) == (visit.id, "tr", BookingState.TO_BOOK)
    by_hand.interpreters.arrange(visit.id, BookingState.BOOKED, name="Tolk", actor=room.actor, version=task.version)
    assert by_hand.interpreters.to_book(actor=room.actor) == ()
    booked = by_hand.visit(visit.id).interpreter
    assert booked is not None
    assert (booked.name, booked.state) == ("Tolk", BookingState.BOOKED)
    room.undo.undo(actor=room.actor)
    assert by_hand.visit(visit.id).interpreter is None
    assert len(by_hand.interpreters.to_book(actor=room.actor)) == 1


def test_a_nurse_who_speaks_her_language_needs_no_interpreter_also_later(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    _now_needs(room, visit.case_id)
    profile = next(one.profile for one in by_hand.schedules.everybody(actor=room.actor) if one.user == visit.nurse)
    by_hand.schedules.set_profile(replace(profile, languages=frozenset({"tr"})), actor=room.actor)
    assert by_hand.interpreters.to_book(actor=room.actor) == ()


def test_who_wants_no_interpreter_gets_none(by_hand: ByHand, room: Room) -> None:
    case_id = _waiting(room)
    wishes = VisitWishes(room.database, room.visits.facts, room.undo, by_hand.schedules)
    wishes.write(replace(wishes.of(case_id, actor=room.actor), may_use_interpreter=False), actor=room.actor)
    by_hand.moving.book(
        case_id,
        FIRST_VISIT,
        at(10, day=date(2026, 11, 24)),
        60,
        room.actor,
        Mode.HOME,
        actor=room.actor,
        despite=frozenset({"language"}),
    )
    assert by_hand.interpreters.to_book(actor=room.actor) == ()
