"""The diary of a nurse: when she works, where she must be, when she is taken up otherwise. Pure."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from ks_desktop.core.clock import instant_of
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.values import AppointmentId, UserId
from ks_desktop.visits.domain import NursePlace, NurseProfile, WorkingHours, stretches_on
from ks_desktop.visits.travel import Travel

Stretch = tuple[datetime, datetime]
"""From and until, instants in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What stands in the diary at a place: a visit, or a block somewhere (`is_visit` is False).

    Attributes:
        place: how it may be called on the screen, "" when that is secret.
        appointment: the visit this is, None for a block or a time only kept free.
    """

    starts_at: datetime
    ends_at: datetime
    postcode: str
    place: str = ""
    is_visit: bool = True
    appointment: AppointmentId | None = None


def _starts_at(stop: Stop) -> datetime:
    return stop.starts_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Busy:
    """A time at which she visits nobody: a block of her week, or absence; instants in UTC.

    Attributes:
        label: what it is, as the screen says it.
        postcode: where she must be then, "" for nowhere: she stays where she is.
        appointment: the visit this is, when it is a call; None for a block or absence.
    """

    starts_at: datetime
    ends_at: datetime
    label: str
    postcode: str = ""
    is_absence: bool = False
    appointment: AppointmentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the settings say: length of a visit and spare time at each journey in minutes, most visits a day."""

    minutes: int
    most_a_day: int
    margin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Diary:
    """What is known of one nurse: who she is, when she works, where she must be. Stops in order of start.

    Attributes:
        stops: visits, and blocks at a place.
        busy: all blocks and absences, also those that are stops, in order of start.
        free_days: on which nobody works.
        travel: how long she is on the road.
    """

    nurse: UserId
    profile: NurseProfile
    hours: tuple[WorkingHours, ...]
    stops: tuple[Stop, ...] = ()
    busy: tuple[Busy, ...] = ()
    free_days: FreeDays = FreeDays()  # noqa: RUF009 - frozen
    travel: Travel = Travel()  # noqa: RUF009 - frozen

    @property
    def place(self) -> NursePlace:
        """Where she starts and how she travels."""
        return self.profile.place

    def with_stop(self, stop: Stop) -> "Diary":
        """Return the diary with one more visit in it."""
        return replace(self, stops=tuple(sorted((*self.stops, stop), key=lambda s: (s.starts_at, s.ends_at))))

    def without(self, appointment: AppointmentId) -> "Diary":
        """Return the diary as it is when a visit is lifted out of it."""
        return replace(
            self,
            stops=tuple(stop for stop in self.stops if stop.appointment != appointment),
            busy=tuple(busy for busy in self.busy if busy.appointment != appointment),
        )

    def stops_on(self, day: date) -> tuple[Stop, ...]:
        """Return the visits and blocks at a place that start on a Dutch calendar day."""
        start, end = instant_of(day, time(0)), instant_of(day + timedelta(days=1), time(0))
        first = bisect_left(self.stops, start, key=_starts_at)
        return self.stops[first : bisect_left(self.stops, end, lo=first, key=_starts_at)]

    def most(self, rules: Rules) -> int:
        """Return how many visits a day she makes at most."""
        return rules.most_a_day if self.profile.most_a_day is None else self.profile.most_a_day

    def is_full(self, day: date, rules: Rules) -> bool:
        """Tell whether as many visits stand on a day as she makes at most."""
        return sum(stop.is_visit for stop in self.stops_on(day)) >= self.most(rules)

    def stretches_on(self, day: date) -> tuple[Stretch, ...]:
        """Return when she can work on a day: her hours without pauses, absence and blocks that have no place.

        Neither a visit nor a journey lies outside them. A block at a place is a stop: she travels to it.
        """
        if self.free_days.is_free(day):
            return ()
        works = [(instant_of(day, e.start), instant_of(day, e.end)) for e in stretches_on(self.hours, day)]
        return tuple(_without(joined(works), ((b.starts_at, b.ends_at) for b in self.busy if not b.postcode)))

    def works_on(self, day: date) -> Stretch | None:
        """Return the first and the last instant at which she can work; None when she does not work that day."""
        stretches = self.stretches_on(day)
        return (stretches[0][0], stretches[-1][1]) if stretches else None


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches in order, those that touch or overlap as one."""
    found: list[Stretch] = []
    # In the hour that spring takes away an end may come before its start.
    for start, end in sorted(stretch for stretch in stretches if stretch[0] < stretch[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _without(works: list[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    for start, end in taken:
        works = [
            (first, last)
            for opens, closes in works
            for first, last in ((opens, min(closes, start)), (max(opens, end), closes))
            if first < last
        ]
    return works


def arrival(stretches: Sequence[Stretch], leaves: datetime, travel: timedelta) -> datetime | None:
    """Return when she arrives who leaves not before an instant and travels in one go while she works; None if never."""
    for opens, closes in stretches:
        arrives = max(opens, leaves) + travel
        if arrives <= closes:
            return arrives
    return None


def departure(stretches: Sequence[Stretch], arrives: datetime, travel: timedelta) -> datetime | None:
    """Return when she must leave at the latest to be somewhere in time, travelling in one go while she works."""
    for opens, closes in reversed(stretches):
        leaves = min(closes, arrives) - travel
        if leaves >= opens:
            return leaves
    return None
