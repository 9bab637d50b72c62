"""Dates as people type them: on the screen, in a list and in a form on paper. Pure: today comes in as an argument.

On the screen `parse_date` takes all of it, because the day understood stands under the field. In a file nobody looks
on, and the same file is read again later: there `parse_day` takes only what names its year.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_MONTHS: Final = (
    ("januari", "january"),
    ("februari", "february"),
    ("maart", "mrt", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("augustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november",),
    ("december",),
)
_WEEKDAYS: Final = (
    ("maandag", "monday"),
    ("dinsdag", "tuesday"),
    ("woensdag", "wednesday"),
    ("donderdag", "thursday"),
    ("vrijdag", "friday"),
    ("zaterdag", "saturday"),
    ("zondag", "sunday"),
)
_SHORTEST: Final = 3
_DAYS: Final = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "gisteren": -1, "yesterday": -1}
_OFFSET: Final = re.compile(r"([+-])\s?([0-9]{1,4})")
_WEEK: Final = re.compile(r"(?:wk|week|w)\.? ?([0-9]{1,2})(?:[ -]([0-9]{4}))?")
_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBERS: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{4}|[0-9]{2}))?")
_BARE: Final = re.compile(r"[0-9]{8}")  # 18032027, or 20270318 as programs write it: never both
_NAMED: Final = re.compile(r"([0-9]{1,2})[- ]?([a-z]{3,9})\.?(?:[- ]?([0-9]{4}|[0-9]{2}))?")


_WEEKDAY: Final = re.compile(r"([a-z]{2,9})\.?,? (?=[0-9])")


class Lean(StrEnum):
    """Which year is meant when none is typed."""

    NEAREST = "nearest"
    PAST = "past"
    FUTURE = "future"


def parse_date(typed: str, today: date, *, lean: Lean = Lean.NEAREST, field: str = "") -> date:
    """Read `18-3`, `18 mrt`, `18-03-2027`, `2027-03-18`, `+7`, `wk 28`, `vandaag`.

    Args:
        typed: What stands in the field.
        today: The day from which `+7` counts and to which a missing year is fitted.
        lean: Which way a missing year is fitted; today itself fits both ways.
        field: Named in the error.
    Returns:
        The local calendar day; of a week, its Monday (ISO 8601).
    Raises:
        UserError: it is not written so (`date_form`), or there is no such day (`date_day`).
    """
    text = " ".join(typed.lower().split()).rstrip(".")
    weekday, text = _split_weekday(text)
    found = _understood(text, today, lean, field)
    if weekday is not None and found.weekday() != weekday:
        raise UserError(
            N_("The day of the week does not go with this date: check both."), code="date_weekday", field=field
        )
    return found


def parse_day(typed: str, today: date, *, lean: Lean = Lean.NEAREST, field: str = "") -> date:
    """Read a day that names its year: `2027-03-18`, `18-3-2027`, `18-3-27`, `18 mrt 2027`, `di 18 mrt 2027`.

    Args:
        typed: What stands in the cell or field.
        today: To which a year of two figures is fitted.
        lean: PAST for a day that has been, such as a birth date: `98` is then 1998.
        field: Named in the error.
    Raises:
        UserError: it is not written so (`date_form`), or there is no such day (`date_day`).
    """
    text = _split_weekday(" ".join(typed.lower().split()).rstrip("."))[1]
    forms = (_ISO.fullmatch(text), _BARE.fullmatch(text), _NUMBERS.fullmatch(text), _NAMED.fullmatch(text))
    match = next(filter(None, forms), None)
    if match is None or (match.re in {_NUMBERS, _NAMED} and match[3] is None):
        raise UserError(N_("Write the date as 16-3-2027 or 2027-03-16."), code="date_form", field=field)
    return parse_date(typed, today, lean=lean, field=field)


def names_a_week(typed: str) -> bool:
    """Tell whether a week was typed, so that its Monday is meant."""
    return _WEEK.fullmatch(" ".join(typed.lower().split())) is not None


def _split_weekday(text: str) -> tuple[int | None, str]:
    """Return the number of a day of the week that stands before a date, and the rest."""
    match = _WEEKDAY.match(text)
    if match is None:
        return None, text
    for number, names in enumerate(_WEEKDAYS):
        if any(name.startswith(match[1]) for name in names):
            return number, text[match.end() :]
    return None, text


def _understood(text: str, today: date, lean: Lean, field: str) -> date:
    try:
        return _read(text, today, lean, field)
    except (ValueError, OverflowError):
        raise UserError(N_("This day is not in the calendar."), code="date_day", field=field) from None


def _read(text: str, today: date, lean: Lean, field: str) -> date:
    if text in _DAYS:
        return today + timedelta(days=_DAYS[text])
    if match := _OFFSET.fullmatch(text):
        return today + timedelta(days=int(match[1] + match[2]))
    if match := _WEEK.fullmatch(text):
        return _monday(int(match[1]), match[2], today, lean)
    return _read_written(text, today, lean, field)


def _read_written(text: str, today: date, lean: Lean, field: str) -> date:
    if match := _ISO.fullmatch(text):
        return _of_year(int(match[1]), int(match[2]), int(match[3]))
    if _BARE.fullmatch(text):
        return _bare(text)
    if match := _NUMBERS.fullmatch(text):
        return _day(int(match[1]), int(match[2]), match[3], today, lean)
    if (match := _NAMED.fullmatch(text)) and (month := month_named(match[2])):
        return _day(int(match[1]), month, match[3], today, lean)
    raise UserError(N_("Write the date as 18-3, 18-3-2027, 18 mrt or +7."), code="date_form", field=field)


def month_named(name: str) -> int:
    """Return the month that begins with these letters (three at least), 0 if none does."""
    for number, names in enumerate(_MONTHS, start=1):
        if len(name) >= _SHORTEST and any(known.startswith(name) for known in names):
            return number
    return 0


def _bare(digits: str) -> date:
    """Read eight figures; those that end in a year people live in begin with no such year."""
    if FIRST_YEAR <= int(digits[4:]) <= LAST_YEAR:
        return _of_year(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    return _of_year(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _of_year(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        msg = "a year no living person is concerned with"
        raise ValueError(msg)
    return date(year, month, day)


def _day(day: int, month: int, year: str | None, today: date, lean: Lean) -> date:
    if year is None:
        years = range(today.year - 8, today.year + 9)  # 29 February is at most eight years away
        return _fit([date(y, month, day) for y in years if 1 <= day <= monthrange(y, month)[1]], today, lean)
    if len(year) == 4:  # noqa: PLR2004 - a whole year
        return _of_year(int(year), month, day)
    century = today.year // 100 * 100
    found = [
        date(y, month, day) for y in (century - 100 + int(year), century + int(year)) if day <= monthrange(y, month)[1]
    ]
    # Two figures name this century, but for a day that must lie behind us.
    wanted = [d for d in found if d <= today] if lean is Lean.PAST else found
    if not found:
        msg = "no such day in either century"
        raise ValueError(msg)
    return _of_year((wanted or found)[-1].year, month, day)


def _monday(week: int, year: str | None, today: date, lean: Lean) -> date:
    if year is not None:
        return date.fromisocalendar(int(year), week, 1)
    found = []
    for candidate in range(today.year - 7, today.year + 8):  # a week 53 is at most seven years away
        try:
            found.append(date.fromisocalendar(candidate, week, 1))
        except ValueError:
            continue
    this_week = today - timedelta(days=today.weekday())
    return _fit(found, this_week, lean)


def _fit(days: list[date], today: date, lean: Lean) -> date:
    """Return the day nearest to today on the wanted side; of two as near, the one ahead."""
    if lean is Lean.PAST:
        days = [d for d in days if d <= today]
    elif lean is Lean.FUTURE:
        days = [d for d in days if d >= today]
    if not days:
        msg = "no such day"
        raise ValueError(msg)
    return min(days, key=lambda d: (abs((d - today).days), d < today))
