from datetime import date, time

from ks_desktop.core.clock import instant_of
from ks_desktop.visits.planning.conflict import Conflict, shown


def test_a_conflict_is_a_sentence_and_something_to_repair() -> None:
    conflict = Conflict(code="full", message="Overlaps with {count}.", values={"count": 4})
    error = conflict.error()
    assert conflict.text() == "Overlaps with 4."
    assert (error.code, error.field, error.text()) == ("full", "starts_at", "Overlaps with 4.")


def test_times_are_shown_as_the_dutch_clock_shows_them() -> None:
    assert shown(instant_of(date(2027, 7, 1), time(9, 5))) == "09:05"
