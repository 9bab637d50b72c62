"""Every sealed text under another key, in one unit of work: the second key was renewed."""

from collections.abc import Iterator

import sqlalchemy as sa

from ks_desktop.core.database import Work
from ks_desktop.core.row_images import keys_in
from ks_desktop.core.rows import Base
from ks_desktop.core.sealed_rows import Sealed, place
from ks_desktop.core.sealing import Sealer, SealError
from ks_desktop.core.undo_steps import UndoRow, forget


def sealed_columns() -> tuple[sa.Column[bytes], ...]:
    """Return every column of the schema that holds sealed texts."""
    return tuple(
        column for table in Base.metadata.sorted_tables for column in table.columns if isinstance(column.type, Sealed)
    )


def reseal(old: bytes | bytearray, new: bytes | bytearray, *, work: Work) -> int:
    """Seal every sealed text anew; what can be taken back of sealed rows goes, for it is under the old key.

    What is damaged stays as it is: nothing opens it any more, and it must not keep a key from being renewed.

    Returns:
        How many texts were sealed anew. Those under the new key already are passed over.
    Raises:
        SealError: a text is under neither key; nothing is changed.
    """
    before, after = Sealer(old), Sealer(new)
    try:
        count = sum(_in_column(column, before, after, work) for column in sealed_columns())
    finally:
        before.wipe()
        after.wipe()
    forget_steps({column.table.name for column in sealed_columns()}, work)
    work.session.expire_all()
    return count


def forget_steps(tables: set[str], work: Work) -> None:
    """Forget what can be taken back of rows of these tables: it holds what stood in them."""
    for row in list(_steps(work)):
        if any(table in tables for table, _key in keys_in(row.payload)):
            forget(row.work_id, work)
    work.session.flush()


def _steps(work: Work) -> Iterator[UndoRow]:
    return iter(work.session.scalars(sa.select(UndoRow).options(sa.orm.undefer(UndoRow.payload))).all())


def _in_column(column: sa.Column[bytes], before: Sealer, after: Sealer, work: Work) -> int:
    table, count = column.table, 0
    rows = work.session.execute(sa.select(table.c.id, column).where(column.is_not(None))).all()
    for row_id, sealed in rows:
        if after.fits(sealed):
            continue
        anew = _anew(sealed, place(table.name, row_id), before, after)
        if anew is not None:
            work.session.execute(sa.update(table).where(table.c.id == row_id).values({column: anew}))
            count += 1
    return count


def _anew(sealed: bytes, bound_to: str, before: Sealer, after: Sealer) -> bytes | None:
    try:
        return after.seal(before.open(sealed, bound_to=bound_to), bound_to=bound_to)
    except SealError:
        if before.fits(sealed):
            return None  # damaged
        raise
