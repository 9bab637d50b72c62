"""Entries as an iCalendar file (RFC 5545): what is not named here does not leave.

No description, no attendee, no organizer, no alarm, no coordinates; everything is private.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from ks_desktop.visits.domain.calendar import CalendarEntry

if TYPE_CHECKING:  # heavy: loaded when the first file is made
    from icalendar import Event, Timezone

TZID: Final = "Europe/Amsterdam"
_ZONE: Final = ZoneInfo(TZID)
_PRODUCER: Final = "-//KS Huisbezoek//NL"
_NEVER: Final = date(1970, 1, 1)  # a cancellation needs a day; this one says nothing
_HOUR: Final = timedelta(hours=1)
_SUMMER_BEGINS: Final = datetime(1996, 3, 31, 2)  # noqa: DTZ001 - wall clock before the change, as the format wants it
_SUMMER_ENDS: Final = datetime(1996, 10, 27, 3)  # noqa: DTZ001 - likewise


def text_of(entries: Iterable[CalendarEntry], now: datetime) -> str:
    """Return a calendar file: lines of at most 75 octets that end in CR and LF.

    Args:
        entries: in the order in which they stand in the file.
        now: when it is made, an instant.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_timezone())
    for entry in entries:
        calendar.add_component(_event(entry, now))
    made: bytes = calendar.to_ical()
    return made.decode()


def _event(entry: CalendarEntry, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", str(entry.uid))
    event.add("sequence", entry.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", entry.starts_at.astimezone(_ZONE) if entry.starts_at else _NEVER)
    if entry.minutes and entry.ends_at:
        event.add("dtend", entry.ends_at.astimezone(_ZONE))
    event.add("summary", entry.summary)
    if entry.place:
        event.add("location", entry.place)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.is_cancelled else "OPAQUE")
    return event


def _timezone() -> "Timezone":
    """Return summer and winter time since 1996, when the whole Union began to change on the same days.

    The library's own table has the wrong hour at the beginning of summer time, and ends in 2038.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", TZID)
    for kind, begins, month, name, before, after in (
        (TimezoneDaylight, _SUMMER_BEGINS, 3, "CEST", _HOUR, 2 * _HOUR),
        (TimezoneStandard, _SUMMER_ENDS, 10, "CET", 2 * _HOUR, _HOUR),
    ):
        part = kind()
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone
