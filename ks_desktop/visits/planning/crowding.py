"""What in a nurse's day stands against a time: other visits, her hours, the way there and on. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ks_desktop.core.clock import local_day, local_time
from ks_desktop.core.texts import N_
from ks_desktop.visits.domain import Transport, stretches_on
from ks_desktop.visits.planning.conflict import Conflict, shown
from ks_desktop.visits.planning.diary import Diary, Rules, Stop, Stretch
from ks_desktop.visits.planning.wish import Wish

_BEFORE = {
    Transport.CAR: N_("{minutes} min by car from the visit before, there are {there}"),
    Transport.BICYCLE: N_("{minutes} min cycling from the visit before, there are {there}"),
}
_AFTER = {
    Transport.CAR: N_("{minutes} min by car to the next visit, there are {there}"),
    Transport.BICYCLE: N_("{minutes} min cycling to the next visit, there are {there}"),
}
_SPARE_BEFORE = {
    Transport.CAR: N_("{minutes} min by car from the visit before and {spare} min spare time, there are {there}"),
    Transport.BICYCLE: N_("{minutes} min cycling from the visit before and {spare} min spare time, there are {there}"),
}
_SPARE_AFTER = {
    Transport.CAR: N_("{minutes} min by car to the next visit and {spare} min spare time, there are {there}"),
    Transport.BICYCLE: N_("{minutes} min cycling to the next visit and {spare} min spare time, there are {there}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """A time that is tried in a diary."""

    diary: Diary
    wish: Wish
    rules: Rules
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """The instant at which it would end."""
        return self.starts_at + timedelta(minutes=self.minutes)

    def meets(self, start: datetime, end: datetime) -> bool:
        """Tell whether it shares time with something."""
        return start < self.ends_at and self.starts_at < end

    def way(self, start: str, end: str) -> int:
        """Return the minutes from one postcode to another: there, as it is when it begins, on, as when it ends."""
        at = self.starts_at if end == self.wish.postcode else self.ends_at
        transport = self.diary.place.transport
        return self.diary.travel.journey(start, end, transport, at=local_time(at)).minutes

    @property
    def taken(self) -> tuple[Stop, ...]:
        """The visits and blocks at a place that share time with it."""
        day = timedelta(days=1)
        near = (local_day(self.starts_at) - day, local_day(self.starts_at), local_day(self.ends_at))
        return tuple(
            stop
            for each in sorted(set(near))
            for stop in self.diary.stops_on(each)
            if self.meets(stop.starts_at, stop.ends_at)
        )


def overlaps(tried: Try) -> Iterator[Conflict]:
    """Give what the nurse does at that time: a visit or call cannot be beside it; a block or absence may be."""
    taken = [stop for stop in tried.taken if stop.is_visit]
    if taken:
        yield Conflict(
            code="overlap",
            message=N_("Another visit is planned then: {start} to {end}."),
            values={"start": shown(taken[0].starts_at), "end": shown(taken[0].ends_at)},
            is_hard=True,
        )
    for busy in tried.diary.busy:
        if not tried.meets(busy.starts_at, busy.ends_at):
            continue
        if busy.appointment is not None:
            yield Conflict(
                code="overlap",
                message=N_("Another appointment is planned then: {start} to {end}."),
                values={"start": shown(busy.starts_at), "end": shown(busy.ends_at)},
                is_hard=True,
            )
        elif busy.is_absence:
            yield Conflict(code="absence", message=N_("The nurse is away then: {label}."), values={"label": busy.label})
        else:
            yield Conflict(
                code="block",
                message=N_("Something else stands there: {label}, {start} to {end}."),
                values={"label": busy.label, "start": shown(busy.starts_at), "end": shown(busy.ends_at)},
            )


def hours(tried: Try) -> Iterator[Conflict]:
    """Give that it lies on a free day, outside working hours, or on a day that is full."""
    day = local_day(tried.starts_at)
    if tried.diary.free_days.is_free(day):
        yield Conflict(code="holiday", message=N_("Nobody works on this day: it is a public holiday or a free day."))
        return
    if not stretches_on(tried.diary.hours, day):
        yield Conflict(code="free_day", message=N_("The nurse does not work on this day."))
        return
    if tried.diary.is_full(day, tried.rules):
        yield Conflict(
            code="full",
            message=N_("As many visits stand on this day as there may be: {count}."),
            values={"count": sum(stop.is_visit for stop in tried.diary.stops_on(day))},
        )
    yield from _outside(tried)


def _outside(tried: Try) -> Iterator[Conflict]:
    day = local_day(tried.starts_at)
    works = stretches_on(tried.diary.hours, day)
    if any(start <= tried.starts_at and tried.ends_at <= end for start, end in _works(tried)):
        return
    yield Conflict(
        code="hours",
        message=N_("Outside the working hours of this day: {hours}."),
        values={"hours": ", ".join(f"{entry.start:%H:%M}-{entry.end:%H:%M}" for entry in works)},
    )


def _works(tried: Try) -> tuple[Stretch, ...]:
    """Return her hours with blocks and absence in them: those are named by themselves."""
    return replace(tried.diary, stops=(), busy=()).stretches_on(local_day(tried.starts_at))


def ways(tried: Try) -> Iterator[Conflict]:
    """Give that the way from the visit before, to the next one, or from and to the start place is too long."""
    if not tried.wish.travels:
        return
    stops = tried.diary.stops_on(local_day(tried.starts_at))
    before = max((s for s in stops if s.ends_at <= tried.starts_at), key=lambda s: s.ends_at, default=None)
    after = min((s for s in stops if s.starts_at >= tried.ends_at), key=lambda s: s.starts_at, default=None)
    if before is not None:
        there = int((tried.starts_at - before.ends_at).total_seconds() // 60)
        yield from _short(tried, before.postcode, there, is_before=True)
    else:
        yield from _from_home(tried)
    if after is not None:
        there = int((after.starts_at - tried.ends_at).total_seconds() // 60)
        yield from _short(tried, after.postcode, there, is_before=False)
    else:
        yield from _to_home(tried)


def _short(tried: Try, postcode: str, there: int, *, is_before: bool) -> Iterator[Conflict]:
    transport, spare = tried.diary.place.transport, tried.rules.margin
    minutes = tried.way(postcode, tried.wish.postcode) if is_before else tried.way(tried.wish.postcode, postcode)
    if minutes + spare <= there:
        return
    plain, spared = (_BEFORE, _SPARE_BEFORE) if is_before else (_AFTER, _SPARE_AFTER)
    yield Conflict(
        code="travel_before" if is_before else "travel_after",
        message=(plain if minutes > there else spared)[transport],
        values={"minutes": minutes, "there": there, "spare": spare},
    )


def _from_home(tried: Try) -> Iterator[Conflict]:
    minutes = tried.way(tried.diary.place.postcode, tried.wish.postcode)
    works = tried.diary.works_on(local_day(tried.starts_at))
    leaves = tried.starts_at - timedelta(minutes=minutes + tried.rules.margin)
    if works and works[0] <= tried.starts_at and leaves < works[0]:
        yield Conflict(
            code="way_there",
            message=N_("To be there in time the nurse leaves at {leaves} ({minutes} min); work begins at {begins}."),
            values={"leaves": shown(leaves), "minutes": minutes, "begins": shown(works[0])},
        )


def _to_home(tried: Try) -> Iterator[Conflict]:
    minutes = tried.way(tried.wish.postcode, tried.diary.profile.ends_at)
    works = tried.diary.works_on(local_day(tried.starts_at))
    back = tried.ends_at + timedelta(minutes=minutes + tried.rules.margin)
    if works and tried.ends_at <= works[1] and back > works[1]:
        yield Conflict(
            code="way_home",
            message=N_("The nurse is back at {back} ({minutes} min); work ends at {ends}."),
            values={"back": shown(back), "minutes": minutes, "ends": shown(works[1])},
        )
