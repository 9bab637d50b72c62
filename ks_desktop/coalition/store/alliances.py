"""Local coalitions, a row for each state: rows to records and back."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import ActionPlan, Alliance, Coordinator
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.values import AllianceId, OrganisationId, new_id

_COORDINATOR: Final = ("name", "organisation", "phone", "email")
_PLAN: Final = ("title", "since", "until", "kept_at", "goals", "checked_on", "checked_by")


class AllianceStateRow(Versioned, Base):
    """How one coalition stands from one day on."""

    __tablename__ = "alliance_state"
    __table_args__ = (sa.UniqueConstraint("alliance_id", "valid_from"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    alliance_id: Mapped[UUID] = mapped_column(index=True)
    valid_from: Mapped[date]
    until: Mapped[date | None]
    name: Mapped[str] = mapped_column(line())
    municipalities: Mapped[str] = mapped_column(note())  # codes, with a space between them
    partners: Mapped[str] = mapped_column(note())  # ids, likewise; who is gone from the directory stays named here
    coordinator_name: Mapped[str] = mapped_column(line())
    coordinator_organisation: Mapped[str] = mapped_column(line())
    coordinator_phone: Mapped[str] = mapped_column(line())
    coordinator_email: Mapped[str] = mapped_column(line())
    plan_title: Mapped[str] = mapped_column(line())
    plan_since: Mapped[date | None]
    plan_until: Mapped[date | None]
    plan_kept_at: Mapped[str] = mapped_column(line())
    plan_goals: Mapped[str] = mapped_column(note())
    plan_checked_on: Mapped[date | None]
    plan_checked_by: Mapped[str] = mapped_column(line())
    remark: Mapped[str] = mapped_column(note())
    source: Mapped[str] = mapped_column(line())


def put_alliance(work: Work, alliance: Alliance) -> None:
    """Store one state of a coalition: a new one, or in place of the one that begins on that day.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.scalar(
        sa.select(AllianceStateRow).where(
            AllianceStateRow.alliance_id == alliance.id, AllianceStateRow.valid_from == alliance.valid_from
        )
    )
    if (row.version if row is not None else 0) != alliance.version:
        raise StaleError
    if row is None:
        row = AllianceStateRow(id=new_id(), alliance_id=alliance.id, valid_from=alliance.valid_from)
        work.session.add(row)
    for name in ("until", "name", "remark", "source"):
        setattr(row, name, getattr(alliance, name))
    row.municipalities = " ".join(alliance.municipalities)
    row.partners = " ".join(str(each) for each in alliance.partners)
    for name in _COORDINATOR:
        setattr(row, f"coordinator_{name}", getattr(alliance.coordinator, name))
    for name in _PLAN:
        setattr(row, f"plan_{name}", getattr(alliance.plan, name))
    work.session.flush()


def alliance_states(reading: Reading, ids: Iterable[AllianceId] | None = None) -> tuple[Alliance, ...]:
    """Return every state of some coalitions, or of all, the newest first."""
    query = sa.select(AllianceStateRow).order_by(AllianceStateRow.valid_from.desc(), AllianceStateRow.id)
    if ids is not None:
        query = query.where(AllianceStateRow.alliance_id.in_(tuple(ids)))
    return tuple(map(_alliance, reading.session.scalars(query)))


def _alliance(row: AllianceStateRow) -> Alliance:
    return Alliance(
        id=AllianceId(row.alliance_id),
        name=row.name,
        valid_from=row.valid_from,
        until=row.until,
        municipalities=tuple(row.municipalities.split()),
        coordinator=Coordinator(**{name: getattr(row, f"coordinator_{name}") for name in _COORDINATOR}),
        plan=ActionPlan(**{name: getattr(row, f"plan_{name}") for name in _PLAN}),
        partners=tuple(OrganisationId(UUID(each)) for each in row.partners.split()),
        remark=row.remark,
        source=row.source,
        version=row.version,
    )
