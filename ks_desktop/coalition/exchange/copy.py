"""A whole directory as it goes into a file, or came out of one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from ks_desktop.coalition.domain import CapacityAnswer, Location, Organisation, Person, Region, Service
from ks_desktop.core.errors import UserError

_ID: Final = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
Columns = tuple[tuple[str, str], ...]
"""The cells of a row that say something, by the names of their columns, in the order of those names."""


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row of a table of the standard, as it was read."""

    table: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class KeptCell:
    """What a file said in a column of the record's own row where we say something else, or nothing.

    Attributes:
        ours: what we would write; as long as that is so, `theirs` is written in its place.
    """

    column: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """Rows that say one thing of a record (its phone, its languages) as a file has them.

    Attributes:
        aspect: the thing, such as `phone`.
        ours: the mark of the rows that we would write; as long as it is so, `rows` are written in their place.
    """

    aspect: str
    ours: str
    rows: tuple[KeptRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """What a file said of one record, or of none, that has no place in our records: it goes out again with them.

    Attributes:
        owner: the id of an organisation, place, person or service; None when it belongs to no record.
        rows: rows of their own that nothing of ours stands for.
    """

    owner: UUID | None
    cells: tuple[KeptCell, ...] = ()
    groups: tuple[KeptGroup, ...] = ()
    rows: tuple[KeptRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryCopy:
    """A directory in a file.

    Attributes:
        capacity: what was said last of places, of some services; who asked is never in it.
        regions: the regions that services name.
        extras: what a file knows and we do not, by record.
        title: how the file calls itself.
        notices: what was read otherwise than it stands, each with file, line and column; nothing of it is lost.
    """

    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    locations: tuple[Location, ...] = ()
    services: tuple[Service, ...] = ()
    capacity: tuple[CapacityAnswer, ...] = ()
    regions: tuple[Region, ...] = ()
    extras: tuple[Extra, ...] = ()
    title: str = ""
    notices: tuple[UserError, ...] = ()

    def extras_of(self, ids: Mapping[UUID, UUID]) -> tuple[Extra, ...]:
        """Return what a file knows of some records, and what belongs to none.

        Args:
            ids: of each record that was taken its id in the file, and the one it has here (another one where it was
                known here already).
        """
        changed = {str(theirs): str(ours) for theirs, ours in ids.items() if theirs != ours}
        return tuple(_renamed(extra, ids, changed) for extra in self.extras if extra.owner in {None, *ids})


def _renamed(extra: Extra, ids: Mapping[UUID, UUID], changed: Mapping[str, str]) -> Extra:
    if not changed:
        return extra
    groups = tuple(
        replace(group, ours=_with_new(group.ours, changed), rows=_with_ids(group.rows, changed))
        for group in extra.groups
    )
    owner = extra.owner if extra.owner is None else ids[extra.owner]
    return replace(extra, owner=owner, groups=groups, rows=_with_ids(extra.rows, changed))


def _with_new(text: str, changed: Mapping[str, str]) -> str:
    return _ID.sub(lambda found: changed.get(found[0], found[0]), text)


def _with_ids(rows: tuple[KeptRow, ...], changed: Mapping[str, str]) -> tuple[KeptRow, ...]:
    return tuple(
        KeptRow(row.table, tuple((name, changed.get(text, text)) for name, text in row.columns)) for row in rows
    )
