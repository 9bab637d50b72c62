"""Rows of the organisation's own texts of papers, and rows to records."""

from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Instant, Versioned, line, note
from ks_desktop.core.values import UserId, new_id
from ks_desktop.letters.domain.own_texts import OwnText, OwnTexts


class OwnTextRow(Versioned, Base):
    """One text that stands in place of a shipped one, or beside them."""

    __tablename__ = "own_text"
    __table_args__ = (sa.UniqueConstraint("kind", "language", "path"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(line())
    language: Mapped[str] = mapped_column(line())
    path: Mapped[str] = mapped_column(line())
    content: Mapped[str] = mapped_column(note())
    base: Mapped[str] = mapped_column(note())
    changed_at: Mapped[datetime] = mapped_column(Instant())
    changed_by: Mapped[UUID] = mapped_column(sa.ForeignKey("app_user.id"))


def all_texts(reading: Reading) -> OwnTexts:
    """Return every own text, of every kind and language: an organisation has tens of them, never thousands."""
    rows = reading.session.scalars(sa.select(OwnTextRow).order_by(OwnTextRow.kind, OwnTextRow.path))
    return OwnTexts(tuple(_from_row(row) for row in rows))


def put(work: Work, text: OwnText, now: datetime) -> None:
    """Store a text, new or changed.

    Raises:
        StaleError: somebody changed it first.
    """
    row = _row(work, text)
    if (row.version if row else 0) != text.version:
        raise StaleError
    if row is None:
        row = OwnTextRow(id=new_id(), kind=text.kind, language=text.language, path=text.path)
        work.session.add(row)
    row.content, row.base = text.content, text.base
    row.changed_at, row.changed_by = now, work.actor
    work.session.flush()


def remove(work: Work, text: OwnText) -> None:
    """Take a text away; what is not there stays away."""
    row = _row(work, text)
    if row is not None:
        work.session.delete(row)
        work.session.flush()


_SAME: Final = ("kind", "language", "path")


def _row(work: Work, text: OwnText) -> OwnTextRow | None:
    where = [getattr(OwnTextRow, name) == getattr(text, name) for name in _SAME]
    return work.session.scalar(sa.select(OwnTextRow).where(*where))


def _from_row(row: OwnTextRow) -> OwnText:
    return OwnText(
        kind=row.kind,
        language=row.language,
        path=row.path,
        content=row.content,
        base=row.base,
        changed_at=row.changed_at,
        changed_by=UserId(row.changed_by),
        version=row.version,
    )
