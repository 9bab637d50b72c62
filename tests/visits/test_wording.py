from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.domain import BookingState, MissedReason, MissedWindow, Mode, StopClock, StopReason
from ks_desktop.visits.wording import BOOKINGS, MISSED_REASONS, MODES, STOP_REASONS, missed_text, stop_why

STOP = StopClock(
    id=new_id(),
    case_id=CaseId(new_id()),
    first=date(2026, 11, 16),
    until=None,
    reason=StopReason.ABROAD,
    note="Turkije",
)
MISSED = MissedWindow(
    id=new_id(),
    case_id=STOP.case_id,
    contact_type="first_visit",
    reason=MissedReason.NO_NURSE,
    closed_on=date(2026, 11, 1),
    recorded_on=date(2026, 11, 21),
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [(StopReason, STOP_REASONS), (MissedReason, MISSED_REASONS), (Mode, MODES), (BookingState, BOOKINGS)],
)
def test_each_has_words(kind: type, words: dict[object, str]) -> None:
    assert set(words) == set(kind)  # type: ignore[call-overload]  # an enumeration


def test_another_reason_is_said_in_its_own_words() -> None:
    assert stop_why(STOP) == "zij is in het buitenland"
    assert stop_why(replace(STOP, reason=StopReason.OTHER)) == "Turkije"
    assert missed_text(None) == "Haar weken zijn voorbij: geef de reden."
    assert missed_text(MISSED) == "Er was geen verpleegkundige"
    assert missed_text(replace(MISSED, note="zomer")) == "Er was geen verpleegkundige: zomer"
    assert missed_text(replace(MISSED, reason=MissedReason.OTHER, note="verhuisd")) == "verhuisd"
