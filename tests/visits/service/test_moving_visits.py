from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from time import thread_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.database import Reading
from ks_desktop.core.errors import StaleError, UserError, UserErrors, each
from ks_desktop.core.values import AppointmentId, DaySpan, UserId, new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Appointment,
    AppointmentState,
    BookingState,
    Companion,
    CompanionKind,
    Details,
    Mode,
    Reason,
)
from ks_desktop.visits.planning.diary import Stop
from ks_desktop.visits.restricted import SafetyColour
from tests.visits.by_hand import ByHand, at
from tests.visits.conftest import Room
from tests.visits.waiting import doors, held

TUESDAY = date(2026, 11, 24)
WEDNESDAY = date(2026, 11, 25)
SUNDAY = date(2026, 11, 29)
WEEK = DaySpan(date(2026, 11, 23), date(2026, 11, 29))


def _codes(refused: pytest.ExceptionInfo[UserErrors]) -> set[str]:
    return {error.code for error in each(refused.value)}


def test_a_visit_is_moved_and_stays_the_same_visit(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    changes = by_hand.moving.move(visit.id, at(10, day=TUESDAY), actor=room.actor, version=visit.version)
    assert changes.visits
    assert changes.undo
    moved = by_hand.visit(visit.id)
    assert moved == replace(visit, starts_at=at(10, day=TUESDAY), version=moved.version)
    step = room.undo.latest(actor=room.actor)
    assert step is not None
    assert step.label == "move visit"
    room.undo.undo(actor=room.actor)
    assert replace(by_hand.visit(visit.id), version=visit.version) == visit


def test_the_second_of_two_movers_is_told(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    by_hand.moving.move(visit.id, at(10, day=TUESDAY), actor=room.actor, version=visit.version)
    with pytest.raises(StaleError):
        by_hand.moving.move(visit.id, at(11, day=TUESDAY), actor=room.actor, version=visit.version)
    assert by_hand.visit(visit.id).starts_at == at(10, day=TUESDAY)


def test_what_was_not_seen_refuses_and_what_was_seen_does_not(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    with pytest.raises(UserErrors) as refused:
        by_hand.moving.move(visit.id, at(10, day=SUNDAY), actor=room.actor, version=visit.version)
    assert _codes(refused) == {"free_day"}
    assert by_hand.visit(visit.id) == visit
    by_hand.moving.move(
        visit.id, at(10, day=SUNDAY), actor=room.actor, version=visit.version, despite=frozenset({"free_day"})
    )
    assert by_hand.visit(visit.id).day == SUNDAY
    with room.database.reading(room.actor) as reading:
        kept = reading.session.execute(text("SELECT columns FROM audit WHERE event = 'visit_moved'")).scalars().all()
    assert "despite:free_day" in kept


def test_a_nurse_is_never_in_two_places_also_knowingly(by_hand: ByHand, room: Room) -> None:
    first = by_hand.booked(room.waiting())
    second = by_hand.booked(room.waiting("Bakker", birth_date="1990-01-01"))
    with pytest.raises(UserErrors) as refused:
        by_hand.moving.move(
            second.id, first.starts_at, actor=room.actor, version=second.version, despite=frozenset({"overlap"})
        )
    assert "overlap" in _codes(refused)


def test_a_visit_goes_to_another_nurse(by_hand: ByHand, room: Room, colleague: UserId) -> None:
    by_hand.works(colleague)
    visit = by_hand.booked(room.waiting())
    by_hand.moving.move(
        visit.id, visit.starts_at + timedelta(hours=2), nurse=colleague, minutes=45, actor=room.actor, version=1
    )
    moved = by_hand.visit(visit.id)
    assert (moved.nurse, moved.minutes) == (colleague, 45)
    room.undo.undo(actor=room.actor)
    back = by_hand.visit(visit.id)
    assert (back.nurse, back.minutes, back.starts_at) == (visit.nurse, visit.minutes, visit.starts_at)


def test_an_interpreter_who_was_booked_must_hear_of_another_time(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting(language="tr", interpreter="yes"))
    assert visit.interpreter is not None
    by_hand.interpreters.arrange(
        visit.id, BookingState.BOOKED, name="Tolken Proef", reference="7", actor=room.actor, version=visit.version
    )
    booked = by_hand.visit(visit.id)
    by_hand.moving.move(visit.id, at(10, day=WEDNESDAY), actor=room.actor, version=booked.version)
    moved = by_hand.visit(visit.id).interpreter
    assert moved is not None
    assert (moved.state, moved.reference) == (BookingState.MOVED, "7")
    room.undo.undo(actor=room.actor)
    assert by_hand.visit(visit.id).companions == booked.companions


@pytest.mark.parametrize("minutes", [0, 7, 485])
def test_a_length_that_cannot_be_is_refused(by_hand: ByHand, room: Room, minutes: int) -> None:
    visit = by_hand.booked(room.waiting())
    with pytest.raises(UserError) as refused:
        by_hand.moving.move(visit.id, at(10, day=TUESDAY), minutes=minutes, actor=room.actor, version=visit.version)
    assert refused.value.field == "minutes"


def test_a_visit_that_is_off_or_gone_is_not_moved(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    visit = by_hand.booked(case_id)
    room.visits.cancel(visit.id, "", actor=room.actor)
    with pytest.raises(UserError) as refused:
        by_hand.moving.move(visit.id, at(10, day=TUESDAY), actor=room.actor, version=visit.version + 1)
    assert refused.value.code == "not_booked"
    with pytest.raises(UserError) as gone:
        by_hand.moving.move(AppointmentId(new_id()), at(10, day=TUESDAY), actor=room.actor, version=1)
    assert gone.value.code == "gone"


def test_a_case_that_closed_stands_against_every_time(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    visit = by_hand.booked(case_id)
    with room.database.work(room.actor, "test") as work:
        work.session.execute(text("UPDATE client_case SET status = 'paused' WHERE id = :id"), {"id": case_id.hex})
    found = by_hand.moving.ready(visit.id, WEEK, actor=room.actor).conflicts(at(10, day=TUESDAY))
    assert [conflict.code for conflict in found if conflict.is_hard] == ["case_closed"]


def test_a_nurse_who_is_gone_is_a_sentence(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    found = by_hand.moving.ready(visit.id, WEEK, actor=room.actor).conflicts(
        at(10, day=TUESDAY), nurse=UserId(new_id())
    )
    assert [(conflict.code, conflict.is_hard) for conflict in found] == [("unknown_nurse", True)]


def test_a_visit_is_booked_by_hand_and_taken_back(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    by_hand.booked(case_id)
    room.undo.undo(actor=room.actor)  # who planned has seen the referral, and that stays
    before = by_hand.tables()
    accepted = by_hand.moving.book(
        case_id, "first_visit", at(11, 15, day=TUESDAY), 45, room.actor, Mode.HOME, actor=room.actor
    )
    visit = by_hand.visit(accepted.appointment_id)
    assert (visit.state, visit.starts_at, visit.minutes) == (AppointmentState.BOOKED, at(11, 15, day=TUESDAY), 45)
    room.undo.undo(actor=room.actor)
    assert by_hand.tables() == before


def test_booking_in_the_past_or_for_who_did_not_agree_cannot_be(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    everything = frozenset({"past", "free_day", "late", "early"})
    with pytest.raises(UserErrors) as refused:
        by_hand.moving.book(
            case_id,
            "first_visit",
            at(8),
            60,
            room.actor,
            Mode.HOME,
            actor=room.actor,
            despite=everything,
        )
    assert "past" in _codes(refused)
    refusing = room.waiting("Geen", birth_date="1991-01-01", consent_given="")
    with pytest.raises(UserError) as missing:
        by_hand.moving.book(refusing, "first_visit", at(11, day=TUESDAY), 60, room.actor, Mode.HOME, actor=room.actor)
    assert missing.value.code == "consent_missing"


def test_a_time_the_clock_skips_cannot_be(by_hand: ByHand, room: Room) -> None:
    skipped = datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM)
    with pytest.raises(UserErrors) as refused:
        by_hand.moving.book(room.waiting(), "first_visit", skipped, 60, room.actor, Mode.HOME, actor=room.actor)
    assert "dst" in _codes(refused)


def test_a_red_look_refuses_alone_at_home_and_orange_asks(by_hand: ByHand, room: Room, colleague: UserId) -> None:
    by_hand.works(colleague)
    case_id = room.waiting()
    room.visits.safety.look(case_id, SafetyColour.RED, actor=room.actor)
    start = at(11, day=TUESDAY)
    with pytest.raises(UserErrors) as refused:
        by_hand.moving.book(
            case_id,
            "first_visit",
            start,
            60,
            room.actor,
            Mode.HOME,
            actor=room.actor,
            despite=frozenset({"safety_red"}),
        )
    assert _codes(refused) == {"safety_red"}
    two = Details(minutes=60, companions=(Companion(kind=CompanionKind.COLLEAGUE, user=colleague),))
    by_hand.moving.book(case_id, "first_visit", start, 60, room.actor, Mode.HOME, actor=room.actor, details=two)
    room.undo.undo(actor=room.actor)
    room.visits.safety.look(case_id, SafetyColour.ORANGE, actor=room.actor)
    with pytest.raises(UserErrors) as asked:
        by_hand.moving.book(case_id, "first_visit", start, 60, room.actor, Mode.HOME, actor=room.actor)
    assert _codes(asked) == {"safety_orange"}
    knowing = frozenset({"safety_orange"})
    by_hand.moving.book(case_id, "first_visit", start, 60, room.actor, Mode.HOME, actor=room.actor, despite=knowing)


def test_what_stands_against_a_new_visit_is_known_while_a_time_is_chosen(by_hand: ByHand, room: Room) -> None:
    booked = by_hand.booked(room.waiting())
    case_id = room.waiting("Bakker", birth_date="1990-01-01")
    move = by_hand.moving.ready_to_book(case_id, "first_visit", 60, Mode.HOME, WEEK, actor=room.actor)
    assert [one.code for one in move.conflicts(booked.starts_at) if one.is_hard] == ["overlap"]
    assert move.conflicts(booked.starts_at + timedelta(hours=3)) == ()


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_moving_and_taking_back_changes_no_table(by_hand: ByHand, room: Room, data: st.DataObject) -> None:
    with room.database.reading(room.actor) as reading:
        booked = room.visits.booked(reading=reading)
    visit = booked[0] if booked else by_hand.booked(room.waiting(language="tr", interpreter="yes"))
    before = by_hand.tables()
    start = at(0, day=TUESDAY) + timedelta(minutes=5 * data.draw(st.integers(0, 12 * 24 * 10)))
    start = start.astimezone(data.draw(st.sampled_from([UTC, AMSTERDAM])))
    minutes = 5 * data.draw(st.integers(1, 96))
    move = by_hand.moving.ready(visit.id, DaySpan(TUESDAY, TUESDAY + timedelta(days=11)), actor=room.actor)
    known = frozenset(conflict.code for conflict in move.conflicts(start, minutes=minutes))
    by_hand.moving.move(
        visit.id,
        start,
        minutes=minutes,
        actor=room.actor,
        version=by_hand.visit(visit.id).version,
        despite=known | {"early", "hours", "free_day"},
    )
    room.undo.undo(actor=room.actor)
    assert by_hand.tables() == before


def test_asking_while_she_drags_is_quick_among_a_thousand_visits(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    move = by_hand.moving.ready(visit.id, WEEK, actor=room.actor)
    stops = tuple(
        Stop(
            starts_at=at(7, day=TUESDAY) + timedelta(days=number // 8, minutes=75 * (number % 8)),
            ends_at=at(8, day=TUESDAY) + timedelta(days=number // 8, minutes=75 * (number % 8)),
            postcode="3511 AB",
        )
        for number in range(1000)
    )
    diary = replace(move.diaries[room.actor], stops=stops)
    move = replace(move, diaries={**move.diaries, room.actor: diary})
    taken = []
    for quarter in range(200):
        began = thread_time()
        move.conflicts(at(8, day=TUESDAY) + timedelta(minutes=15 * quarter))
        taken.append(thread_time() - began)
    assert sorted(taken)[190] < 0.01, "a mouse move must not be felt; measured 1 ms, with room for a busy computer"


class _Papers:
    """A room above that told her when a visit is."""

    def told_otherwise(self, visit: Appointment, *, reading: Reading) -> tuple[Reason, ...]:
        assert reading.session.is_active
        return (Reason(message="told", values={"time": f"{visit.start:%H:%M}"}),)


def test_who_told_her_the_time_is_asked_whether_that_is_so(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    assert by_hand.moving.told_otherwise(visit.id, actor=room.actor) == ()
    by_hand.moving.told.append(_Papers())
    said = by_hand.moving.told_otherwise(visit.id, actor=room.actor)
    assert [reason.values["time"] for reason in said] == [f"{visit.start:%H:%M}"]
    assert by_hand.moving.ready(visit.id, WEEK, actor=room.actor).told == said


def test_closing_her_case_leaves_the_move_that_cannot_come_back(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    visit = by_hand.booked(case_id)
    by_hand.moving.move(visit.id, at(10, day=WEDNESDAY), actor=room.actor, version=visit.version)
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    assert by_hand.visit(visit.id).state is AppointmentState.CANCELLED
    for _step in range(2):
        room.undo.undo(actor=room.actor)
    assert by_hand.visit(visit.id).starts_at == visit.starts_at


def test_a_further_contact_is_measured_by_weeks_of_its_own(by_hand: ByHand, room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.afterwards.record(held(case_id, date(2026, 11, 9)), actor=room.actor)
    move = by_hand.moving.ready_to_book(case_id, SECOND_VISIT, 60, Mode.HOME, WEEK, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        case = room.visits.facts.case(case_id, reading=reading)
        wish = room.visits.facts.wishes_for([(case, SECOND_VISIT)], reading=reading)[case_id, SECOND_VISIT]
    assert (move.wish.contact_type, move.wish.window) == (SECOND_VISIT, wish.window)
    (early,) = (c for c in move.conflicts(at(10, day=TUESDAY)) if c.code == "early")
    assert early.values["day"] == "07-12-2026"  # four weeks after the first


def test_one_contact_of_a_kind_is_booked_at_a_time_and_others_beside_it(by_hand: ByHand, room: Room) -> None:
    case_id = room.waiting()
    by_hand.booked(case_id)
    start = at(11, day=TUESDAY)
    by_hand.moving.ready_to_book(case_id, CALL, 15, Mode.PHONE, WEEK, actor=room.actor)
    by_hand.moving.book(case_id, CALL, start, 15, room.actor, Mode.PHONE, actor=room.actor)
    for kind in (CALL, FIRST_VISIT):
        with pytest.raises(UserError) as refused:
            by_hand.moving.ready_to_book(case_id, kind, 15, Mode.PHONE, WEEK, actor=room.actor)
        assert refused.value.code == "planned_already"
        with pytest.raises(UserError) as refused:
            by_hand.moving.book(case_id, kind, start + timedelta(hours=2), 15, room.actor, Mode.PHONE, actor=room.actor)
        assert refused.value.code == "planned_already"


def test_a_visit_of_a_length_that_is_refused_now_is_moved_as_long_as_it_is(by_hand: ByHand, room: Room) -> None:
    visit = by_hand.booked(room.waiting())
    with room.database.work(room.actor, "test") as work:
        store.write(work, replace(visit, minutes=47))  # as an older file may hold it
    visit = by_hand.visit(visit.id)
    start = at(10, day=TUESDAY)
    by_hand.moving.move(visit.id, start, minutes=47, actor=room.actor, version=visit.version)
    moved = by_hand.visit(visit.id)
    assert (moved.starts_at, moved.minutes) == (start, 47)
    with pytest.raises(UserError) as refused:
        by_hand.moving.move(visit.id, start, minutes=48, actor=room.actor, version=moved.version)
    assert refused.value.code == "minutes"


def test_whoever_comes_along_another_nurse_is_the_place_holder(by_hand: ByHand, room: Room, colleague: UserId) -> None:
    by_hand.works(colleague)
    case_id = room.waiting()
    for along in (room.actor, colleague):
        companion = Companion(kind=CompanionKind.COLLEAGUE, user=along)
        details = Details(minutes=60, companions=(companion,))
        move = by_hand.moving.ready_to_book(
            case_id, FIRST_VISIT, 60, Mode.HOME, WEEK, actor=room.actor, details=details
        )
        assert move.visit.nurse != along
