"""The days on which nobody works: public holidays as this organisation keeps them, and free days of its own.

One record says it, so that planning, terms and the agenda count alike. Core knows no table: whoever keeps the
exceptions hands this record in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from ks_desktop.core.values import DaySpan

_SATURDAY: Final = 5
_GOOD_FRIDAY: Final = "Goede vrijdag"  # as the holidays package calls them
_LIBERATION_DAY: Final = "Bevrijdingsdag"


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeDays:
    """Which days are free, and why.

    Attributes:
        closed: free days of the organisation's own.
        worked: public holidays on which it works all the same.
        names: what the days in `closed` and `worked` are called.
        stopped: days that do not count in a term; nobody is free on them because of that.
        good_friday: "yes" or "no".
        liberation_day: "five" each five years, "each" year, or "never".
    """

    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    names: Mapping[date, str] = field(default_factory=dict, hash=False)
    stopped: frozenset[date] = frozenset()
    good_friday: str = "yes"
    liberation_day: str = "five"

    def is_free(self, day: date) -> bool:
        """Tell whether it is a holiday or a free day of the organisation; weekends are not looked at."""
        if day in self.closed:
            return True
        return day not in self.worked and day in self._holidays(day.year)

    def is_working(self, day: date) -> bool:
        """Tell whether a day is Monday to Friday and not free."""
        return day.weekday() < _SATURDAY and not self.is_free(day)

    def counts(self, day: date) -> bool:
        """Tell whether a day counts in a term of working days."""
        return self.is_working(day) and day not in self.stopped

    def after(self, day: date, count: int) -> date:
        """Return the day that is `count` days that count after a day (0 or more)."""
        return _after(self, day, count)

    def between(self, start: date, end: date) -> int:
        """Return how many days that count lie after `start`, up to and including `end`; 0 if end is not later."""
        return sum(self.counts(start + timedelta(days=offset)) for offset in range(1, (end - start).days + 1))

    def stopped_on(self, spans: Iterable[DaySpan]) -> "FreeDays":
        """Return these days with terms standing still on some."""
        days = frozenset(day for span in spans for day in span)
        return replace(self, stopped=self.stopped | days) if days else self

    def name_of(self, day: date) -> str:
        """Return what a free day is called, "" when it is not free or has no name."""
        if not self.is_free(day):
            return ""
        return self.names.get(day) or self._holidays(day.year).get(day, "")

    def _holidays(self, year: int) -> Mapping[date, str]:
        return _kept(year, self.good_friday, self.liberation_day)


@lru_cache(maxsize=1024)  # a list asks the same of many women who came in together
def _after(free: FreeDays, day: date, count: int) -> date:
    while count > 0:
        day += timedelta(days=1)
        if free.counts(day):
            count -= 1
    return day


@lru_cache(maxsize=128)
def _kept(year: int, good_friday: str, liberation_day: str) -> Mapping[date, str]:
    """Return the public holidays of a year as they are kept, with their names."""
    import holidays

    categories = ("public", "optional") if liberation_day == "each" else ("public",)
    dropped = {_GOOD_FRIDAY} if good_friday == "no" else set()
    dropped |= {_LIBERATION_DAY} if liberation_day == "never" else set()
    kept = {}
    for day, name in holidays.country_holidays("NL", years=year, language="nl", categories=categories).items():
        names = [each for each in name.split("; ") if each not in dropped]  # two may fall on one day
        if names:
            kept[day] = "; ".join(names)
    return kept
