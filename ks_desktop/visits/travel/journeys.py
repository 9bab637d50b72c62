"""Journeys: minutes between postcodes, with what nurses know better and with the busy hours. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from functools import lru_cache

from ks_desktop.core.values import UserId
from ks_desktop.visits.domain import Transport, TravelCorrection
from ks_desktop.visits.travel.places import digits_of
from ks_desktop.visits.travel.tables import UNKNOWN_MINUTES, minutes_of, table
from ks_desktop.visits.travel.water import detour

_Key = tuple[str, str, Transport]


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey in minutes, rounded up to five.

    Attributes:
        is_known: False when a postcode was not found.
        is_corrected: a nurse said how long it takes.
    """

    minutes: int
    is_known: bool
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class Peak:
    """The busy hours in Dutch local time, ends not included: by car it takes so many percent longer then."""

    percent: int = 0
    hours: tuple[tuple[time, time], ...] = ((time(7), time(9)), (time(16), time(18, 30)))

    def has(self, at: time) -> bool:
        """Tell whether a time is busy."""
        return any(start <= at < end for start, end in self.hours)


def key_of(start: str, end: str, transport: Transport) -> _Key:
    """Return under what a journey between two postcodes is known: four digits each, in order."""
    first, last = sorted((digits_of(start), digits_of(end)))
    return first, last, transport


@dataclass(frozen=True, slots=True)
class Travel:
    """All that is known of travelling: for everybody, or as one nurse knows it. The same journey both ways.

    Attributes:
        corrections: minutes that nurses know better; they count at every hour.
        peak: the busy hours.
        nurse: whose corrections count beside those for everybody; hers go first.
    """

    corrections: tuple[TravelCorrection, ...] = ()
    peak: Peak = Peak()
    nurse: UserId | None = None
    _known: Mapping[_Key, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay the corrections that count under their journeys."""
        general = {(c.start, c.end, c.transport): c.minutes for c in self.corrections if c.nurse is None}
        own = {(c.start, c.end, c.transport): c.minutes for c in self.corrections if c.nurse and c.nurse == self.nurse}
        object.__setattr__(self, "_known", general | own)

    def of(self, nurse: UserId) -> "Travel":
        """Return travelling as a nurse knows it."""
        return self if nurse == self.nurse else replace(self, nurse=nurse)

    def is_busy(self, transport: Transport) -> bool:
        """Tell whether some hours take longer than others this way."""
        return self.peak.percent > 0 and transport is Transport.CAR

    def journey(self, start: str, end: str, transport: Transport, *, at: time | None = None) -> Journey:
        """Return the journey between two postcodes (`3511 AB`, `3511` or "").

        Args:
            start: from where.
            end: to where.
            transport: car or bicycle.
            at: when, in Dutch local time; None for outside the busy hours.
        """
        key = key_of(start, end, transport)
        minutes = self._known.get(key)
        if minutes is not None:
            return Journey(minutes, is_known=True, is_corrected=True)
        if at is None or not self.is_busy(transport) or not self.peak.has(at):
            return _between(*key)
        return _between(*key, self.peak.percent)

    def longest(self, start: str, end: str, transport: Transport) -> Journey:
        """Return the journey as it is in the busy hours: for who plans without looking at the clock."""
        return self.journey(start, end, transport, at=self.peak.hours[0][0] if self.peak.hours else None)

    def matrix(self, postcodes: Sequence[str], transport: Transport) -> list[list[int]]:
        """Return the minutes between all these postcodes, as long as in the busy hours; rows and columns in order."""
        digits = [digits_of(postcode) for postcode in postcodes]
        found = table(sorted({*digits, ""}), transport, self.peak.percent if self.is_busy(transport) else 0)
        for (start, end, way), minutes in self._known.items():
            if way is transport and start in found and end in found:
                found[start][end] = found[end][start] = minutes
        return [[found[start][end] for end in digits] for start in digits]


def journey(start: str, end: str, transport: Transport) -> Journey:
    """Return the journey between two postcodes without corrections and busy hours, the same both ways."""
    return _between(*key_of(start, end, transport))


@lru_cache(maxsize=65_536)
def _between(first: str, last: str, transport: Transport, percent: int = 0) -> Journey:
    if not (first and last):
        return Journey(UNKNOWN_MINUTES, is_known=False)
    return Journey(minutes_of(detour(first, last, transport), transport, percent), is_known=True)
