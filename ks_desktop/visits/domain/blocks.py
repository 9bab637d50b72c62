"""What comes back in a nurse's week, such as a surgery or a meeting: a rule, and what was changed by hand.

What was changed by hand is kept under the day on which the rule puts it (as RECURRENCE-ID does in RFC 5545), so that
it survives when the rest of the series is changed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from ks_desktop.core.clock import instant_of
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, DaySpan, UserId

_WEEK: Final = timedelta(days=7)
_MOST_WEEKS: Final = 26
LAST: Final = -1  # the last Monday of a month


class Repeat(StrEnum):
    """How a block comes back."""

    WEEKS = "weeks"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block that comes back, in Dutch local time.

    Attributes:
        first: the first day; it tells the weekday.
        until: its last day, None for no end.
        repeat: each `every` weeks, or once a month.
        nth: with MONTH which of these weekdays of the month, 1 to 4, or LAST.
        postcode: where she must be, "" when that takes no travel.
        version: 0 is not yet stored.
    """

    id: UUID
    user: UserId
    label: str
    first: date
    start: time
    end: time
    until: date | None = None
    repeat: Repeat = Repeat.WEEKS
    every: int = 1
    nth: int = 1
    postcode: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        """Refuse a block that cannot be.

        Raises:
            UserError: without a name, over before it begins, or too many weeks apart.
        """
        _check(self.label, self.start, self.end)
        if self.until is not None and self.until < self.first:
            raise UserError(N_("The last day lies before the first."), code="span", field="block_until")
        if not 1 <= self.every <= _MOST_WEEKS:
            raise UserError(
                N_("Choose 1 to {most} weeks."), code="every", field="block_every", values={"most": _MOST_WEEKS}
            )
        if self.nth not in {1, 2, 3, 4, LAST}:
            msg = "the first to the fourth, or the last"
            raise ValueError(msg)

    def days(self, span: DaySpan) -> Iterator[date]:
        """Give the days within a span on which the rule puts it, in order."""
        first = max(span.first, self.first)
        last = min(span.last, self.until or span.last)
        return self._weekly(first, last) if self.repeat is Repeat.WEEKS else self._monthly(first, last)

    def _weekly(self, first: date, last: date) -> Iterator[date]:
        step = self.every * _WEEK
        day = self.first + -((self.first - first) // step) * step
        while day <= last:
            yield day
            day += step

    def _monthly(self, first: date, last: date) -> Iterator[date]:
        month = first.replace(day=1)
        while month <= last:
            day = _nth(month, self.first.weekday(), self.nth)
            if first <= day <= last:
                yield day
            month = (month + timedelta(days=31)).replace(day=1)


def _nth(month: date, weekday: int, nth: int) -> date:
    if nth == LAST:
        end = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - weekday) % 7)
    return month + timedelta(days=(weekday - month.weekday()) % 7 + 7 * (nth - 1))


def nth_of(day: date) -> int:
    """Return which of its weekday a day is in its month, 1 to 4, LAST for a fifth."""
    number = (day.day - 1) // 7 + 1
    return number if number <= 4 else LAST  # noqa: PLR2004 - no month has six Mondays


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockDay:
    """One time that a block takes place.

    Attributes:
        original: the day on which the rule put it; its name within the series.
    """

    block: UUID
    original: date
    day: date
    start: time
    end: time
    label: str
    postcode: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that cannot be.

        Raises:
            UserError: without a name, or over before it begins.
        """
        _check(self.label, self.start, self.end)

    @property
    def starts_at(self) -> datetime:
        """The instant at which it begins."""
        return instant_of(self.day, self.start)

    @property
    def ends_at(self) -> datetime:
        """The instant at which it is over."""
        return instant_of(self.day, self.end)


Changed = Mapping[date, BlockDay | None]
"""What was changed by hand in a series, by original day; None where it was left out."""


def days_of(block: Block, changed: Changed, span: DaySpan) -> tuple[BlockDay, ...]:
    """Return when a block takes place on the days of a span, in order.

    What was changed by hand takes place also where the rule as it is now does not come.
    """
    found = [_as_ruled(block, day) for day in block.days(span) if day not in changed]
    found += [day for day in changed.values() if day is not None and day.day in span]
    return tuple(sorted(found, key=lambda day: (day.day, day.start, day.original)))


def day_of_rule(block: Block, changed: Changed, original: date) -> BlockDay:
    """Return one time of a series as it is now.

    Raises:
        UserError: the series does not come on that day, or it was left out.
    """
    if original in changed:
        found = changed[original]
    else:
        found = next((_as_ruled(block, day) for day in block.days(DaySpan(original, original))), None)
    if found is None:
        raise UserError(N_("This block does not take place on that day any more."), code="gone")
    return found


def _as_ruled(block: Block, day: date) -> BlockDay:
    return BlockDay(
        block=block.id,
        original=day,
        day=day,
        start=block.start,
        end=block.end,
        label=block.label,
        postcode=block.postcode,
    )


def split(block: Block, changed: Changed, at: date, new: Block) -> tuple[Block | None, Changed, Changed]:
    """Return a series that ends before a day, what was changed in it, and what was changed in what follows it.

    Args:
        block: the series.
        changed: what was changed by hand in it.
        at: the original day from which the new series counts.
        new: the new series.
    Returns:
        None in place of the old series when nothing of it is left.
    """
    last = at - timedelta(days=1)
    if block.first > last or not any(block.days(DaySpan(block.first, last))):
        return None, {}, carried(changed, new)
    kept = {day: change for day, change in changed.items() if day < at}
    moved = {day: change for day, change in changed.items() if day >= at}
    return replace(block, until=last), kept, carried(moved, new)


def carried(changed: Changed, new: Block) -> dict[date, BlockDay | None]:
    """Return what was changed by hand as it counts in a series by another rule.

    It takes the place of the rule's day in the same week, or month. Where the rule has none, a day made by hand stays,
    and there is nothing left to leave out.
    """
    found: dict[date, BlockDay | None] = {}
    for original, change in sorted(changed.items()):
        day = next((d for d in new.days(_around(original, new)) if d not in found), None)
        if day is None and change is None:
            continue
        day = day or original
        found[day] = replace(change, block=new.id, original=day) if change else None
    return found


def _around(day: date, block: Block) -> DaySpan:
    if block.repeat is Repeat.WEEKS:
        monday = day - timedelta(days=day.weekday())
        return DaySpan(monday, monday + timedelta(days=6))
    first = day.replace(day=1)
    return DaySpan(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def _check(label: str, start: time, end: time) -> None:
    if not label.strip():
        raise UserError(N_("Give it a name, such as surgery or meeting."), code="required", field="block_label")
    if len(label) > LINE_MAX:
        raise UserError(
            N_("Use at most {count} characters here."), code="long", field="block_label", values={"count": LINE_MAX}
        )
    if end <= start:
        raise UserError(N_("It ends before it begins."), code="hours", field="block_hours")
