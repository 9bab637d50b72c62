"""The rows of emergency access: who opened what of whom, why, and who has seen that it was."""

from collections.abc import Collection, Iterator
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.clients.domain.emergency import EmergencyOpening, Opens
from ks_desktop.clients.store.rows import CaseRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, choice, in_parts, line
from ks_desktop.core.values import CaseId, ClientId, UserId


class EmergencyRow(Base):
    """One time that somebody opened with a reason what is not hers to see."""

    __tablename__ = "emergency_access"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    user_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    opens: Mapped[Opens] = mapped_column(choice(Opens))
    reason: Mapped[str] = mapped_column(line())
    at: Mapped[datetime] = mapped_column(Instant())
    nurse_saw_at: Mapped[datetime | None] = mapped_column(Instant())
    nurse_saw: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    officer_saw_at: Mapped[datetime | None] = mapped_column(Instant())
    officer_saw: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))


def add(work: Work, row: EmergencyRow) -> None:
    """Store an opening."""
    work.session.add(row)
    work.session.flush()


def get(work: Work, opening_id: UUID) -> EmergencyRow | None:
    """Return an opening to be changed."""
    return work.session.get(EmergencyRow, opening_id)


def of_cases(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[EmergencyOpening, ...]]:
    """Return the openings of each case, newest first; a case without is not in it."""
    found: dict[CaseId, tuple[EmergencyOpening, ...]] = {}
    for part in in_parts(case_ids):
        for opening in _read(reading, EmergencyRow.case_id.in_(part)):
            found[opening.case_id] = (*found.get(opening.case_id, ()), opening)
    return found


def unseen_by_nurses(reading: Reading) -> tuple[EmergencyOpening, ...]:
    """Return what no nurse of the case has seen yet, newest first."""
    return tuple(_read(reading, EmergencyRow.nurse_saw_at.is_(None)))


def unseen_by_officer(reading: Reading) -> tuple[EmergencyOpening, ...]:
    """Return what no privacy officer has seen yet, newest first."""
    return tuple(_read(reading, EmergencyRow.officer_saw_at.is_(None)))


def by_id(reading: Reading, ids: Collection[UUID]) -> dict[UUID, EmergencyOpening]:
    """Return these openings; the log leads to them, and one that went with its case is not in it."""
    return {opening.id: opening for part in in_parts(ids) for opening in _read(reading, EmergencyRow.id.in_(part))}


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the openings of a case for good."""
    work.session.execute(sa.delete(EmergencyRow).where(EmergencyRow.case_id == case_id))


def _read(reading: Reading, where: sa.ColumnElement[bool]) -> Iterator[EmergencyOpening]:
    query = sa.select(EmergencyRow, CaseRow.client_id, CaseRow.nurse).join(CaseRow, CaseRow.id == EmergencyRow.case_id)
    for row, client_id, nurse in reading.session.execute(
        query.where(where).order_by(EmergencyRow.at.desc(), EmergencyRow.id.desc())
    ):
        yield EmergencyOpening(
            id=row.id,
            case_id=CaseId(row.case_id),
            client_id=ClientId(client_id),
            nurse=None if nurse is None else UserId(nurse),
            user=UserId(row.user_id),
            opens=row.opens,
            reason=row.reason,
            at=row.at,
            nurse_saw_at=row.nurse_saw_at,
            officer_saw_at=row.officer_saw_at,
        )
