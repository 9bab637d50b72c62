"""Rows of records that were joined: all it takes to make them two again."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant
from ks_desktop.core.values import CaseId, ClientId


class JoinedRecordRow(Base):
    """One joining. `moved` holds what was changed and what went, as the database held it."""

    __tablename__ = "joined_record"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    client_id: Mapped[UUID] = mapped_column(sa.ForeignKey("client.id"), index=True)
    name: Mapped[str] = mapped_column(sa.Text)
    moved: Mapped[dict[str, Any]] = mapped_column(sa.JSON)
    joined_at: Mapped[datetime] = mapped_column(Instant())
    joined_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


def of_clients(reading: Reading, ids: Iterable[ClientId]) -> list[JoinedRecordRow]:
    """Return the joinings of these women, the newest first."""
    query = sa.select(JoinedRecordRow).where(JoinedRecordRow.client_id.in_(list(ids)))
    return list(reading.session.scalars(query.order_by(JoinedRecordRow.id.desc())))


def get(reading: Reading, joined_id: UUID) -> JoinedRecordRow | None:
    """Return one joining, or None."""
    return reading.session.get(JoinedRecordRow, joined_id)


def forget_of_case(work: Work, case_id: CaseId, client_id: UUID) -> None:
    """Remove the joinings in which a case took part: it is destroyed, and nothing may bring it back."""
    for row in of_clients(work, [ClientId(client_id)]):
        if case_id.hex in row.moved["cases"]:
            work.session.delete(row)
    work.session.flush()


def forget_of_client(work: Work, client_id: UUID) -> None:
    """Remove the joinings of a woman who is destroyed."""
    work.session.execute(sa.delete(JoinedRecordRow).where(JoinedRecordRow.client_id == client_id))
