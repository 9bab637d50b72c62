"""What was said of places, day after day: rows to records and back. An answer is never changed; a newer one counts."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import CapacityAnswer, CapacityState
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice, line
from ks_desktop.core.values import ServiceId, UserId, new_id


class CapacityRow(Base):
    """One answer about places. The service may be one of the catalogue that has no row of its own."""

    __tablename__ = "service_capacity"
    __table_args__ = (sa.Index("ix_service_capacity_newest", "service_id", "asked_on", "id"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    service_id: Mapped[UUID]
    asked_on: Mapped[date]
    asked_by: Mapped[UUID | None] = mapped_column(sa.ForeignKey("app_user.id"))
    state: Mapped[CapacityState] = mapped_column(choice(CapacityState))
    weeks: Mapped[int | None]
    words: Mapped[str] = mapped_column(line())


_COLUMNS = (
    *(CapacityRow.service_id, CapacityRow.asked_on, CapacityRow.asked_by, CapacityRow.state, CapacityRow.weeks),
    CapacityRow.words,
)


def add_capacity(work: Work, answer: CapacityAnswer) -> None:
    """Store an answer beside those of before."""
    row = CapacityRow(
        id=new_id(),
        service_id=answer.service_id,
        asked_on=answer.asked_on,
        asked_by=answer.asked_by,
        state=answer.state,
        weeks=answer.weeks,
        words=answer.words,
    )
    work.session.add(row)
    work.session.flush()


def capacity_of(reading: Reading, service_id: ServiceId) -> list[CapacityAnswer]:
    """Return what was said of one service, the newest first."""
    order = (CapacityRow.asked_on.desc(), CapacityRow.id.desc())
    rows = reading.session.execute(sa.select(*_COLUMNS).where(CapacityRow.service_id == service_id).order_by(*order))
    return [_answer(row) for row in rows]


def newest_capacity(reading: Reading, ids: Iterable[ServiceId] | None = None) -> dict[ServiceId, CapacityAnswer]:
    """Return what was said last of each of these services, or of all, that was asked."""
    query = sa.select(*_COLUMNS)  # columns and no objects: a list asks for hundreds
    if ids is not None:
        query = query.where(CapacityRow.service_id.in_(tuple(ids)))
    rows = reading.session.execute(query.order_by(CapacityRow.asked_on, CapacityRow.id))
    newest = {row[0]: row for row in rows}  # the newest comes last
    return {ServiceId(key): _answer(row) for key, row in newest.items()}


def newest_said(column: sa.ColumnElement[Any] | Any, service_id: Any) -> sa.ScalarSelect[Any]:
    """Return a column of what was said last of the service of an outer question, as a part of that question."""
    order = (CapacityRow.asked_on.desc(), CapacityRow.id.desc())
    found = sa.select(column).where(CapacityRow.service_id == service_id).order_by(*order).limit(1)
    return found.correlate_except(CapacityRow).scalar_subquery()


def _answer(row: Sequence[Any]) -> CapacityAnswer:
    service_id, asked_on, asked_by, state, weeks, words = row
    return CapacityAnswer(
        service_id=ServiceId(service_id),
        asked_on=asked_on,
        asked_by=None if asked_by is None else UserId(asked_by),
        state=state,
        weeks=weeks,
        words=words,
    )
