"""Days that are not known to the day, as people type them: `maart`, `begin maart 2027`, `ongeveer 12 maart`, `± 12-3`.

What is meant is a stretch of days; it is kept as the day in the middle, and how many days it may be off either way.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ks_desktop.core.dates import Lean, month_named, parse_date, parse_day
from ks_desktop.core.values import DaySpan

ABOUT_DAYS: Final = 7  # "about the twelfth" is within a week
_EARLY, _LATE = 10, 20  # the last day of the first and of the second part of a month
_ABOUT: Final = re.compile(r"(?:±|\+/-|\+-|ca\.?|circa|ongeveer|rond|omstreeks|about|around)\s*(?=\S)")
_OFF_BY: Final = re.compile(r"\s*(?:±|\+/-|\+-)\s*([0-9]{1,2})(?:\s*(?:dagen|dag|days|day|d))?$")
_MONTH: Final = re.compile(
    r"(?:(begin|early|half|midden|medio|mid|eind|einde|end|late)\s+)?([a-z]{3,9})\.?(?:\s+([0-9]{4}))?"
)
_PARTS: Final = {
    **dict.fromkeys(("begin", "early"), (1, _EARLY)),
    **dict.fromkeys(("half", "midden", "medio", "mid"), (_EARLY + 1, _LATE)),
    **dict.fromkeys(("eind", "einde", "end", "late"), (_LATE + 1, 31)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A day, and how many days it may be off either way; 0 is exact."""

    day: date
    margin: int = 0


def parse_about(
    typed: str, today: date, *, lean: Lean = Lean.NEAREST, field: str = "", on_paper: bool = False
) -> About:
    """Read a day, known to the day or not.

    Args:
        typed: What stands in the field: all that `parse_date` reads, and the forms above; `12-3 ± 5` names the days.
        today: To which a missing year is fitted.
        lean: Which way it is fitted.
        field: Named in the error.
        on_paper: Nobody looks on: the year must be named (as `parse_day`).
    Raises:
        UserError: as `parse_date`.
    """
    text = " ".join(typed.lower().split())
    text, margin = _split_margin(text)
    text, is_about = _split_word(text)
    month = _month(text, today, lean, on_paper=on_paper)
    if month is not None:
        return _middle(month) if margin is None else About(day=_middle(month).day, margin=margin)
    day = (parse_day if on_paper else parse_date)(text, today, lean=lean, field=field)
    return About(day=day, margin=margin if margin is not None else ABOUT_DAYS if is_about else 0)


def _split_margin(text: str) -> tuple[str, int | None]:
    match = _OFF_BY.search(text)
    return (text[: match.start()], int(match[1])) if match is not None and match.start() else (text, None)


def _split_word(text: str) -> tuple[str, bool]:
    match = _ABOUT.match(text)
    return (text[match.end() :], True) if match is not None else (text, False)


def _month(text: str, today: date, lean: Lean, *, on_paper: bool) -> DaySpan | None:
    match = _MONTH.fullmatch(text)
    number = month_named(match[2]) if match is not None else 0
    if match is None or not number or (on_paper and match[3] is None):
        return None
    if match[3] is not None:
        return _days(int(match[3]), number, match[1])
    spans = [_days(year, number, match[1]) for year in range(today.year - 1, today.year + 2)]
    if lean is Lean.PAST:
        spans = [span for span in spans if span.first <= today]
    elif lean is Lean.FUTURE:
        spans = [span for span in spans if span.last >= today]
    return min(spans, key=lambda span: abs((_middle(span).day - today).days))


def _days(year: int, month: int, part: str | None) -> DaySpan:
    length = monthrange(year, month)[1]
    first, last = _PARTS[part] if part is not None else (1, length)
    return DaySpan(date(year, month, first), date(year, month, min(last, length)))


def _middle(span: DaySpan) -> About:
    days = (span.last - span.first).days
    return About(day=span.first + timedelta(days=days // 2), margin=days - days // 2)
