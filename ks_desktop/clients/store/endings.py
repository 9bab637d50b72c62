"""Rows of pregnancies that ended: what was written down, and all it takes to take it back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.case import QUIET_REASONS, CaseStatus, CloseReason
from ks_desktop.clients.domain.ending import CallAfter, Ending
from ks_desktop.clients.domain.searching import surname_key
from ks_desktop.clients.store.likeness import in_parts
from ks_desktop.clients.store.rows import CaseRow, ClientRow
from ks_desktop.core import moving
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, choice, line
from ks_desktop.core.values import CaseId, ClientId, UserId

_IS_QUIET: Final = (CaseRow.status == CaseStatus.CLOSED, CaseRow.close_reason.in_(QUIET_REASONS))


class CaseEndingRow(Base):
    """One ending. `held` is what it changed, as the database held it; one work may end several cases of a woman."""

    __tablename__ = "case_ending"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), unique=True)
    work_id: Mapped[UUID] = mapped_column(index=True)
    reason: Mapped[CloseReason] = mapped_column(choice(CloseReason))
    ended_on: Mapped[date | None]
    told_by: Mapped[str] = mapped_column(line())
    noted_at: Mapped[datetime] = mapped_column(Instant())
    noted_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    call: Mapped[CallAfter] = mapped_column(choice(CallAfter))
    called_on: Mapped[date | None]
    held: Mapped[dict[str, Any]] = mapped_column(sa.JSON)


def of_cases(reading: Reading, case_ids: Iterable[CaseId]) -> dict[CaseId, Ending]:
    """Return how these cases ended; one without an ending is left out."""
    query = sa.select(CaseEndingRow).where(CaseEndingRow.case_id.in_(list(case_ids)))
    return {CaseId(row.case_id): _ending(row) for row in reading.session.scalars(query)}


def row_of(reading: Reading, case_id: CaseId) -> CaseEndingRow | None:
    """Return the ending of a case, or None."""
    return reading.session.scalar(sa.select(CaseEndingRow).where(CaseEndingRow.case_id == case_id))


def of_work(reading: Reading, work_id: UUID) -> list[CaseEndingRow]:
    """Return the endings that were written down together, the last first."""
    query = sa.select(CaseEndingRow).where(CaseEndingRow.work_id == work_id).order_by(CaseEndingRow.id.desc())
    return list(reading.session.scalars(query))


def add(work: Work, row: CaseEndingRow) -> None:
    """Keep an ending."""
    work.session.add(row)
    work.session.flush()


def remove(work: Work, case_id: CaseId) -> None:
    """Remove the ending of a case."""
    work.session.execute(sa.delete(CaseEndingRow).where(CaseEndingRow.case_id == case_id))


def forget_steps(work: Work, case_id: CaseId, kind: str) -> None:
    """Remove what undo would offer for an ending that was taken back on her page."""
    for step in moving.rows(work, "undo_step", "case_id", [case_id]):
        if step["kind"] == kind:
            moving.remove(work, "undo_step", "id", UUID(step["id"]))


def quiet(reading: Reading, case_ids: Iterable[CaseId]) -> frozenset[CaseId]:
    """Return those of these cases that are quiet."""
    found: set[CaseId] = set()
    for some in in_parts(dict.fromkeys(case_ids)):
        query = sa.select(CaseRow.id).where(CaseRow.id.in_(some), *_IS_QUIET)
        found.update(map(CaseId, reading.session.scalars(query)))
    return frozenset(found)


def quiet_ids() -> sa.Select[UUID]:
    """Return the question for all quiet cases, for lists of other rooms to leave out."""
    return sa.select(CaseRow.id).where(*_IS_QUIET)


def quiet_women(reading: Reading, birth_surname: str) -> frozenset[ClientId]:
    """Return the women of this surname at birth with a quiet case."""
    query = sa.select(CaseRow.client_id).join(ClientRow, ClientRow.id == CaseRow.client_id)
    found = query.where(ClientRow.search_surname == surname_key(birth_surname), *_IS_QUIET)
    return frozenset(map(ClientId, reading.session.scalars(found)))


def died(reading: Reading, client_ids: Iterable[ClientId]) -> frozenset[ClientId]:
    """Return those of these women of whom a case was closed because she died."""
    query = sa.select(CaseRow.client_id).where(
        CaseRow.client_id.in_(list(client_ids)),
        CaseRow.status == CaseStatus.CLOSED,
        CaseRow.close_reason == CloseReason.DIED,
    )
    return frozenset(map(ClientId, reading.session.scalars(query)))


def _ending(row: CaseEndingRow) -> Ending:
    return Ending(
        case_id=CaseId(row.case_id),
        reason=row.reason,
        ended_on=row.ended_on,
        told_by=row.told_by,
        noted_at=row.noted_at,
        noted_by=UserId(row.noted_by),
        call=row.call,
        called_on=row.called_on,
    )
