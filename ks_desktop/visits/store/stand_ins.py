"""Who stands in for whom: rows to records and back."""

from collections.abc import Collection
from datetime import date
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base
from ks_desktop.core.values import CaseId, UserId
from ks_desktop.visits.domain.standing_in import StandIn
from ks_desktop.visits.store.tables import parts

CLAIMED: Final = frozenset({"stand_in"})


class StandInRow(Base):
    """A nurse who looks after a case for a colleague on some days; never changed, only taken back."""

    __tablename__ = "stand_in"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    case_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client_case.id"), index=True)
    instead_of_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    nurse_id: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))
    first: Mapped[date]
    last: Mapped[date]


def add_stand_in(work: Work, stand_in: StandIn) -> None:
    """Store that somebody stands in."""
    work.session.add(
        StandInRow(
            id=stand_in.id,
            case_id=stand_in.case_id,
            instead_of_id=stand_in.instead_of,
            nurse_id=stand_in.nurse,
            first=stand_in.first,
            last=stand_in.last,
        )
    )
    work.session.flush()


def stand_ins(reading: Reading, case_ids: Collection[CaseId]) -> dict[CaseId, tuple[StandIn, ...]]:
    """Return who stood, stands or will stand in for each case, the oldest first; a case without any is not in it."""
    found: dict[CaseId, list[StandIn]] = {}
    for part in parts(case_ids):
        query = sa.select(StandInRow).where(StandInRow.case_id.in_(part))
        for row in reading.session.scalars(query.order_by(StandInRow.id)):
            found.setdefault(CaseId(row.case_id), []).append(_stand_in(row))
    return {case_id: tuple(known) for case_id, known in found.items()}


def destroy(work: Work, case_id: CaseId) -> None:
    """Remove the rows of a case."""
    work.session.execute(sa.delete(StandInRow).where(StandInRow.case_id == case_id))


def _stand_in(row: StandInRow) -> StandIn:
    return StandIn(
        id=row.id,
        case_id=CaseId(row.case_id),
        instead_of=UserId(row.instead_of_id),
        nurse=UserId(row.nurse_id),
        first=row.first,
        last=row.last,
    )
