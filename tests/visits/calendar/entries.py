"""Invented entries of a calendar file."""

from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from ks_desktop.visits.domain.calendar import CalendarEntry

NOW: Final = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
TUESDAY: Final = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def entry(number: int = 5, *, at: datetime | None = TUESDAY, sequence: int = 0, off: bool = False) -> CalendarEntry:
    """Return an entry; its uid is not random here."""
    return CalendarEntry(
        uid=UUID(int=number),
        sequence=sequence,
        starts_at=at,
        minutes=0 if off else 60,
        summary="Afspraak" if off else "Afspraak 7KQ2",
        place="" if off else "3511 Utrecht",
        is_cancelled=off,
    )
