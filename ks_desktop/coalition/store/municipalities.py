"""What this organisation says itself about municipalities, before the catalogue: rows to records and back."""

from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import Municipality
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line


class OwnMunicipalityRow(Versioned, Base):
    """One municipality as this organisation knows it: new, ended or called otherwise since the catalogue was made."""

    __tablename__ = "own_municipality"
    code: Mapped[str] = mapped_column(line(), primary_key=True)
    name: Mapped[str] = mapped_column(line())
    since: Mapped[date | None]
    until: Mapped[date | None]
    succeeded_by: Mapped[str] = mapped_column(line())  # codes, with a space between them
    also_called: Mapped[str] = mapped_column(line())
    source: Mapped[str] = mapped_column(line())


def put_municipality(work: Work, municipality: Municipality) -> None:
    """Store a municipality, new (version 0) or changed.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(OwnMunicipalityRow, municipality.code)
    if (row.version if row is not None else 0) != municipality.version:
        raise StaleError
    if row is None:
        row = OwnMunicipalityRow(code=municipality.code)
        work.session.add(row)
    row.name = municipality.name
    row.since = municipality.since
    row.until = municipality.until
    row.succeeded_by = " ".join(municipality.succeeded_by)
    row.also_called = municipality.also_called
    row.source = municipality.source
    work.session.flush()


def own_municipalities(reading: Reading) -> tuple[Municipality, ...]:
    """Return what was stored, by code."""
    rows = reading.session.scalars(sa.select(OwnMunicipalityRow).order_by(OwnMunicipalityRow.code))
    return tuple(
        Municipality(
            code=row.code,
            name=row.name,
            since=row.since,
            until=row.until,
            succeeded_by=tuple(row.succeeded_by.split()),
            also_called=row.also_called,
            source=row.source,
            is_own=True,
            version=row.version,
        )
        for row in rows
    )
