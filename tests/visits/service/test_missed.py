from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import DueDateMethod
from ks_desktop.coalition.domain import FIRST_VISIT
from ks_desktop.core.errors import UserError
from ks_desktop.visits.domain import MissedReason
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import LONG_AGO, book, doors, entries


def test_a_missed_window_stays_with_its_reason_and_can_still_be_planned(room: Room) -> None:
    known, case_id = doors(room), room.waiting(due_date=LONG_AGO.isoformat())
    waiting = entries(room)[case_id, FIRST_VISIT]
    assert (waiting.is_missed, waiting.missed) == (True, None)
    known.missed.say_why(case_id, FIRST_VISIT, MissedReason.NOT_REACHED, " 4x\x00 gebeld", actor=room.actor)
    said = entries(room)[case_id, FIRST_VISIT].missed
    assert said is not None
    assert (said.reason, said.note, said.closed_on) == (MissedReason.NOT_REACHED, "4x gebeld", waiting.closes_on)
    found = room.visits.proposals(case_id, actor=room.actor, first=TODAY + timedelta(days=2))
    room.visits.accept(found[0], actor=room.actor)
    assert (case_id, FIRST_VISIT) not in entries(room)
    room.undo.undo(actor=room.actor)
    room.undo.undo(actor=room.actor)
    assert entries(room)[case_id, FIRST_VISIT] == waiting


def test_missed_windows_stand_after_the_others(room: Room) -> None:
    missed = room.waiting("Arends", due_date=LONG_AGO.isoformat())
    ahead = room.waiting("Kaya", due_date="2027-05-16")
    soon = room.waiting("Demir")
    assert [case_id for case_id, _kind in entries(room)] == [soon, ahead, missed]


def test_a_reason_is_refused_before_the_weeks_have_passed(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    with pytest.raises(UserError) as early:
        known.missed.say_why(case_id, FIRST_VISIT, MissedReason.NO_NURSE, actor=room.actor)
    assert early.value.code == "not_missed"
    book(room, case_id)


def test_a_corrected_due_date_opens_the_weeks_again(room: Room) -> None:
    known, case_id = doors(room), room.waiting(due_date=LONG_AGO.isoformat())
    known.missed.say_why(case_id, FIRST_VISIT, MissedReason.REFERRED_LATE, actor=room.actor)
    room.clients.state_due_date(case_id, date(2027, 3, 16), DueDateMethod.ULTRASOUND, actor=room.actor)
    waiting = entries(room)[case_id, FIRST_VISIT]
    assert (waiting.is_missed, waiting.missed) == (False, None)
    room.clients.state_due_date(case_id, LONG_AGO, DueDateMethod.ULTRASOUND, actor=room.actor)
    said = entries(room)[case_id, FIRST_VISIT].missed
    assert said is not None
    assert said.reason is MissedReason.REFERRED_LATE
