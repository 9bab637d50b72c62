from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ks_desktop.core.values import AppointmentId, CaseId, UserId
from ks_desktop.visits.calendar import Standing, Words, leaving, of_visit
from ks_desktop.visits.domain import Appointment, Mode
from ks_desktop.visits.domain.calendar import KnownEntry
from tests.visits.calendar.entries import TUESDAY

NURSE = UserId(UUID(int=1))
WORDS = Words(visit="Afspraak", busy="Bezet")
VISIT = Appointment(
    id=AppointmentId(UUID(int=77)), case_id=CaseId(UUID(int=2)), nurse=NURSE, starts_at=TUESDAY, minutes=60
)


def standing(number: int = 77, hours: int = 0, place: str = "3511 Utrecht") -> Standing:
    return Standing(
        appointment_id=AppointmentId(UUID(int=number)) if number else None,
        starts_at=TUESDAY + timedelta(hours=hours),
        minutes=60,
        summary="Afspraak",
        place=place,
    )


@pytest.mark.parametrize(("mode", "place"), [(Mode.HOME, "3511 Utrecht"), (Mode.PHONE, ""), (Mode.VIDEO, "")])
def test_of_a_visit_its_code_and_its_area_are_told(mode: Mode, place: str) -> None:
    told = of_visit(replace(VISIT, mode=mode), "3511 Utrecht", WORDS)
    assert told.summary == f"Afspraak {VISIT.code}"
    assert told.place == place


def test_what_never_left_has_a_random_uid_and_begins_at_nought() -> None:
    (entry,), (known,) = leaving(NURSE, [standing()], [], WORDS)
    again = leaving(NURSE, [standing()], [], WORDS)[0][0]
    assert (entry.sequence, entry.is_cancelled) == (0, False)
    assert known.uid == entry.uid != again.uid
    assert entry.uid.version == 4


def test_what_did_not_change_keeps_its_number_and_what_did_has_the_next() -> None:
    first, known = leaving(NURSE, [standing()], [], WORDS)
    same, kept = leaving(NURSE, [standing()], known, WORDS)
    assert same == first
    assert kept == known
    for changed in (standing(hours=1), standing(place="")):
        (entry,), _known = leaving(NURSE, [changed], known, WORDS)
        assert (entry.uid, entry.sequence) == (first[0].uid, 1)


def test_what_left_and_does_not_stand_any_more_is_told_as_cancelled_once() -> None:
    (told,), known = leaving(NURSE, [standing()], [], WORDS)
    (off,), known = leaving(NURSE, [], known, WORDS)
    assert (off.is_cancelled, off.sequence, off.uid, off.place) == (True, 1, told.uid, "")
    assert leaving(NURSE, [], known, WORDS)[0] == (off,)
    (back,), _known = leaving(NURSE, [standing()], known, WORDS)
    assert (back.is_cancelled, back.sequence, back.uid) == (False, 2, told.uid)


def test_a_busy_time_is_known_by_when_it_begins() -> None:
    (told,), known = leaving(NURSE, [standing(0)], [], WORDS)
    entries, _known = leaving(NURSE, [standing(0, hours=2)], known, WORDS)
    assert [(entry.is_cancelled, entry.summary) for entry in entries] == [(True, "Bezet"), (False, "Afspraak")]
    assert entries[0].uid == told.uid


def test_of_visits_that_stood_at_one_time_and_are_gone_each_is_told_as_off() -> None:
    gone = tuple(
        KnownEntry(
            uid=UUID(int=number),
            nurse=NURSE,
            appointment_id=None,
            is_busy=False,
            sequence=0,
            starts_at=TUESDAY,
            digest="",
        )
        for number in (8, 9)
    )
    entries, known = leaving(NURSE, [standing(0)], gone, WORDS)
    assert {entry.uid for entry in entries if entry.is_cancelled} == {UUID(int=8), UUID(int=9)}
    assert [entry.sequence for entry in entries if not entry.is_cancelled] == [0]  # a busy time is not one of them
    assert len(known) == 3


def test_of_a_destroyed_visit_only_the_uid_is_left() -> None:
    gone = KnownEntry(
        uid=UUID(int=9), nurse=NURSE, appointment_id=None, is_busy=False, sequence=4, starts_at=None, digest=""
    )
    (entry,), _known = leaving(NURSE, [], [gone], WORDS)
    assert (entry.uid, entry.sequence, entry.starts_at, entry.summary) == (gone.uid, 5, None, "Afspraak")


@given(st.lists(st.dictionaries(st.integers(1, 4), st.integers(0, 3)), min_size=1, max_size=6))
def test_a_sequence_never_falls_and_rises_with_every_change(history: list[dict[int, int]]) -> None:
    known: tuple[KnownEntry, ...] = ()
    before: dict[UUID, tuple[int, object]] = {}
    for agenda in history:
        entries, known = leaving(NURSE, [standing(number, hours) for number, hours in agenda.items()], known, WORDS)
        assert {entry.starts_at for entry in entries if not entry.is_cancelled} == {
            TUESDAY + timedelta(hours=hours) for hours in agenda.values()
        }
        for entry in entries:
            said = (entry.starts_at, entry.is_cancelled)
            if entry.uid in before:
                sequence, told = before[entry.uid]
                assert entry.sequence == sequence + (told != said)
            before[entry.uid] = (entry.sequence, said)
    assert {entry.uid for entry in known} == set(before)
