"""When she may be called: hours in Dutch local time, from what was asked or what was noted about her phone. Pure."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from ks_desktop.clients.domain.person import Answer, SafeContact
from ks_desktop.core.clock import AMSTERDAM
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import LINE_MAX
from ks_desktop.core.weekly_hours import DAYS_A_WEEK, WeekHours, hours_in_words, is_limit, read_hours

CallHours = WeekHours
"""A stretch of the week at which she may be called."""
_DAY: Final = timedelta(days=1)
_WOKEN: Final = time(3)  # after the hour that is skipped in spring
_NO: Final = re.compile(r"\b(niet|geen|nooit)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRule:
    """What is known about calling her.

    Attributes:
        hours: when she may be called, in order; nothing when nobody said so.
        is_never: she is not called at all; other ways may be safe.
        note: what is noted and could not be read as hours: somebody must read it.
    """

    hours: tuple[CallHours, ...] = ()
    is_never: bool = False
    note: str = ""

    @property
    def is_limit(self) -> bool:
        """Tell whether there are times at which she may not be called."""
        return self.is_never or is_limit(self.hours)

    def holds(self, at: datetime) -> bool:
        """Tell whether she may be called at an instant."""
        if self.is_never:
            return False
        local = at.astimezone(AMSTERDAM)
        return not self.is_limit or any(
            one.weekday == local.weekday() and one.holds(local.time()) for one in self.hours
        )

    def next_from(self, at: datetime) -> datetime | None:
        """Return the first instant from `at` on at which she may be called, None when there is none."""
        if self.holds(at):
            return at
        today = at.astimezone(AMSTERDAM).date()
        # Eight days, so that a stretch of today that is over is found again next week; one more for a skipped hour.
        days = (today + _DAY * step for step in range(DAYS_A_WEEK + 2))
        starts = (start for day in days for one in self.hours for start in _starts(one, day))
        return min((start for start in starts if start >= at and self.holds(start)), default=None)

    def words(self) -> str:
        """Return in words when she may be called, "" when nobody said so."""
        return _("may not be called") if self.is_never else hours_in_words(self.hours)


def call_rule(contact: SafeContact) -> CallRule:
    """Return what is known about calling her: the hours that were asked, else her note where it is hours wholly."""
    if contact.safe_to_call is Answer.NO:
        return CallRule(is_never=True, note=contact.phone_note)
    if contact.call_hours.strip():
        hours = _read(contact.call_hours)
        # What cannot be read any more is no reason to call at night.
        return CallRule(hours=hours or (), is_never=not hours, note=contact.phone_note)
    noted = _read(contact.phone_note.rstrip(" .!"))
    is_never = noted == () and bool(_NO.search(contact.phone_note))
    return CallRule(hours=noted or (), is_never=is_never, note="" if noted else contact.phone_note)


def number_to_call(contact: SafeContact) -> str:
    """Return the number at which she is called, "" when she never is or no number is known."""
    return "" if call_rule(contact).is_never else contact.phone or contact.phone_2


def hours_to_call(contact: SafeContact) -> str:
    """Return in words when she may be called, to stand beside her number; "" at any time, or never."""
    rule = call_rule(contact)
    return rule.words() if rule.is_limit and not rule.is_never else ""


def may_call(contact: SafeContact, at: datetime) -> bool:
    """Tell whether she may be called at an instant."""
    return call_rule(contact).holds(at)


def read_call_hours(typed: str) -> tuple[CallHours, ...]:
    """Return the hours that are typed at "when may she be called".

    Raises:
        UserError: they are not understood, too long, or leave no hour at all; the field is `call_hours`.
    """
    if len(typed) > LINE_MAX:
        raise UserError(
            N_("At most {most} characters fit here."),
            code="too_long",
            field="call_hours",
            values={"most": LINE_MAX},
        )
    hours = read_hours(typed, name="call_hours")
    if typed.strip() and not hours:
        raise UserError(
            N_("This leaves no hour. If she may not be called at all, say so at “Calling is safe”."),
            code="hours",
            field="call_hours",
        )
    return hours


@lru_cache(maxsize=1024)  # the same few sentences stand in many records, and lists ask again with every change
def _read(text: str) -> tuple[CallHours, ...] | None:
    """Return the hours a text says, None when it says something else as well."""
    try:
        return read_hours(text, name="call_hours")
    except UserError:
        return None


def _starts(hours: CallHours, day: date) -> list[datetime]:
    """Return the instants at which a stretch begins on a day: two in the doubled hour, none on another weekday."""
    if day.weekday() != hours.weekday:
        return []
    # An hour that is skipped in spring begins when the clocks have gone forward.
    found = (datetime.combine(day, start, tzinfo=AMSTERDAM) for start in (hours.start, _WOKEN) if start >= hours.start)
    return [start.replace(fold=fold).astimezone(UTC) for start in found for fold in (0, 1)]
