"""Kinds of contact that were changed or added: rows to records and back."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import ContactType
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line
from ks_desktop.core.values import new_id


class ContactTypeRow(Versioned, Base):
    """One kind of contact as it was changed, or added to those of the catalogue."""

    __tablename__ = "contact_type"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(line(), unique=True)
    name: Mapped[str] = mapped_column(line())
    minutes: Mapped[int]
    mode: Mapped[str] = mapped_column(line())
    follows: Mapped[str] = mapped_column(line())
    is_hidden: Mapped[bool]
    source: Mapped[str] = mapped_column(line())


_COLUMNS = ("name", "minutes", "mode", "follows", "is_hidden", "source")


def put_contact_type(work: Work, contact_type: ContactType) -> None:
    """Store a kind of contact (version 0: it was not stored yet) or its changes.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.scalar(sa.select(ContactTypeRow).where(ContactTypeRow.key == contact_type.key))
    if (row.version if row else 0) != contact_type.version:
        raise StaleError
    if row is None:
        row = ContactTypeRow(id=new_id(), key=contact_type.key)
        work.session.add(row)
    for name in _COLUMNS:
        setattr(row, name, getattr(contact_type, name))
    work.session.flush()


def contact_types(reading: Reading) -> dict[str, ContactType]:
    """Return what is stored, by key, in the order in which it was added."""
    rows = reading.session.scalars(sa.select(ContactTypeRow).order_by(ContactTypeRow.id))
    return {
        row.key: ContactType(key=row.key, version=row.version, **{name: getattr(row, name) for name in _COLUMNS})
        for row in rows
    }
