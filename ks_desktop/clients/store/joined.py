"""Rows of records that were joined: all it takes to make them two again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.moving import Moved, Raw
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """All it takes to go back.

    Attributes:
        gone: the woman whose record went into another, or from whose record a case was moved.
        cases: which took part.
        rows: what went, by table, as the database held it.
        moved: what was changed, in order.
        case: the case that was moved; None when two records were joined.
        is_new: it was moved to a record that was made for it.
    """

    gone: ClientId
    cases: frozenset[CaseId]
    rows: Mapping[str, list[Raw]]
    moved: tuple[Moved, ...]
    case: CaseId | None = None
    is_new: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        held: dict[str, Any] = {
            "gone": self.gone.hex,
            "cases": sorted({key.hex for key in self.cases}),
            "rows": dict(self.rows),
            "moved": [one.as_json() for one in self.moved],
        }
        return held if self.case is None else {**held, "case": self.case.hex, "is_new": self.is_new}


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
    """Remove the joinings of a woman who is destroyed, and what names her where a case of hers was moved to."""
    came_from = JoinedRecordRow.moved["gone"].as_string() == client_id.hex
    work.session.execute(sa.delete(JoinedRecordRow).where(sa.or_(JoinedRecordRow.client_id == client_id, came_from)))
