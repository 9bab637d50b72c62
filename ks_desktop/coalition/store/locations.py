"""Places of the partners: rows to records and back."""

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain import Location
from ks_desktop.coalition.domain.locations import GUARDED
from ks_desktop.coalition.store.organisations import OrganisationRow
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.rows import Base, Versioned, line, note
from ks_desktop.core.values import LocationId, OrganisationId


class LocationRow(Versioned, Base):
    """One place of a partner."""

    __tablename__ = "location"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(sa.ForeignKey("organisation.id"), index=True)
    name: Mapped[str] = mapped_column(line())
    street: Mapped[str] = mapped_column(line())
    house_number: Mapped[str] = mapped_column(line())
    postcode: Mapped[str] = mapped_column(line())
    place: Mapped[str] = mapped_column(line())
    municipality: Mapped[str] = mapped_column(line())
    phone: Mapped[str] = mapped_column(line())
    opening_hours: Mapped[str] = mapped_column(note())
    access_note: Mapped[str] = mapped_column(note())
    address_secret: Mapped[bool]
    is_hidden: Mapped[bool]


_COLUMNS = (
    *("organisation_id", "name", "street", "house_number", "postcode", "place", "municipality", "phone"),
    *("opening_hours", "access_note", "address_secret", "is_hidden"),
)


def put_location(work: Work, location: Location) -> None:
    """Store a new place (version 0) or its changes; of a guarded one, what says where it is stays as it is.

    Raises:
        StaleError: somebody changed it first.
    """
    row = work.session.get(LocationRow, location.id)
    if (row.version if row else 0) != location.version:
        raise StaleError
    if row is None:
        row = LocationRow(id=location.id, **dict.fromkeys(GUARDED, ""))
        work.session.add(row)
    for name in _COLUMNS:
        if not (location.is_guarded and name in GUARDED):
            setattr(row, name, getattr(location, name))
    work.session.flush()


def locations(
    reading: Reading,
    organisation_id: OrganisationId | None = None,
    ids: Iterable[LocationId] | None = None,
) -> list[Location]:
    """Return the places of a partner under each of its spellings, or those of all; those in use first, then by name.

    Args:
        reading: where they are kept.
        organisation_id: whose; of all partners without one.
        ids: only these; all without them.
    """
    query = sa.select(LocationRow)
    if organisation_id is not None:
        spellings = sa.select(OrganisationRow.id).where(OrganisationRow.joined_into == organisation_id)
        is_here = LocationRow.organisation_id == organisation_id
        query = query.where(sa.or_(is_here, LocationRow.organisation_id.in_(spellings)))
    if ids is not None:
        query = query.where(LocationRow.id.in_(tuple(ids)))
    rows = reading.session.scalars(query.order_by(LocationRow.is_hidden, LocationRow.name, LocationRow.id))
    return [_location(row) for row in rows]


def _location(row: LocationRow) -> Location:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Location(id=LocationId(row.id), version=row.version, **values)
