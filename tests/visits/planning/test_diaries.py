from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from ks_desktop.core.clock import instant_of, local_time
from ks_desktop.core.values import AppointmentId, DaySpan, UserId, new_id
from ks_desktop.security.domain import User
from ks_desktop.security.service import Users
from ks_desktop.visits import store
from ks_desktop.visits.domain import (
    Absence,
    AbsenceReason,
    Appointment,
    Block,
    BlockDay,
    Companion,
    CompanionKind,
    Mode,
)
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.store.absences import write_absence
from ks_desktop.visits.store.blocks import write_block, write_changed
from tests.visits.conftest import Room

TUESDAY = date(2026, 12, 1)
SPAN = DaySpan(TUESDAY, TUESDAY + timedelta(days=27))


def _diary(room: Room, nurse: UserId | None = None) -> Diary:
    who = nurse or room.actor
    with room.database.reading(room.actor) as reading:
        return room.visits.facts.diaries.of([who], SPAN, reading=reading)[who]


def _visit(room: Room, at: time, mode: Mode = Mode.HOME, **changed: object) -> Appointment:
    visit = Appointment(
        id=AppointmentId(new_id()),
        case_id=room.waiting(f"Kaya{at.hour}"),
        nurse=room.actor,
        starts_at=instant_of(TUESDAY, at),
        minutes=60,
        mode=mode,
        **changed,  # type: ignore[arg-type]
    )
    with room.database.work(room.actor, "test") as work:
        store.add_booked(work, visit)
    return visit


@pytest.fixture
def block(room: Room) -> Block:
    block = Block(
        id=uuid4(), user=room.actor, label="spreekuur", first=TUESDAY, start=time(13), end=time(15), postcode="3523 CD"
    )
    with room.database.work(room.actor, "test") as work:
        write_block(work, block)
    return block


def test_visits_and_blocks_at_a_place_are_stops_in_order(room: Room, block: Block) -> None:
    visit = _visit(room, time(10))
    found = _diary(room)
    assert [(stop.starts_at, stop.is_visit) for stop in found.stops_on(TUESDAY)] == [
        (visit.starts_at, True),
        (instant_of(TUESDAY, block.start), False),
    ]
    assert [busy.label for busy in found.busy] == ["spreekuur"] * 4
    assert found.works_on(TUESDAY) == (instant_of(TUESDAY, time(8, 30)), instant_of(TUESDAY, time(17)))


def test_a_call_is_no_place_to_go_but_takes_her_time(room: Room) -> None:
    visit = _visit(room, time(10), Mode.PHONE)
    found = _diary(room)
    assert found.stops == ()
    assert [busy.appointment for busy in found.busy] == [visit.id]
    assert len(found.stretches_on(TUESDAY)) == 2


def _away(room: Room, start: time | None, end: time | None = None) -> Diary:
    away = Absence(
        id=uuid4(),
        user=room.actor,
        first=TUESDAY,
        last=TUESDAY,
        start=start,
        end=end,
        reason=AbsenceReason.TRAINING,
    )
    with room.database.work(room.actor, "test") as work:
        write_absence(work, away)
    return _diary(room)


def _times(found: Diary) -> list[tuple[str, time, time]]:
    spans = [(busy.label, local_time(busy.starts_at), local_time(busy.ends_at)) for busy in found.busy]
    return [span for span, busy in zip(spans, found.busy, strict=True) if busy.starts_at.date() == TUESDAY]


def test_absence_takes_the_blocks_away_with_the_hours(room: Room, block: Block) -> None:
    found = _away(room, time(12))
    assert _times(found) == [("Scholing", time(12), time(0))]
    assert found.stops_on(TUESDAY) == ()
    assert found.works_on(TUESDAY) == (instant_of(TUESDAY, time(8, 30)), instant_of(TUESDAY, time(12)))
    assert time(12) < block.start


def test_a_block_that_absence_cuts_short_counts_until_then_and_from_then_on(room: Room, block: Block) -> None:
    found = _away(room, time(14), time(14, 30))
    assert _times(found) == [
        ("spreekuur", block.start, time(14)),
        ("Scholing", time(14), time(14, 30)),
        ("spreekuur", time(14, 30), block.end),
    ]
    assert [(local_time(stop.starts_at), local_time(stop.ends_at)) for stop in found.stops_on(TUESDAY)] == [
        (block.start, time(14)),
        (time(14, 30), block.end),
    ]


def test_a_call_that_stands_half_in_absence_keeps_all_its_time(room: Room) -> None:
    visit = _visit(room, time(13, 30), Mode.PHONE)
    found = _away(room, time(14))
    assert [busy.appointment for busy in found.busy] == [visit.id, None]
    assert found.works_on(TUESDAY) == (instant_of(TUESDAY, time(8, 30)), visit.starts_at)


def test_a_block_gives_way_to_a_free_day_unless_it_was_moved_there_by_hand(room: Room) -> None:
    friday = date(2026, 12, 18)
    christmas = date(2026, 12, 25)
    block = Block(id=uuid4(), user=room.actor, label="overleg", first=friday, start=time(9), end=time(10))
    with room.database.work(room.actor, "test") as work:
        write_block(work, block)
    assert [busy.starts_at.date() for busy in _diary(room).busy] == [friday]
    moved = BlockDay(block=block.id, original=friday, day=christmas, start=time(9), end=time(10), label="overleg")
    with room.database.work(room.actor, "test") as work:
        write_changed(work, block.id, {friday: moved})
    assert [busy.starts_at.date() for busy in _diary(room).busy] == [christmas]


def test_who_comes_along_is_taken_up_too(room: Room) -> None:
    second = UserId(new_id())
    Users(room.database).add(User(id=second, name="tweede", full_name="Mw. Tweede"), actor=room.actor)
    companion = Companion(kind=CompanionKind.COLLEAGUE, user=second)
    visit = _visit(room, time(10), companions=(companion,))
    assert [stop.starts_at for stop in _diary(room, second).stops] == [visit.starts_at]
    assert _diary(room, second).hours == ()


def test_where_they_meet_elsewhere_is_where_she_travels(room: Room) -> None:
    _visit(room, time(10), Mode.ELSEWHERE, location="Buurthuis", postcode="3431 EF")
    assert [(stop.postcode, stop.place) for stop in _diary(room).stops] == [("3431 EF", "Buurthuis")]
