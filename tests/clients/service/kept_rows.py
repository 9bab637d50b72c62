"""All that a file holds, to compare before and after something was taken back."""

import sqlalchemy as sa

from ks_desktop.core.rows import Base
from ks_desktop.house import House
from ks_desktop.security.audit.triggers import EXEMPT

_LEFT_OUT = {*EXEMPT, "audit", "change_journal"}


def kept_rows(house: House) -> dict[str, list[tuple[object, ...]]]:
    """Return each row of each table, to the last column but its version; not the log and what is made from it."""
    with house.database.reading(house.actor) as reading:
        return {
            table.name: sorted(
                (tuple(row) for row in reading.session.execute(sa.select(*_columns(table)).select_from(table))),
                key=repr,
            )
            for table in Base.metadata.sorted_tables
            if table.name not in _LEFT_OUT
        }


def _columns(table: sa.Table) -> list[sa.ColumnElement[object]]:
    return [sa.literal_column(f'"{column.name}"') for column in table.columns if column.name != "version"]
