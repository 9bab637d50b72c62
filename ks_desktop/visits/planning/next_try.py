"""When to try a woman again who was not reached: in her hours, at another part of the day than before. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from typing import Final

from ks_desktop.clients.domain import CallRule
from ks_desktop.core.clock import AMSTERDAM, instant_of, local_day
from ks_desktop.core.errors import UserError
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.moments import Moment
from ks_desktop.core.texts import N_, _
from ks_desktop.core.weekly_hours import DAY_ENDS, WeekHours, is_limit
from ks_desktop.visits.domain import ContactAttempt, ContactResult, NextTry
from ks_desktop.visits.planning.diary import Stretch

LEAST_HOURS: Final = timedelta(hours=3)
"""So long is waited after a try, also where it presses."""
_OFFICE: Final = (time(8, 30), time(17))  # of a nurse whose hours nobody gave
_LEAST: Final = timedelta(minutes=10)  # shorter is no time to call in
_QUARTER: Final = 15
_DAYS: Final = 5  # working days among which the best is chosen
_DAYS_PRESSING: Final = 2
_MOST_DAYS: Final = 60

Working = Callable[[date], Iterable[Stretch]]


class DayPart(IntEnum):
    """A part of the day, in Dutch local time."""

    MORNING = 0
    AFTERNOON = 1
    LATE = 2
    EVENING = 3


_PARTS: Final[Mapping[DayPart, tuple[time, time]]] = {
    DayPart.MORNING: (time(8), time(12)),
    DayPart.AFTERNOON: (time(12), time(15)),
    DayPart.LATE: (time(15), time(18)),
    DayPart.EVENING: (time(18), time(21)),
}
_IN_VAIN: Final[Mapping[DayPart, str]] = {
    DayPart.MORNING: N_("mornings"),
    DayPart.AFTERNOON: N_("early afternoons"),
    DayPart.LATE: N_("late afternoons"),
    DayPart.EVENING: N_("evenings"),
}


def office_hours(day: date) -> tuple[Stretch, ...]:
    """Return when somebody works whose hours nobody gave."""
    return ((instant_of(day, _OFFICE[0]), instant_of(day, _OFFICE[1])),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trying:
    """All that says when she is best tried again.

    Attributes:
        rule: when she may be called; nothing is proposed outside it.
        tries: to reach her, the oldest first.
        now: this instant.
        free: the days on which nobody works.
        working: when her nurse works on a day.
        at_home: when a visit suits her: she is at home then.
        is_pressing: it is urgent, or her weeks close.
        days_between: working days between two tries where it does not press.
    """

    rule: CallRule
    tries: tuple[ContactAttempt, ...]
    now: datetime
    free: FreeDays
    working: Working = office_hours
    at_home: tuple[WeekHours, ...] = ()
    is_pressing: bool = False
    days_between: int = 2


@dataclass(frozen=True, slots=True)
class _Slot:
    """A time at which she could be tried; instants in UTC."""

    start: datetime
    end: datetime
    part: DayPart
    is_at_home: bool
    is_liked: bool

    @property
    def day(self) -> date:
        return local_day(self.start)


def next_try(about: Trying) -> NextTry | None:
    """Return when to try her again, with why; None when she was reached last, or may not be called at all.

    What a nurse agreed or kept counts while it is ahead and lies in her hours; else it is proposed anew.
    """
    last = about.tries[-1] if about.tries else None
    if about.rule.is_never or (last is not None and last.result is ContactResult.SPOKEN):
        return None
    if last is not None and last.next_try is not None and is_ahead(last.next_try, about.rule, about.now):
        return last.next_try
    tried = _Tried(about.tries)
    best = min(_window(about), key=tried.order, default=None)
    return _as_try(best, _why(about, best, tried)) if best is not None else None


def is_ahead(planned: NextTry, rule: CallRule, now: datetime) -> bool:
    """Tell whether an agreed try is not over, and she may be called then."""
    return instant_of(planned.day, planned.end) > now and rule.holds(planned.starts_at)


def chosen(again: Moment, why: str, about: Trying) -> NextTry:
    """Return a moment that a nurse typed or kept as the next try; without hours, the best on that day.

    She may choose any day and hour, also when nobody works, but none at which the woman may not be called.

    Raises:
        UserError: she may not be called then, or it has passed; the field is `again`.
    """
    found: NextTry | None
    if again.start is not None and again.end is not None:
        found = NextTry(day=again.day, start=again.start, end=again.end, why=why)
        found = _within(found, about) if about.rule.is_limit else found
    else:
        slots = _slots_on(again.day, about, about.now, office_hours)
        best = min(slots, key=_Tried(about.tries).order, default=None)
        found = _as_try(best, why) if best is not None else None
    if found is None or not is_ahead(found, about.rule, about.now):
        raise _not_then(about.rule)
    return found


def _within(planned: NextTry, about: Trying) -> NextTry | None:
    """Return the part of an agreed try that lies in her hours, None when none does."""
    asked = (planned.starts_at, instant_of(planned.day, planned.end))
    hers = (_span(planned.day, one) for one in about.rule.hours if one.weekday == planned.day.weekday())
    found = next(filter(None, (_overlap(asked, span) for span in hers)), None)
    if found is None:
        return None
    start, end = (at.astimezone(AMSTERDAM).time() for at in found)
    return replace(planned, start=start, end=end)


def _not_then(rule: CallRule) -> UserError:
    if not rule.is_limit:
        return UserError(N_("That moment has passed."), code="past", field="again")
    return UserError(
        N_("She may not be called then. She may be: {hours}."),
        code="not_then",
        field="again",
        values={"hours": rule.words()},
    )


def _as_try(slot: _Slot, why: str) -> NextTry:
    start, end = slot.start.astimezone(AMSTERDAM).time(), slot.end.astimezone(AMSTERDAM).time()
    return NextTry(day=slot.day, start=start, end=end, why=why)


class _Tried:
    """At which parts of which days she was tried in vain."""

    def __init__(self, tries: Iterable[ContactAttempt]) -> None:
        found = [one.at.astimezone(AMSTERDAM) for one in tries if one.result is not ContactResult.SPOKEN]
        self.parts = Counter(part for at in found if (part := _part_of(at.time())) is not None)
        self.times = Counter((at.weekday(), _part_of(at.time())) for at in found)

    def order(self, slot: _Slot) -> tuple[object, ...]:
        """Return what is best first: a part of the day that was tried least, then when she is at home."""
        weekday = slot.day.weekday()
        return (
            self.parts[slot.part],
            not slot.is_at_home,
            not slot.is_liked,
            self.times[weekday, slot.part],
            slot.start,
            slot.end,
        )


def _part_of(at: time) -> DayPart | None:
    return next((part for part, (start, end) in _PARTS.items() if start <= at < end), None)


def _earliest(about: Trying) -> datetime:
    """Return the instant from which she may be tried again."""
    if not about.tries:
        return about.now
    last = about.tries[-1].at
    if about.is_pressing:
        return max(about.now, last + LEAST_HOURS)
    day = about.free.after(local_day(last), about.days_between)
    return max(about.now, last + LEAST_HOURS, instant_of(day, time(0)))


def _window(about: Trying) -> Iterator[_Slot]:
    """Give the times of the first working days on which there are some."""
    earliest = _earliest(about)
    left = _DAYS_PRESSING if about.is_pressing else _DAYS
    has_begun = False
    for step in range(_MOST_DAYS):
        day = local_day(earliest) + timedelta(days=step)
        if not about.free.is_working(day):
            continue
        slots = list(_slots_on(day, about, earliest, about.working))
        has_begun = has_begun or bool(slots)
        yield from slots
        left -= has_begun
        if left <= 0:
            return


def _slots_on(day: date, about: Trying, earliest: datetime, working: Working) -> Iterator[_Slot]:
    hers = [(_span(day, one), one.liked) for one in about.rule.hours if one.weekday == day.weekday()]
    if not about.rule.is_limit:
        hers.append(((instant_of(day, time(0)), _midnight(day)), False))
    home = [_span(day, one) for one in about.at_home if one.weekday == day.weekday()]
    for part, (start, end) in _PARTS.items():
        of_part = (max(instant_of(day, start), _quarter(earliest)), instant_of(day, end))
        for works in working(day):
            for may, is_liked in hers:
                whole = _overlap(of_part, works, may)
                if whole is None:
                    continue
                yield _Slot(*whole, part, is_at_home=False, is_liked=is_liked)
                at_home = filter(None, (_overlap(whole, span) for span in home))
                yield from (_Slot(*span, part, is_at_home=True, is_liked=is_liked) for span in at_home)


def _overlap(*spans: Stretch) -> Stretch | None:
    """Return what all have in common, None when that is too short to call in."""
    start, end = max(start for start, _end in spans), min(end for _start, end in spans)
    return (start, end) if end - start >= _LEAST else None


def _span(day: date, hours: WeekHours) -> Stretch:
    return instant_of(day, hours.start), _midnight(day) if hours.end == DAY_ENDS else instant_of(day, hours.end)


def _midnight(day: date) -> datetime:
    return instant_of(day + timedelta(days=1), time(0))


def _quarter(at: datetime) -> datetime:
    """Return the next whole quarter of an hour."""
    whole = at.replace(second=0, microsecond=0)
    late = timedelta(minutes=-whole.minute % _QUARTER)
    return whole + late if late or whole == at else whole + timedelta(minutes=_QUARTER)


def _why(about: Trying, best: _Slot, tried: _Tried) -> str:
    failed = [_(_IN_VAIN[part]) for part in DayPart if tried.parts[part] and part is not best.part]
    said = []
    if failed and not tried.parts[best.part]:
        named = _(" and ").join(filter(None, (", ".join(failed[:-1]), failed[-1])))
        said.append(_("{parts} did not work", parts=named))
    elif tried.parts[best.part] and not tried.times[best.day.weekday(), best.part]:
        said.append(_("on another day of the week"))
    if best.is_at_home:
        said.append(_("she is at home then"))
    elif best.is_liked:
        said.append(_("she likes that best"))
    if is_limit(about.rule.hours):
        said.append(_("then she may be called"))
    if about.is_pressing:
        said.append(_("it presses"))
    return ", ".join(said)
