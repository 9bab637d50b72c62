"""Regions that were changed or added: rows to records and back."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import Region
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.values import new_id


class RegionRow(Versioned, Base):
    """One region as it was changed, or added to those of the catalogue."""

    __tablename__ = "region"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(line(), unique=True)
    name: Mapped[str] = mapped_column(line())
    municipalities: Mapped[str] = mapped_column(note())  # codes between spaces
    is_hidden: Mapped[bool]
    source: Mapped[str] = mapped_column(note())


def put_region(work: Work, region: Region) -> None:
    """Store a region (version 0: it was not stored yet) or its changes.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.scalar(sa.select(RegionRow).where(RegionRow.key == region.key))
    if (row.version if row else 0) != region.version:
        raise StaleError
    if row is None:
        row = RegionRow(id=new_id(), key=region.key)
        work.session.add(row)
    row.name, row.is_hidden, row.source = region.name, region.is_hidden, region.source
    row.municipalities = " ".join(region.municipalities)
    work.session.flush()


def regions(reading: Reading) -> dict[str, Region]:
    """Return what is stored, by key, in the order in which it was added."""
    rows = reading.session.scalars(sa.select(RegionRow).order_by(RegionRow.id))
    return {
        row.key: Region(
            key=row.key,
            name=row.name,
            municipalities=tuple(row.municipalities.split()),
            is_hidden=row.is_hidden,
            source=row.source,
            version=row.version,
        )
        for row in rows
    }
