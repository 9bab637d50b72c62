"""When the house can be called, in another language than the Dutch in which it was typed."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ks_desktop.core.errors import UserError
from ks_desktop.core.weekly_hours import DAY_BEGINS, DAY_ENDS, WeekHours, read_hours
from ks_desktop.letters.wording import Wording


def hours_in(typed: str, wording: Wording) -> str:
    """Return hours as typed in the settings in the language of a wording; as they were typed where they say more."""
    try:
        stretches = read_hours(typed)
    except UserError:
        return typed
    days = [stretch.weekday for stretch in stretches]
    if len(days) != len(set(days)) or any(_is_open(stretch) for stretch in stretches):
        return typed  # two stretches on a day, or no end: said in Dutch rather than half understood
    return "; ".join(_said(list(run), wording) for run in _runs(stretches))


def _is_open(stretch: WeekHours) -> bool:
    return stretch.liked or stretch.start == DAY_BEGINS or stretch.end == DAY_ENDS


def _runs(stretches: Iterable[WeekHours]) -> Iterable[Iterable[WeekHours]]:
    """Give stretches of days that follow each other with the same hours together."""
    ordered = sorted(stretches)
    numbered = enumerate(ordered)
    for _key, run in groupby(numbered, lambda each: (each[1].weekday - each[0], each[1].start, each[1].end)):
        yield [stretch for _place, stretch in run]


def _said(run: Sequence[WeekHours], wording: Wording) -> str:
    first, last = wording.weekday(run[0].weekday), wording.weekday(run[-1].weekday)
    days = first if len(run) == 1 else wording.text("hours", "days", first=first, last=last)
    times = wording.text("hours", "times", start=wording.time(run[0].start), end=wording.time(run[0].end))
    return wording.text("hours", "of_days", days=days, times=times)
