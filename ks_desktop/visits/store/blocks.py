"""What comes back in the weeks of nurses: rows to records and back."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import DaySpan, UserId
from ks_desktop.visits.domain import Block, BlockDay, Series
from ks_desktop.visits.domain.blocks import Changed
from ks_desktop.visits.store.schedule_tables import BlockDayRow, BlockRow


def blocks(
    reading: Reading, users: Collection[UserId], span: DaySpan | None = None
) -> dict[UserId, tuple[Series, ...]]:
    """Return the blocks of each nurse, each with what was changed by hand in it.

    With a span: those that may take place on its days, with what was changed on them; days left out are always there.
    """
    query = sa.select(BlockRow).where(BlockRow.user_id.in_(users))
    if span is not None:
        moved = sa.select(BlockDayRow.block_id).where(BlockDayRow.day.between(span.first, span.last))
        ruled = sa.and_(BlockRow.first <= span.last, sa.func.coalesce(BlockRow.until, span.last) >= span.first)
        query = query.where(sa.or_(ruled, BlockRow.id.in_(moved)))
    rows = reading.session.scalars(query.order_by(BlockRow.starts, BlockRow.first, BlockRow.id)).all()
    changed = _changed(reading, [row.id for row in rows])
    found: dict[UserId, list[Series]] = {user: [] for user in users}
    for row in rows:
        found[UserId(row.user_id)].append(Series(block=_block(row), changed=changed.get(row.id, {})))
    return {user: tuple(series) for user, series in found.items()}


def series(reading: Reading, block_id: UUID) -> Series | None:
    """Return one block with what was changed by hand in it, None when it is not there."""
    row = reading.session.get(BlockRow, block_id)
    return Series(block=_block(row), changed=_changed(reading, [block_id]).get(block_id, {})) if row else None


def write_block(work: Work, changed: Block) -> None:
    """Store a new or changed block.

    Raises:
        StaleError: it was changed since it was read, or is gone.
    """
    row = work.session.get(BlockRow, changed.id)
    if (row.version if row else 0) != changed.version:
        raise StaleError
    if row is None:
        row = BlockRow(id=changed.id, user_id=changed.user)
        work.session.add(row)
    row.label, row.postcode = changed.label, changed.postcode
    row.first, row.until = changed.first, changed.until
    row.starts, row.ends = changed.start, changed.end
    row.repeat, row.every, row.nth = changed.repeat, changed.every, changed.nth
    work.session.flush()


def write_changed(work: Work, block_id: UUID, changed: Changed) -> None:
    """Store what was changed by hand in a block, in place of what was there."""
    work.session.execute(sa.delete(BlockDayRow).where(BlockDayRow.block_id == block_id))
    work.session.add_all(_day_row(block_id, original, day) for original, day in changed.items())
    work.session.flush()


def remove_block(work: Work, block_id: UUID) -> None:
    """Remove a block with all that was changed in it."""
    work.session.execute(sa.delete(BlockDayRow).where(BlockDayRow.block_id == block_id))
    work.session.execute(sa.delete(BlockRow).where(BlockRow.id == block_id))


def _changed(reading: Reading, block_ids: Collection[UUID]) -> Mapping[UUID, Changed]:
    found: dict[UUID, dict[date, BlockDay | None]] = {}
    query = sa.select(BlockDayRow).where(BlockDayRow.block_id.in_(block_ids)).order_by(BlockDayRow.original)
    for row in reading.session.scalars(query):
        found.setdefault(row.block_id, {})[row.original] = _day(row)
    return found


def _day(row: BlockDayRow) -> BlockDay | None:
    if row.day is None or row.starts is None or row.ends is None:
        return None
    return BlockDay(
        block=row.block_id,
        original=row.original,
        day=row.day,
        start=row.starts,
        end=row.ends,
        label=row.label,
        postcode=row.postcode,
    )


def _day_row(block_id: UUID, original: date, day: BlockDay | None) -> BlockDayRow:
    return BlockDayRow(
        block_id=block_id,
        original=original,
        day=day.day if day else None,
        starts=day.start if day else None,
        ends=day.end if day else None,
        label=day.label if day else "",
        postcode=day.postcode if day else "",
    )


def _block(row: BlockRow) -> Block:
    return Block(
        id=row.id,
        user=UserId(row.user_id),
        label=row.label,
        postcode=row.postcode,
        first=row.first,
        until=row.until,
        start=row.starts,
        end=row.ends,
        repeat=row.repeat,
        every=row.every,
        nth=row.nth,
        version=row.version,
    )
