"""What of a visit leaves for a calendar, and what changed since the last time. Pure."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from ks_desktop.core.values import AppointmentId, UserId
from ks_desktop.visits.domain import Appointment, Mode
from ks_desktop.visits.domain.calendar import CalendarEntry, KnownEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands in a nurse's agenda now, as a calendar may know it. `appointment_id` is None of a busy time."""

    appointment_id: AppointmentId | None
    starts_at: datetime
    minutes: int
    summary: str
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The neutral words of a file, in the user's language."""

    visit: str
    busy: str


def of_visit(visit: Appointment, area: str, words: Words) -> Standing:
    """Return a visit as a calendar may know it.

    Args:
        visit: planned or held.
        area: four digits and a place name where they meet, "" when it is secret.
        words: the neutral words.
    """
    return Standing(
        appointment_id=visit.id,
        starts_at=visit.starts_at,
        minutes=visit.minutes,
        summary=f"{words.visit} {visit.code}",
        place="" if visit.mode in {Mode.PHONE, Mode.VIDEO} else area,
    )


def leaving(
    nurse: UserId, standing: Iterable[Standing], known: Iterable[KnownEntry], words: Words
) -> tuple[tuple[CalendarEntry, ...], tuple[KnownEntry, ...]]:
    """Return what stands in the file, in order of time, and what is to be remembered of each entry once it left.

    What stands now is told, with a new uid when it never left. What left before and does not stand any more is told
    as cancelled. The sequence rises when something else leaves than the last time.
    """
    before = {_known_by(entry): entry for entry in known}
    told: list[tuple[CalendarEntry, KnownEntry]] = []
    for item in standing:
        was = before.pop(item.appointment_id or item.starts_at, None)
        told.append(_told(nurse, item, was))
    told += [_cancelled(entry, words) for entry in before.values()]
    told.sort(key=lambda pair: (pair[0].starts_at is None, pair[0].starts_at, pair[0].uid.hex))
    return tuple(entry for entry, _known in told), tuple(kept for _entry, kept in told)


def _known_by(entry: KnownEntry) -> UUID | datetime | None:
    # A visit keeps its place in the calendar when it moves; a busy time is known by when it begins. What is left of a
    # visit that is gone is known by its own uid: several may have stood at one time.
    return entry.appointment_id or (entry.starts_at if entry.is_busy else entry.uid)


def _told(nurse: UserId, item: Standing, was: KnownEntry | None) -> tuple[CalendarEntry, KnownEntry]:
    if was is None:
        # A random uid, not one that says when it was made.
        was = KnownEntry(
            uid=uuid4(),
            nurse=nurse,
            appointment_id=item.appointment_id,
            is_busy=item.appointment_id is None,
            sequence=-1,
            starts_at=item.starts_at,
            digest="",
        )
    entry = CalendarEntry(
        uid=was.uid,
        sequence=was.sequence,
        starts_at=item.starts_at,
        minutes=item.minutes,
        summary=item.summary,
        place=item.place,
    )
    return _numbered(entry, was)


def _cancelled(was: KnownEntry, words: Words) -> tuple[CalendarEntry, KnownEntry]:
    entry = CalendarEntry(
        uid=was.uid,
        sequence=was.sequence,
        starts_at=was.starts_at,
        minutes=0,
        summary=words.busy if was.is_busy else words.visit,
        is_cancelled=True,
    )
    return _numbered(entry, was)


def _numbered(entry: CalendarEntry, was: KnownEntry) -> tuple[CalendarEntry, KnownEntry]:
    digest = _digest(entry)
    sequence = was.sequence + (digest != was.digest)
    return replace(entry, sequence=sequence), replace(was, sequence=sequence, starts_at=entry.starts_at, digest=digest)


def _digest(entry: CalendarEntry) -> str:
    starts = entry.starts_at.isoformat() if entry.starts_at else ""
    said = (starts, str(entry.minutes), entry.summary, entry.place, str(entry.is_cancelled))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
