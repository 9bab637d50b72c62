"""What a file of another program said besides of a card here; it goes out again. Only `exchange` reads these texts."""

from collections.abc import Iterable, Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base


class DirectoryExtraRow(Base):
    """What a file said besides: of the card with this id or, when it belongs to none, of nothing of ours."""

    __tablename__ = "directory_extra"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    is_of_card: Mapped[bool]
    said: Mapped[str] = mapped_column(sa.Text)


def put_extras(work: Work, said: Mapping[UUID, str], *, is_of_card: bool) -> None:
    """Keep what a file said, in the place of what an earlier one said of the same."""
    known = _rows(work, said)
    for key, text in sorted(said.items()):
        row = known.get(key)
        if row is None:
            work.session.add(DirectoryExtraRow(id=key, is_of_card=is_of_card, said=text))
        elif row.said != text:
            row.said = text
    work.session.flush()


def extras(reading: Reading, *, is_of_card: bool) -> dict[UUID, str]:
    """Return what files said besides, by id."""
    query = sa.select(DirectoryExtraRow).where(DirectoryExtraRow.is_of_card.is_(is_of_card))
    return {row.id: row.said for row in reading.session.scalars(query.order_by(DirectoryExtraRow.id))}


def _rows(reading: Reading, ids: Iterable[UUID]) -> dict[UUID, DirectoryExtraRow]:
    wanted = frozenset(ids)
    return {row.id: row for row in reading.session.scalars(sa.select(DirectoryExtraRow)) if row.id in wanted}
