"""The register of incidents: rows to records and back. Whom one concerns stands apart, and goes with her case."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core import rows
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned, choice
from ks_desktop.core.values import CaseId, UserId, new_id
from ks_desktop.visits.domain.incident import Incident, LostKind, OnPaper

CLAIMED: Final = frozenset({"incident_case"})
_COLUMNS: Final = (
    *("kind", "what", "plan_id", "lost_on", "noticed_at", "where", "women", "has_strip", "done", "told_on"),
    "recorded_at",
)


class IncidentRow(Versioned, Base):
    """One paper that was lost. It says nothing of anybody, so it stays when a case is destroyed."""

    __tablename__ = "incident"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[LostKind] = mapped_column(choice(LostKind))
    what: Mapped[str] = mapped_column(rows.line())
    plan_id: Mapped[UUID | None] = mapped_column(sa.ForeignKey("printed_plan.id"), index=True)
    lost_on: Mapped[date | None]
    noticed_at: Mapped[datetime] = mapped_column(Instant())
    where: Mapped[str] = mapped_column(rows.note())
    women: Mapped[int]
    data: Mapped[str] = mapped_column(rows.note())
    has_strip: Mapped[bool | None]
    done: Mapped[str] = mapped_column(rows.note())
    told_on: Mapped[date | None]
    recorded_at: Mapped[datetime] = mapped_column(Instant(), index=True)
    recorded_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


class IncidentCaseRow(Base):
    """A case that a lost paper is about."""

    __tablename__ = "incident_case"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    incident_id: Mapped[UUID] = mapped_column(sa.ForeignKey("incident.id"), index=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)


def put(work: Work, incident: Incident) -> None:
    """Store an incident (version 0) or what changed of it.

    Raises:
        StaleError: somebody changed or removed it first.
    """
    row = work.session.get(IncidentRow, incident.id)
    if (row.version if row else 0) != incident.version:
        raise StaleError
    if row is None:
        row = IncidentRow(id=incident.id, recorded_by=incident.recorded_by)
        work.session.add(row)
    for name in _COLUMNS:
        setattr(row, name, getattr(incident, name))
    row.data = ",".join(word.value for word in incident.data)
    work.session.flush()


def concern(work: Work, incident_id: UUID, case_ids: Collection[CaseId]) -> None:
    """Keep which cases it is about."""
    work.session.add_all(IncidentCaseRow(id=new_id(), incident_id=incident_id, case_id=key) for key in case_ids)
    work.session.flush()


def find(reading: Reading, incident_id: UUID) -> Incident | None:
    """Return one incident, None when there is none."""
    row = reading.session.get(IncidentRow, incident_id)
    return _incident(row) if row else None


def all_of(reading: Reading) -> tuple[Incident, ...]:
    """Return the register, the newest first."""
    query = sa.select(IncidentRow).order_by(IncidentRow.recorded_at.desc(), IncidentRow.id.desc())
    return tuple(map(_incident, reading.session.scalars(query)))


def cases_of(reading: Reading, incident_id: UUID) -> tuple[CaseId, ...]:
    """Return the cases it is about, as far as they are there still."""
    query = sa.select(IncidentCaseRow.case_id).where(IncidentCaseRow.incident_id == incident_id)
    return tuple(CaseId(key) for key in reading.session.scalars(query.order_by(IncidentCaseRow.id)))


def remove(work: Work, incident: Incident, version: int) -> None:
    """Take one off the register.

    Raises:
        StaleError: somebody changed it since that version.
    """
    if incident.version != version:
        raise StaleError
    work.session.execute(sa.delete(IncidentCaseRow).where(IncidentCaseRow.incident_id == incident.id))
    work.session.delete(work.session.get_one(IncidentRow, incident.id))
    work.session.flush()


def destroy(work: Work, case_id: CaseId) -> None:
    """Forget that a lost paper was about a case; how many women it was about stays."""
    work.session.execute(sa.delete(IncidentCaseRow).where(IncidentCaseRow.case_id == case_id))


def _incident(row: IncidentRow) -> Incident:
    values = {name: getattr(row, name) for name in _COLUMNS}
    data = tuple(OnPaper(word) for word in row.data.split(",") if word)
    return Incident(id=row.id, data=data, recorded_by=UserId(row.recorded_by), version=row.version, **values)
