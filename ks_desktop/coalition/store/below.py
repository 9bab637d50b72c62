"""What the catalogue said of a service when the organisation made it its own: one text a service."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base
from ks_desktop.core.values import ServiceId


class BelowRow(Base):
    """What lay below one own card, so that an update can say what changed there."""

    __tablename__ = "service_below"
    service_id: Mapped[UUID] = mapped_column(primary_key=True)
    shipped: Mapped[str] = mapped_column(sa.Text)


def put_below(work: Work, service_id: ServiceId, shipped: str) -> None:
    """Keep what the catalogue says now, in place of what was kept."""
    row = work.session.get(BelowRow, service_id)
    if row is None:
        work.session.add(BelowRow(service_id=service_id, shipped=shipped))
    else:
        row.shipped = shipped
    work.session.flush()


def below(reading: Reading) -> dict[ServiceId, str]:
    """Return what was kept, by service."""
    return {ServiceId(row.service_id): row.shipped for row in reading.session.scalars(sa.select(BelowRow))}
