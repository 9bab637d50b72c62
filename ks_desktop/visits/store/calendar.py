"""What calendars were told: rows to records and back."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.clock import instant_of
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned
from ks_desktop.core.values import AppointmentId, CaseId, DaySpan, UserId
from ks_desktop.visits.domain.calendar import KnownEntry
from ks_desktop.visits.store.tables import AppointmentRow, parts

CLAIMED: Final = frozenset({"calendar_entry"})


class CalendarEntryRow(Versioned, Base):
    """What one nurse's calendar was told of one visit. It outlives the visit, so that a cancellation can be sent.

    Neither her name nor her case stands here; without the visit nothing leads to her any more.
    """

    __tablename__ = "calendar_entry"
    __table_args__ = (sa.UniqueConstraint("nurse_id", "appointment_id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    nurse_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"), index=True)
    appointment_id: Mapped[UUID | None] = mapped_column(
        sa.ForeignKey("appointment.id", ondelete="SET NULL"), index=True
    )
    is_busy: Mapped[bool]
    sequence: Mapped[int]
    starts_at: Mapped[datetime | None] = mapped_column(Instant(), index=True)
    digest: Mapped[str] = mapped_column(sa.String(64))
    gone_on: Mapped[date | None]


def known(
    reading: Reading, nurse: UserId, span: DaySpan, appointments: Collection[UUID], gone_since: date
) -> tuple[KnownEntry, ...]:
    """Return what a nurse's calendar knows of these visits, of these days, and of what was destroyed since a day."""
    row = CalendarEntryRow
    first, after = instant_of(span.first, time(0)), instant_of(span.last + timedelta(days=1), time(0))
    those_days = sa.and_(row.starts_at >= first, row.starts_at < after)
    found = reading.session.scalars(
        sa.select(row).where(row.nurse_id == nurse, sa.or_(those_days, row.gone_on >= gone_since))
    ).all()
    there = {entry.id for entry in found}
    more: list[CalendarEntryRow] = []
    for part in parts(appointments):
        more += reading.session.scalars(sa.select(row).where(row.nurse_id == nurse, row.appointment_id.in_(part)))
    together = [*found, *(entry for entry in more if entry.id not in there)]
    return tuple(_entry(entry) for entry in sorted(together, key=lambda entry: entry.id))


def remember(work: Work, entries: Iterable[KnownEntry]) -> None:
    """Store what leaves now.

    Raises:
        StaleError: something else left since this was looked at.
    """
    for entry in entries:
        row = work.session.get(CalendarEntryRow, entry.uid)
        if (row.version if row else 0) != entry.version:
            raise StaleError
        if row is None:
            row = CalendarEntryRow(id=entry.uid, nurse_id=entry.nurse, is_busy=entry.is_busy)
            row.appointment_id = entry.appointment_id
            work.session.add(row)
        row.sequence, row.starts_at, row.digest = entry.sequence, entry.starts_at, entry.digest
    work.session.flush()


def destroy(work: Work, case_id: CaseId, today: date) -> None:
    """Leave nothing of the visits of a case but the uid; call before the visits themselves are removed."""
    of_case = sa.select(AppointmentRow.id).where(AppointmentRow.case_id == case_id)
    for row in work.session.scalars(sa.select(CalendarEntryRow).where(CalendarEntryRow.appointment_id.in_(of_case))):
        row.appointment_id, row.starts_at, row.digest, row.gone_on = None, None, "", today
    work.session.flush()


def _entry(row: CalendarEntryRow) -> KnownEntry:
    return KnownEntry(
        uid=row.id,
        nurse=UserId(row.nurse_id),
        appointment_id=AppointmentId(row.appointment_id) if row.appointment_id else None,
        is_busy=row.is_busy,
        sequence=row.sequence,
        starts_at=row.starts_at,
        digest=row.digest,
        version=row.version,
    )
