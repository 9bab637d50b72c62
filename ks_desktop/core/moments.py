"""Moments as a nurse types them: when it was (`gisteren 16:10`), and when again (`+1`, `morgen middag`, `wo 15:30`).

Pure: now comes in as an argument. All in Dutch local time.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from ks_desktop.core.clock import AMSTERDAM, instant_of
from ks_desktop.core.dates import Lean, parse_date
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.weekly_hours import DAY_ENDS, DAYS_A_WEEK, read_hours, weekday_named

_TIME: Final = re.compile(r"(?:om )?([0-9]{1,2})(?:[:.]([0-9]{2})|(?: ?uur| ?u))(?: uur| u)?")
_AN_HOUR: Final = 60
_LAST_MINUTE: Final = 24 * 60 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day, and hours of it where some were typed."""

    day: date
    start: time | None = None
    end: time | None = None


def read_past(typed: str, now: datetime, *, field: str) -> datetime:
    """Return the instant in UTC at which something was: `16:10`, `gisteren 16:10`, `di 9:05`, `18-11 14:00`.

    A time alone is today; a day of the week is the last one.

    Args:
        typed: what stands in the field; nothing means now.
        now: this instant.
        field: named in the error.
    Raises:
        UserError: it is not written so, no time is named, or it is still to come.
    """
    words = typed.lower().split()
    if not words or words == ["nu"]:
        return now
    found = _split(words, now, Lean.PAST)
    if found is None or found.start is None:
        raise UserError(N_("Write when it was as 16:10, gisteren 16:10 or di 16:10."), code="moment", field=field)
    at = instant_of(found.day, found.start)
    if at > now:
        raise UserError(N_("That is still to come."), code="future", field=field)
    return at


def read_next(typed: str, now: datetime, *, field: str) -> Moment:
    """Return when again: `+1`, `morgen`, `wo 15:30`, `wo na 15`, `morgen middag`, `25-11 10-12`, `15:30`.

    A time without an end is an hour long. A day of the week is the next one, today only with a time to come.

    Args:
        typed: what stands in the field.
        now: this instant.
        field: named in the error.
    Raises:
        UserError: it is not written so, or it has passed.
    """
    found = _split(typed.lower().split(), now, Lean.FUTURE)
    if found is None:
        raise UserError(N_("Write when as +1, morgen, wo 15:30 or wo na 15."), code="moment", field=field)
    last = instant_of(found.day, found.end or DAY_ENDS)
    if last <= now:
        raise UserError(N_("That moment has passed."), code="past", field=field)
    return found


def _split(words: list[str], now: datetime, lean: Lean) -> Moment | None:
    """Return a day and hours of it: the first place at which both halves can be read.

    A day alone goes first: `morgen` is tomorrow, though mornings are called so too.
    """
    for at in (len(words), *range(len(words))):
        day_words, hour_words = " ".join(words[:at]), " ".join(words[at:])
        hours = _hours(hour_words) if hour_words else (None, None)
        if hours is None or not words:
            continue
        day = _day(day_words, hours, now, lean)
        if day is not None:
            return Moment(day=day, start=hours[0], end=hours[1])
    return None


def _day(words: str, hours: tuple[time | None, time | None], now: datetime, lean: Lean) -> date | None:
    today = now.astimezone(AMSTERDAM).date()
    if not words:
        return today
    weekday = weekday_named(words)
    if weekday is None:
        try:
            return parse_date(words, today, lean=lean)
        except UserError:
            return None
    if lean is Lean.PAST:
        day = today - timedelta(days=(today.weekday() - weekday) % DAYS_A_WEEK)
        is_ahead = hours[0] is not None and instant_of(day, hours[0]) > now
        return day - timedelta(days=DAYS_A_WEEK) if is_ahead else day
    day = today + timedelta(days=(weekday - today.weekday()) % DAYS_A_WEEK)
    is_over = day == today and (hours[1] is None or instant_of(day, hours[1]) <= now)
    return day + timedelta(days=DAYS_A_WEEK) if is_over else day


def _hours(words: str) -> tuple[time, time] | None:
    """Return the hours of a day that are typed, None when they are not understood."""
    if match := _TIME.fullmatch(words):
        return _an_hour(int(match[1]), int(match[2] or 0))
    try:
        found = read_hours(f"ma {words}")
    except UserError:
        return None
    if len(found) != 1 or found[0].weekday != 0 or found[0].liked:
        return None
    return found[0].start, found[0].end


def _an_hour(hour: int, minute: int) -> tuple[time, time] | None:
    try:
        start = time(hour, minute)
    except ValueError:
        return None
    last = min(hour * 60 + minute + _AN_HOUR, _LAST_MINUTE)
    end = time(*divmod(last, 60))
    return (start, end) if start < end else None
