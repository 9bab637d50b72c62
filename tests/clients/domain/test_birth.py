from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain.birth import Birth, News, NewsAsked, Timing, waits_since, weeks_words
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, UserId, new_id

DUE = date(2026, 11, 1)
CASE, USER = CaseId(new_id()), UserId(new_id())


def born(days: int) -> Birth:
    """Return a birth after so many days of pregnancy."""
    day = DUE + timedelta(days=days - 280)
    return Birth(case_id=CASE, born_on=day, told_on=day)


@pytest.mark.parametrize(
    ("days", "timing"),
    [(37 * 7 - 1, Timing.EARLY), (37 * 7, Timing.TERM), (42 * 7 - 1, Timing.TERM), (42 * 7, Timing.LATE)],
)
def test_before_37_and_after_42_weeks_is_stated(days: int, timing: Timing) -> None:
    assert born(days).timing(DUE) is timing
    assert born(days).days(DUE) == days


@pytest.mark.parametrize(("days", "plausible"), [(139, False), (140, True), (308, True), (309, False)])
def test_outside_20_to_44_weeks_a_day_is_to_be_checked(days: int, plausible: bool) -> None:
    assert born(days).is_plausible(DUE) is plausible


def test_weeks_are_said_as_nurses_write_them() -> None:
    assert weeks_words(DUE, DUE) == "40+0"
    assert weeks_words(DUE, DUE - timedelta(days=3)) == "39+4"
    assert weeks_words(DUE, DUE - timedelta(days=400)) == ""


def test_notes_end_with_the_second_birthday_of_29_february_too() -> None:
    assert born(280).notes_until == date(2028, 11, 1)
    leap = date(2028, 2, 29)
    assert Birth(case_id=CASE, born_on=leap, told_on=leap).notes_until == date(2030, 3, 1)


def test_a_note_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError):
        Birth(case_id=CASE, born_on=DUE, told_on=DUE, note="x" * 20_001)


def test_the_newest_answer_says_when_it_is_asked_again() -> None:
    def asked(day: date, again: date | None) -> NewsAsked:
        return NewsAsked(id=new_id(), case_id=CASE, news=News.UNKNOWN, asked_on=day, by=USER, ask_again_on=again)

    first = DUE + timedelta(days=21)
    assert waits_since(DUE, (), 21) == first
    assert waits_since(DUE, (asked(first, first + timedelta(days=7)),), 21) == first + timedelta(days=7)
    later = asked(first + timedelta(days=7), None)
    assert waits_since(DUE, (asked(first, first + timedelta(days=7)), later), 21) == first
