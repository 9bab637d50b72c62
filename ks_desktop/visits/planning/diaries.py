"""The diaries of nurses, gathered inside one open look at the database, with a fixed number of questions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from ks_desktop.clients.domain import Address
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Reading
from ks_desktop.core.free_days import FreeDays
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits import store
from ks_desktop.visits.domain import Absence, AbsenceReason, Appointment, BlockDay, Mode, Series
from ks_desktop.visits.domain.blocks import days_of
from ks_desktop.visits.planning.diary import Busy, Diary, Stop
from ks_desktop.visits.planning.knowing import travel_of
from ks_desktop.visits.planning.meeting import meeting_place, meeting_postcode
from ks_desktop.visits.store.absences import absences
from ks_desktop.visits.store.blocks import blocks

REASONS: Final[Mapping[AbsenceReason, str]] = {
    AbsenceReason.LEAVE: N_("Leave"),
    AbsenceReason.ILL: N_("Ill"),
    AbsenceReason.TRAINING: N_("Training"),
    AbsenceReason.OTHER: N_("Absent"),
}
_CALLS: Final[Mapping[Mode, str]] = {Mode.PHONE: N_("Call by phone"), Mode.VIDEO: N_("Call by video")}


@dataclass(frozen=True, slots=True)
class Diaries:
    """Gathers what stands in the diaries of nurses."""

    clients: Clients
    coalition: Coalition

    def of(self, nurses: Collection[UserId], span: DaySpan, *, reading: Reading) -> dict[UserId, Diary]:
        """Return the diary of each nurse on these days."""
        profiles = store.profiles(reading, nurses)
        hours = store.hours_of(reading, nurses)
        away = absences(reading, nurses, span)
        series = blocks(reading, nurses, span)
        visits = store.occupying_of(reading, span, nurses)
        free, travel = self.coalition.free_days(reading=reading), travel_of(reading)
        homes = self.clients.addresses({v.case_id for found in visits.values() for v in found}, reading=reading)
        return {
            nurse: _diary(
                Diary(
                    nurse=nurse, profile=profiles[nurse], hours=hours[nurse], free_days=free, travel=travel.of(nurse)
                ),
                [*_absent(away[nurse]), *_blocked(series[nurse], span, free), *_calls(visits[nurse])],
                [_visit(visit, homes[visit.case_id]) for visit in visits[nurse] if visit.mode.is_on_the_road],
            )
            for nurse in nurses
        }


def _diary(empty: Diary, busy: list[Busy], visits: list[Stop]) -> Diary:
    away = [entry for entry in busy if entry.is_absence]
    kept = [part for entry in busy for part in _kept(entry, away)]
    there = [_at_place(entry) for entry in kept if entry.postcode]
    return replace(
        empty,
        stops=tuple(sorted([*visits, *there], key=lambda stop: (stop.starts_at, stop.ends_at))),
        busy=tuple(sorted(kept, key=lambda entry: (entry.starts_at, entry.ends_at, entry.label))),
    )


def _kept(entry: Busy, away: list[Busy]) -> list[Busy]:
    # She is not in her meeting when she is ill. Who is away from noon on is in her surgery until then.
    if entry.is_absence or entry.appointment is not None:
        return [entry]
    parts = [entry]
    for span in away:
        parts = [
            replace(part, starts_at=start, ends_at=end)
            for part in parts
            for start, end in (
                (part.starts_at, min(part.ends_at, span.starts_at)),
                (max(part.starts_at, span.ends_at), part.ends_at),
            )
            if start < end
        ]
    return parts


def _at_place(entry: Busy) -> Stop:
    return Stop(
        starts_at=entry.starts_at, ends_at=entry.ends_at, postcode=entry.postcode, place=entry.label, is_visit=False
    )


def _visit(visit: Appointment, home: Address) -> Stop:
    return Stop(
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        postcode=meeting_postcode(visit, home),
        place=meeting_place(visit, home),
        appointment=visit.id,
    )


def _absent(spans: Collection[Absence]) -> Iterator[Busy]:
    for span in spans:
        label = _(REASONS[span.reason])
        yield Busy(starts_at=span.starts_at, ends_at=span.ends_at, label=label, is_absence=True)


def _blocked(found: Collection[Series], span: DaySpan, free: FreeDays) -> Iterator[Busy]:
    for series in found:
        for day in days_of(series.block, series.changed, span):
            if day.original not in series.changed and free.is_free(day.day):
                continue
            yield _block(day)


def _block(day: BlockDay) -> Busy:
    return Busy(starts_at=day.starts_at, ends_at=day.ends_at, label=day.label, postcode=day.postcode)


def _calls(visits: Collection[Appointment]) -> Iterator[Busy]:
    # Nobody travels to a call, and nobody travels during one.
    for visit in visits:
        if not visit.mode.is_on_the_road:
            label = _(_CALLS[visit.mode])
            yield Busy(starts_at=visit.starts_at, ends_at=visit.ends_at, label=label, appointment=visit.id)
