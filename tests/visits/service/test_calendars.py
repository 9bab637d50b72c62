import contextlib
import stat
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from ks_desktop.clients.domain import CloseReason, ConsentPurpose
from ks_desktop.clients.service.consents import Answered
from ks_desktop.core.errors import StaleError, StorageError
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId, new_id
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.visits.domain import Absence, AbsenceReason, Block, Companion, CompanionKind, visit_code
from ks_desktop.visits.domain.calendar import CalendarEntry
from ks_desktop.visits.service.calendars import Calendars
from ks_desktop.visits.store import appointments
from ks_desktop.visits.store.absences import write_absence
from ks_desktop.visits.store.blocks import write_block
from ks_desktop.visits.store.calendar import CalendarEntryRow
from ks_desktop.visits.store.tables import AppointmentRow
from tests.visits.conftest import Room

WHOLE = DaySpan(date(2026, 11, 1), date(2027, 3, 31))
HERS = {
    "bsn": "999910413",
    "bsn_checked_by": "S.",
    "bsn_checked_on": "2026-11-20",
    "own_question": "Wieg?",
    "reason_note": "Slaapt slecht",
}
SECRETS = ("Kaya", "Aylin", "Lindestraat", "12345678", "1998", "999910413", "Wieg", "Slaapt", "3523 CD")


def calendars(room: Room) -> Calendars:
    audit = Audit(room.database, room.clock, process="test")
    return Calendars(room.database, room.clock, room.clients, room.coalition, room.referrals, audit)


def book(room: Room, case_id: CaseId) -> AppointmentId:
    return room.visits.accept(room.visits.proposals(case_id, actor=room.actor)[0], actor=room.actor).appointment_id


def move(room: Room, visit: AppointmentId, *, days: int = 0, nurse: UserId | None = None) -> None:
    with room.database.work(room.actor, "test") as work:
        row = work.session.get_one(AppointmentRow, visit)
        row.starts_at += timedelta(days=days)
        row.nurse_id = nurse or row.nurse_id


def export(room: Room, span: DaySpan = WHOLE, nurse: UserId | None = None) -> tuple[CalendarEntry, ...]:
    made = calendars(room)
    file = made.preview(span, actor=room.actor, nurse=nurse)
    made.left(file, actor=room.actor)
    return file.entries


def test_a_visit_leaves_as_a_code_and_an_area(room: Room) -> None:
    visit = book(room, room.waiting())
    (entry,) = export(room)
    assert (entry.summary, entry.place) == (f"Afspraak {visit_code(visit)}", "3523 Utrecht")


@pytest.mark.parametrize("changed", [{"address_secret": "yes"}, {"postcode": "", "street": "", "house_number": ""}])
def test_where_it_is_secret_or_not_known_no_place_leaves(room: Room, changed: dict[str, str]) -> None:
    book(room, room.waiting(**changed))
    assert export(room)[0].place == ""


def test_a_file_only_looked_at_is_not_remembered(room: Room) -> None:
    book(room, room.waiting())
    made = calendars(room)
    first, second = (made.preview(WHOLE, actor=room.actor) for _time in range(2))
    assert first.entries[0].uid != second.entries[0].uid
    assert export(room)[0].sequence == 0


def test_a_visit_keeps_its_uid_when_it_moves_also_out_of_the_days_that_are_asked(room: Room) -> None:
    visit = book(room, room.waiting())
    (told,) = export(room)
    assert told.starts_at is not None
    day = DaySpan(told.starts_at.date(), told.starts_at.date())
    move(room, visit, days=14)
    (moved,) = export(room, day)
    assert (moved.uid, moved.sequence, moved.is_cancelled) == (told.uid, 1, False)
    assert moved.starts_at == told.starts_at + timedelta(days=14)
    assert export(room, day) == ()  # by now its calendar knows it there


def test_what_is_cancelled_or_undone_is_told_as_off_and_nothing_of_what_never_left(room: Room) -> None:
    first = book(room, room.waiting("Kaya"))
    (told,) = export(room)
    room.visits.cancel(first, "ziek", actor=room.actor)
    book(room, room.waiting("Demir", birth_date="1999-01-02"))
    room.undo.undo(actor=room.actor)  # the second never left
    (off,) = export(room)
    assert (off.uid, off.sequence, off.is_cancelled, off.starts_at) == (told.uid, 1, True, told.starts_at)
    third = book(room, room.waiting("Bakker", birth_date="1997-01-02"))
    assert len(export(room)) == 2
    room.undo.undo(actor=room.actor)
    assert [entry.is_cancelled for entry in export(room)] == [True, True]
    del third


