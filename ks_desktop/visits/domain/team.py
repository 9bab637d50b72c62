"""Who visits, and everything that is set about when one of them does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ks_desktop.core.values import Changes, UserId
from ks_desktop.visits.domain.absence import Absence
from ks_desktop.visits.domain.appointment import Appointment
from ks_desktop.visits.domain.blocks import Block, BlockDay, Changed
from ks_desktop.visits.domain.hours import NurseProfile, WorkingHours
from ks_desktop.visits.domain.proposal import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody who is known here, and whether she can be planned.

    Attributes:
        has_hours: a week pattern of hers counts today, or will.
    """

    user: UserId
    name: str
    profile: NurseProfile
    has_hours: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPattern:
    """All stretches of work that count from a day on."""

    hours: tuple[WorkingHours, ...]

    @property
    def valid_from(self) -> date:
        """Its first day."""
        return self.hours[0].valid_from

    @property
    def valid_until(self) -> date | None:
        """Its last day, None for no end."""
        return self.hours[0].valid_until


def patterns_of(hours: Iterable[WorkingHours]) -> tuple[WeekPattern, ...]:
    """Return week patterns, the newest first."""
    grouped: dict[date, list[WorkingHours]] = {}
    for entry in hours:
        grouped.setdefault(entry.valid_from, []).append(entry)
    return tuple(WeekPattern(hours=tuple(grouped[first])) for first in sorted(grouped, reverse=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A block that comes back, with what was changed by hand in it and the next times it takes place."""

    block: Block
    changed: Changed
    coming: tuple[BlockDay, ...] = ()

    @property
    def id(self) -> UUID:
        """What it is known by."""
        return self.block.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A booked visit at a time at which its nurse does not visit any more, and why not."""

    visit: Appointment
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class NurseSchedule:
    """Everything that is set about one nurse.

    Attributes:
        patterns: her weeks, the newest first.
        absences: now and to come, in order of time.
        series: the blocks that take place still.
        outside: booked visits to come that lie outside all this.
    """

    member: Member
    patterns: tuple[WeekPattern, ...]
    absences: tuple[Absence, ...]
    series: tuple[Series, ...]
    outside: tuple[Outside, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """What a change of a schedule did, and the booked visits that lie outside it now: they stay."""

    changes: Changes
    outside: tuple[Outside, ...] = ()
