"""Who was said to be who between two directories, and from whom a card was taken over."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from ks_desktop.coalition.domain.cards import Key, Origin, RecordKind
from ks_desktop.core.database import Reading, Work
from ks_desktop.core.rows import Base, choice, line
from ks_desktop.core.values import new_id


class DirectoryPairRow(Base):
    """One card of another directory that is, or is not, one of ours."""

    __tablename__ = "directory_pair"
    __table_args__ = (sa.UniqueConstraint("kind", "theirs", "ours"),)
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[RecordKind] = mapped_column(choice(RecordKind))
    theirs: Mapped[UUID]
    ours: Mapped[UUID]
    is_same: Mapped[bool]
    said_on: Mapped[date]


class CardOriginRow(Base):
    """From whom a card was taken over last, whole or in part; its id is that of the card."""

    __tablename__ = "directory_origin"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[RecordKind] = mapped_column(choice(RecordKind))
    from_whom: Mapped[str] = mapped_column(line())
    taken_on: Mapped[date]


def put_pairs(work: Work, pairs: Iterable[tuple[Key, UUID]], *, is_same: bool, on: date) -> None:
    """Keep who was said to be who; what was said before of the same two is said anew."""
    known = {(row.kind, row.theirs, row.ours): row for row in work.session.scalars(sa.select(DirectoryPairRow))}
    for key, ours in sorted(pairs):
        row = known.get((key.kind, key.id, ours))
        if row is None:
            row = DirectoryPairRow(id=new_id(), kind=key.kind, theirs=key.id, ours=ours)
            work.session.add(row)
        elif row.is_same is is_same:
            continue
        row.is_same, row.said_on = is_same, on
    work.session.flush()


def pairs(reading: Reading, *, is_same: bool) -> frozenset[tuple[Key, UUID]]:
    """Return who was said to be who, or who was said to be somebody else."""
    query = sa.select(DirectoryPairRow).where(DirectoryPairRow.is_same.is_(is_same))
    return frozenset((Key(row.kind, row.theirs), row.ours) for row in reading.session.scalars(query))


def put_origins(work: Work, keys: Iterable[Key], origin: Origin) -> None:
    """Note from whom cards come, under the ids they have here."""
    wanted = sorted(set(keys))
    known = {row.id: row for row in work.session.scalars(sa.select(CardOriginRow))}
    for key in wanted:
        row = known.get(key.id)
        if row is None:
            row = CardOriginRow(id=key.id, kind=key.kind)
            work.session.add(row)
        row.from_whom, row.taken_on = origin.from_whom, origin.taken_on
    work.session.flush()


def origin_of(reading: Reading, card_id: UUID) -> Origin | None:
    """Return from whom a card was taken over last; None when it is our own."""
    row = reading.session.get(CardOriginRow, card_id)
    return None if row is None else Origin(from_whom=row.from_whom, taken_on=row.taken_on)
