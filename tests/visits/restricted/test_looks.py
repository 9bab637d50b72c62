from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain import Companion, CompanionKind, Mode
from ks_desktop.visits.restricted.looks import ORANGE, RED, SafetyColour, SafetyLook, check_alone

DAY = date(2026, 11, 21)
COLLEAGUE = Companion(kind=CompanionKind.COLLEAGUE, user=UserId(uuid4()))


def _look(colour: SafetyColour, note: str = "") -> SafetyLook:
    return SafetyLook(
        id=new_id(),
        case_id=CaseId(new_id()),
        colour=colour,
        user=UserId(new_id()),
        at=instant_of(DAY, time(23, 59)),
        note=note,
    )


@pytest.mark.parametrize(
    ("colour", "code"), [(SafetyColour.GREEN, None), (SafetyColour.ORANGE, ORANGE), (SafetyColour.RED, RED)]
)
def test_only_a_home_visit_alone_is_spoken_of(colour: SafetyColour, code: str | None) -> None:
    look = _look(colour)
    found = check_alone(look, Mode.HOME, ())
    assert (found.code if found else None) == code
    for mode in (Mode.ELSEWHERE, Mode.PHONE, Mode.VIDEO):
        assert check_alone(look, mode, ()) is None
    assert check_alone(look, Mode.HOME, [COLLEAGUE]) is None
    assert check_alone(None, Mode.HOME, ()) is None


def test_an_interpreter_does_not_stand_by_her() -> None:
    red = _look(SafetyColour.RED)
    assert check_alone(red, Mode.HOME, [Companion(kind=CompanionKind.INTERPRETER)]) is not None
    by_phone = Companion(kind=CompanionKind.OTHER, name="Buurvrouw", is_by_phone=True)
    assert check_alone(red, Mode.HOME, [by_phone]) is not None


def test_what_is_said_never_repeats_the_note() -> None:
    found = check_alone(_look(SafetyColour.RED, "hond op nr. 7"), Mode.HOME, ())
    assert found is not None
    assert "hond" not in found.text() + repr(found.values)


def test_a_look_counts_for_so_many_days() -> None:
    look = _look(SafetyColour.GREEN)
    assert look.counts_on(DAY + timedelta(days=90), 90)
    assert not look.counts_on(DAY + timedelta(days=91), 90)


def test_a_note_that_cannot_be_stored_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        _look(SafetyColour.GREEN, "x" * 20_001)
    assert refused.value.field == "safety_note"
