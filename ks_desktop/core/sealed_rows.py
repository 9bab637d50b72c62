"""A column for texts that only the holder of the second key reads; the file under the first key holds bytes."""

from uuid import UUID

import sqlalchemy as sa


class Sealed(sa.TypeDecorator[bytes]):
    """What `Sealer.seal` gave. Every column of this type is found by `core.resealing`; its table's key is `id`."""

    impl = sa.LargeBinary
    cache_ok = True


def place(table: str, row_id: UUID) -> str:
    """Return what a sealed text is bound to: its row, so that it opens in no other."""
    return f"{table}/{row_id.hex}"