def test_another_nurse_has_an_entry_of_her_own_and_the_first_one_hears_that_it_is_off(
    room: Room, colleague: UserId
) -> None:
    visit = book(room, room.waiting())
    (mine,) = export(room)
    move(room, visit, nurse=colleague)
    (off,) = export(room)
    (hers,) = export(room, nurse=colleague)
    assert (off.uid, off.is_cancelled) == (mine.uid, True)
    assert not hers.is_cancelled
    assert hers.uid != mine.uid


def test_who_does_not_agree_any_more_is_told_as_off(room: Room) -> None:
    case_id = room.waiting()
    book(room, case_id)
    export(room)
    no = Answered(purpose=ConsentPurpose.CONTACT, agrees=False, given_on=room.clock.today(), asked_by="N. Proef")
    room.clients.answers.answer(case_id, no, actor=room.actor)  # no room is told here: as in a file of before
    assert [entry.is_cancelled for entry in export(room)] == [True]


def test_of_a_destroyed_case_the_uid_alone_is_left_and_it_is_told_as_off_for_a_year(room: Room) -> None:
    case_id = room.waiting()
    book(room, case_id)
    (told,) = export(room)
    with room.database.work(room.actor, "test") as work:
        calendars(room).case_destroyed(case_id, work=work)
        room.visits.case_destroyed(case_id, work=work)
    with room.database.reading(room.actor) as reading:
        row = reading.session.get_one(CalendarEntryRow, told.uid)
        assert (row.appointment_id, row.starts_at, row.digest) == (None, None, "")
    (off,) = export(room, DaySpan(date(2026, 12, 24), date(2026, 12, 24)))
    assert (off.uid, off.is_cancelled, off.starts_at, off.sequence) == (told.uid, True, None, 1)
    room.clock.put(room.clock.today() + timedelta(days=400), room.clock.now().time())
    assert export(room) == ()


def test_busy_time_leaves_only_when_it_is_asked_for_and_without_a_word_of_what_it_is(room: Room) -> None:
    monday, thursday = date(2026, 11, 23), date(2026, 11, 26)
    meeting = Block(
        id=new_id(), user=room.actor, label="Overleg Kaya", first=thursday, start=time(9), end=time(10), until=thursday
    )
    leave = Absence(id=new_id(), user=room.actor, first=monday, last=date(2026, 11, 25), reason=AbsenceReason.ILL)
    with room.database.work(room.actor, "test") as work:
        write_block(work, meeting)
        write_absence(work, leave)
    made = calendars(room)
    assert made.preview(WHOLE, actor=room.actor).entries == ()
    file = made.preview(WHOLE, actor=room.actor, with_busy=True)
    assert [(entry.summary, entry.minutes, entry.place) for entry in file.entries] == [
        ("Bezet", 3 * 24 * 60, ""),
        ("Bezet", 60, ""),
    ]
    assert "Kaya" not in file.text
    made.left(file, actor=room.actor)
    tuesday = DaySpan(date(2026, 11, 24), date(2026, 11, 24))  # each is told with its first day
    assert made.preview(tuesday, actor=room.actor, with_busy=True).entries == ()
    with room.database.work(room.actor, "test") as work:
        work.session.execute(sa.text("DELETE FROM week_block"))
    assert made.preview(WHOLE, actor=room.actor).entries == ()
    again = made.preview(WHOLE, actor=room.actor, with_busy=True).entries
    assert [(entry.is_cancelled, entry.summary) for entry in again] == [(False, "Bezet"), (True, "Bezet")]


def test_busy_times_that_begin_together_are_one(room: Room) -> None:
    day = date(2026, 11, 26)
    with room.database.work(room.actor, "test") as work:
        for label, ends in (("Overleg", time(10)), ("Spreekuur", time(12)), ("Les", time(11))):
            write_block(
                work,
                Block(id=new_id(), user=room.actor, label=label, first=day, start=time(9), end=ends, until=day),
            )
    made = calendars(room)
    told = []
    for _time in range(2):
        file = made.preview(WHOLE, actor=room.actor, with_busy=True)
        made.left(file, actor=room.actor)
        told.append([(entry.uid, entry.sequence, entry.minutes) for entry in file.entries])
    assert [entry[1:] for entry in told[0]] == [(0, 180)]
    assert told[0] == told[1]


def test_a_colleague_who_comes_along_has_the_visit_in_her_calendar_too(room: Room, colleague: UserId) -> None:
    visit = book(room, room.waiting())
    with room.database.work(room.actor, "test") as work:
        found = appointments.find(work, visit)
        assert found is not None
        along = Companion(kind=CompanionKind.COLLEAGUE, user=colleague)
        appointments.write(work, replace(found, companions=(along,)))
    (mine,), (hers,) = export(room), export(room, nurse=colleague)
    assert mine.summary == hers.summary
    assert mine.uid != hers.uid
    move(room, visit, days=7)
    assert mine.starts_at is not None
    moved = export(room, DaySpan(mine.starts_at.date(), mine.starts_at.date()), nurse=colleague)
    assert [(entry.uid, entry.sequence, entry.is_cancelled) for entry in moved] == [(hers.uid, 1, False)]


