"""What leaves for the nurse's own calendar: a code, a time and an area. Never who, why or where exactly."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ks_desktop.core.values import AppointmentId, DaySpan, UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """What a calendar was told of a visit or a busy time before.

    Attributes:
        uid: random, and the same for as long as this nurse's calendar may know it.
        appointment_id: None of a busy time, and of a visit that is gone.
        starts_at: as it left, None when her case was destroyed.
        digest: of everything that left, to see whether it changed.
        version: of the row, 0 when nothing left yet.
    """

    uid: UUID
    nurse: UserId
    appointment_id: AppointmentId | None
    is_busy: bool
    sequence: int
    starts_at: datetime | None
    digest: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar file, exactly what it says.

    Attributes:
        sequence: rises each time something else leaves than the last time.
        starts_at: an instant in UTC; None where nothing but the uid is left of a visit.
        summary: a neutral word and the code of the visit.
        place: four digits and a place name, or "".
    """

    uid: UUID
    sequence: int
    starts_at: datetime | None
    minutes: int
    summary: str
    place: str = ""
    is_cancelled: bool = False

    @property
    def ends_at(self) -> datetime | None:
        """The instant at which it ends, None with its start."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """A calendar file as it was looked at: these very characters leave.

    Attributes:
        entries: what stands in it, in order of time.
        known: what is remembered of each entry once it left.
    """

    span: DaySpan
    nurse: UserId
    text: str
    entries: tuple[CalendarEntry, ...]
    known: tuple[KnownEntry, ...]

    @property
    def cancelled(self) -> int:
        """How many entries tell that a visit does not take place."""
        return sum(entry.is_cancelled for entry in self.entries)

    @property
    def name(self) -> str:
        """The name of the file: days only."""
        return f"agenda-{self.span.first:%Y-%m-%d}-{self.span.last:%Y-%m-%d}.ics"
