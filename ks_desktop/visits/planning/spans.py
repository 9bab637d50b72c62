"""Which days are searched, and why a search found nothing. Pure."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.gestation import LONGEST_DAYS, GestationalAge, day_of
from ks_desktop.core.values import DaySpan
from ks_desktop.core.weekly_hours import is_limit
from ks_desktop.visits import reasons
from ks_desktop.visits.planning.diary import Diary
from ks_desktop.visits.planning.gaps import suits, understands
from ks_desktop.visits.planning.search import Search, options
from ks_desktop.visits.planning.wish import Wish

_WEEKS_AFTER: Final = timedelta(days=27)  # four weeks: what she is shown when she names only a first day


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The days the nurse names herself, None for as the window says.

    Attributes:
        may_pass_window: days after the usual weeks are taken when she names them; never by itself.
    """

    first: date | None = None
    last: date | None = None
    may_pass_window: bool = True

    @property
    def is_named(self) -> bool:
        """Tell whether she named a day."""
        return self.first is not None or self.last is not None


def days_to_search(wish: Wish, asked: Asked, today: date) -> DaySpan:
    """Return the days on which a visit may be proposed: her window, from tomorrow or as asked.

    Raises:
        UserError: the window is over and no days were named, or the named days lie in the past, before her weeks, or
            after the pregnancy, or before the day she names. A window never takes work away: named days after it are
            searched.
    """
    possible = wish.window.possible(wish.due)
    first = max(asked.first, today) if asked.first else today + timedelta(days=1)
    if asked.last and asked.last < first:
        if asked.first is None and asked.last == today:
            first = today
        else:
            raise reasons.span_past()
    if first > possible.last:
        return _after_window(wish, asked, first)
    if asked.last and asked.last < possible.first:
        raise reasons.window_ahead(possible.first, asked.last)
    last = min(asked.last or possible.last, possible.last)
    if wish.not_before is not None and wish.not_before > last:
        raise reasons.not_before(wish.not_before)
    return DaySpan(max(first, possible.first, wish.not_before or first), last)


def _after_window(wish: Wish, asked: Asked, first: date) -> DaySpan:
    if not (asked.is_named and asked.may_pass_window):
        raise reasons.window_passed(wish.window.possible(wish.due).last)
    end_of_pregnancy = day_of(wish.due, GestationalAge(LONGEST_DAYS))
    if first > end_of_pregnancy:
        raise reasons.pregnancy_over()
    return DaySpan(first, min(asked.last or first + _WEEKS_AFTER, end_of_pregnancy))


def why_none(diary: Diary, search: Search) -> UserError:
    """Return the first rule that leaves no time on these days, with what to do about it."""
    wish, span = search.wish, search.span
    if not diary.hours:
        return reasons.no_hours()
    if not suits(diary, wish):
        return reasons.no_language() if not understands(diary, wish) else reasons.no_region()
    if not any(diary.works_on(day) for day in span):
        return reasons.no_working_day(span.first, span.last)
    if is_limit(wish.at_home) and not any(diary.works_on(day) and wish.hours_on(day) for day in span):
        return reasons.not_at_home()
    empty = replace(search, now=instant_of(span.first, time(0)), beside=())
    if not options(replace(diary, stops=()), empty):
        return reasons.too_far(wish.length(search.rules))
    return reasons.all_full(span.first, span.last)
