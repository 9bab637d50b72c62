"""Rows of what the columns of a sender's lists hold, as somebody chose them once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, Instant, line
from ks_desktop.core.values import new_id, search_key


class ImportMappingRow(Base):
    """What the columns of a list hold: one for each sender and line of names."""

    __tablename__ = "import_mapping"
    __table_args__ = (sa.UniqueConstraint("sender_key", "fingerprint"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    sender: Mapped[str] = mapped_column(line())
    sender_key: Mapped[str] = mapped_column(line())
    fingerprint: Mapped[str] = mapped_column(sa.String(64), index=True)
    fields: Mapped[list[str]] = mapped_column(sa.JSON)
    used_at: Mapped[datetime] = mapped_column(Instant())


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """What was chosen before: who sent it, and the field of each column."""

    sender: str
    fields: tuple[str, ...]


def find(reading: Reading, fingerprint: str, sender: str) -> Remembered | None:
    """Return what was chosen for lists with these names, of this sender; of "" the sender who used them last."""
    query = sa.select(ImportMappingRow).where(ImportMappingRow.fingerprint == fingerprint)
    if sender:
        query = query.where(ImportMappingRow.sender_key == search_key(sender))
    row = reading.session.scalar(query.order_by(ImportMappingRow.used_at.desc()).limit(1))
    return None if row is None else Remembered(sender=row.sender, fields=tuple(row.fields))


def senders(reading: Reading) -> tuple[str, ...]:
    """Return who sent lists before, by name."""
    return tuple(sorted(set(reading.session.scalars(sa.select(ImportMappingRow.sender)))))


def put(work: Work, fingerprint: str, sender: str, fields: Sequence[str], used_at: datetime) -> None:
    """Remember what was chosen; what was chosen before for the same names and sender is replaced."""
    key = search_key(sender)
    row = work.session.scalar(
        sa.select(ImportMappingRow).where(
            ImportMappingRow.fingerprint == fingerprint, ImportMappingRow.sender_key == key
        )
    )
    if row is None:
        row = ImportMappingRow(id=new_id(), fingerprint=fingerprint, sender_key=key)
        work.session.add(row)
    row.sender, row.fields, row.used_at = sender, list(fields), used_at
    work.session.flush()
