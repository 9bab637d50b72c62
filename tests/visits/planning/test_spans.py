from datetime import date, time, timedelta

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import DaySpan
from ks_desktop.visits.planning.spans import Asked, days_to_search, why_none
from tests.visits.planning.places import TODAY, WINDOW, diary, sought, stop, week, wish

DUE = date(2027, 3, 16)
WEEKS = WINDOW.possible(DUE)


def _refused(asked: Asked, *, due: date = DUE) -> UserError:
    with pytest.raises(UserError) as refused:
        days_to_search(wish(due=due), asked, TODAY)
    assert refused.value.text()
    return refused.value


def test_from_tomorrow_to_the_end_of_her_weeks() -> None:
    assert days_to_search(wish(), Asked(), TODAY) == DaySpan(TODAY + timedelta(days=1), WEEKS.last)


def test_before_her_weeks_the_search_begins_with_them() -> None:
    due = TODAY + timedelta(days=250)
    assert days_to_search(wish(due=due), Asked(), TODAY).first == WINDOW.possible(due).first


def test_named_days_count_today_too_but_never_the_past() -> None:
    assert days_to_search(wish(), Asked(first=date(2026, 1, 1), last=TODAY), TODAY) == DaySpan(TODAY, TODAY)
    assert days_to_search(wish(), Asked(last=TODAY), TODAY) == DaySpan(TODAY, TODAY)
    assert _refused(Asked(last=TODAY - timedelta(days=1))).code == "span_past"
    assert _refused(Asked(first=TODAY + timedelta(days=9), last=TODAY + timedelta(days=8))).code == "span_past"


def test_a_window_that_is_over_is_said_and_takes_no_work_away() -> None:
    due = TODAY - timedelta(days=1)  # 40+1 today
    error = _refused(Asked(), due=due)
    assert error.code == "window_passed"
    assert f"{WINDOW.possible(due).last:%d-%m-%Y}" in error.text()
    named = Asked(first=TODAY + timedelta(days=2), last=TODAY + timedelta(days=3))
    assert days_to_search(wish(due=due), named, TODAY) == DaySpan(TODAY + timedelta(days=2), TODAY + timedelta(days=3))
    assert days_to_search(wish(due=due), Asked(first=TODAY), TODAY).last == due + timedelta(days=28)
    assert _refused(Asked(first=TODAY, may_pass_window=False), due=due).code == "window_passed"


def test_named_days_before_her_weeks_or_after_the_pregnancy_are_refused() -> None:
    assert _refused(Asked(last=TODAY + timedelta(days=1)), due=TODAY + timedelta(days=275)).code == "window_ahead"
    assert _refused(Asked(first=DUE + timedelta(days=29))).code == "pregnancy_over"
    assert days_to_search(wish(), Asked(first=DUE + timedelta(days=28)), TODAY).last == DUE + timedelta(days=28)


@pytest.mark.parametrize(
    ("book", "span", "code"),
    [
        (diary(hours=()), DaySpan(TODAY, TODAY), "no_hours"),
        (diary(), DaySpan(TODAY, TODAY), "no_working_day"),
        (diary(hours=week(days=[4])), DaySpan(date(2026, 12, 25), date(2026, 12, 31)), "no_working_day"),
        (diary(hours=week(time(9), time(10))), DaySpan(TODAY, date(2026, 12, 1)), "too_far"),
        (diary(stop(date(2026, 11, 24), time(9), 420)), DaySpan(date(2026, 11, 24), date(2026, 11, 24)), "all_full"),
    ],
)
def test_why_there_is_no_time_in_words(book: object, span: DaySpan, code: str) -> None:
    error = why_none(book, sought(wish(), span))  # type: ignore[arg-type]
    assert error.code == code
    assert "{" not in error.text()