def test_two_files_of_one_moment_cannot_both_leave(room: Room) -> None:
    book(room, room.waiting())
    export(room)
    made = calendars(room)
    file = made.preview(WHOLE, actor=room.actor)
    made.left(file, actor=room.actor)  # the same is told once more: nothing of it changes
    with room.database.work(room.actor, "test") as work:
        for row in work.session.scalars(sa.select(CalendarEntryRow)):
            row.sequence += 1
    with pytest.raises(StaleError):
        made.left(file, actor=room.actor)


def test_the_file_is_what_was_looked_at_for_its_owner_only_and_in_the_log(room: Room, tmp_path: Path) -> None:
    book(room, room.waiting())
    made = calendars(room)
    file = made.preview(WHOLE, actor=room.actor)
    path = made.write(tmp_path / file.name, file, actor=room.actor)
    assert path.read_bytes() == file.text.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with room.database.reading(room.actor) as reading:
        lines = reading.session.execute(
            sa.text("SELECT event, columns FROM audit WHERE action = 'E' ORDER BY seq DESC")
        ).all()
    assert lines[0] == (AuditEvent.CALENDAR_EXPORTED, "1 0")


def test_what_cannot_be_written_is_not_remembered(room: Room, tmp_path: Path) -> None:
    book(room, room.waiting())
    made = calendars(room)
    file = made.preview(WHOLE, actor=room.actor)
    with pytest.raises(StorageError):
        made.write(tmp_path / "nowhere" / file.name, file, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert reading.session.scalars(sa.select(CalendarEntryRow)).all() == []


_DONE = st.sampled_from(["book", "cancel", "move", "undo", "close", "export", "destroy"])


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_DONE, min_size=3, max_size=8))
def test_nothing_of_her_ever_leaves_and_no_uid_is_told_backwards(room: Room, history: list[str]) -> None:
    with room.database.work(room.actor, "test") as work:
        for table in ("calendar_entry", "undo_step", "appointment"):
            work.session.execute(sa.text(f"DELETE FROM {table}"))  # noqa: S608
    case_id = room.waiting(**HERS)
    told: dict[UUID, int] = {}
    for step in (*history, "export"):
        _do(room, case_id, step)
        if step == "export":
            file = calendars(room).preview(WHOLE, actor=room.actor)
            calendars(room).left(file, actor=room.actor)
            _check_says_nothing(file.text)
            for entry in file.entries:
                assert entry.sequence >= told.get(entry.uid, 0)
                told[entry.uid] = entry.sequence
            assert told.keys() == {entry.uid for entry in file.entries}


def _check_says_nothing(text: str) -> None:
    events = Calendar.from_ical(text).walk("VEVENT")
    said = " ".join(f"{event['summary']} {event.get('location', '')}" for event in events)
    assert not [secret for secret in SECRETS if secret in said]
    assert not {key for event in events for key in event} & {"DESCRIPTION", "ATTENDEE", "ORGANIZER", "GEO"}


def _do(room: Room, case_id: CaseId, step: str) -> None:
    with room.database.reading(room.actor) as reading:
        case = room.clients.cases([case_id], reading=reading)[case_id]
        visits = room.visits.of_cases([case_id], reading=reading).get(case_id, ())
    booked = [visit.id for visit in visits if visit.state.value == "booked"]
    may = {
        "book": case.is_open and not booked,
        "cancel": bool(booked),
        "move": bool(booked),
        "undo": room.undo.latest(actor=room.actor) is not None,
        "close": case.is_open,
        "destroy": True,
        "export": False,
    }
    if may[step]:
        with contextlib.suppress(StaleError):  # an undo that came too late
            _DO[step](room, case_id, booked)


def _destroy(room: Room, case_id: CaseId, booked: list[AppointmentId]) -> None:
    del booked
    with room.database.work(room.actor, "test") as work:
        calendars(room).case_destroyed(case_id, work=work)
        room.visits.case_destroyed(case_id, work=work)


_DO: Final[Mapping[str, Callable[[Room, CaseId, list[AppointmentId]], object]]] = {
    "book": lambda room, case_id, _booked: book(room, case_id),
    "cancel": lambda room, _case_id, booked: room.visits.cancel(booked[0], "Aylin Kaya is ziek", actor=room.actor),
    "move": lambda room, _case_id, booked: move(room, booked[0], days=1),
    "undo": lambda room, _case_id, _booked: room.undo.undo(actor=room.actor),
    "close": lambda room, case_id, _booked: room.clients.close_case(case_id, CloseReason.DECLINED, actor=room.actor),
    "destroy": _destroy,
}
