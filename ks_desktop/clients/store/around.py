"""All rows of a case as the database holds them, before and after: what some work changed can be taken back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from uuid import UUID

from ks_desktop.core.database import Reading, Work
from ks_desktop.core.moving import Moved, Raw, put_back, remove, rows, undo
from ks_desktop.core.rows import Base
from ks_desktop.core.values import CaseId

_CASE: Final = "client_case"
_HERS: Final = {"id", "case_id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What some work changed in the rows of a case: enough to make it as if it had not been done.

    Attributes:
        changed: rows of which columns changed.
        gone: rows that are not there any more, by table.
        made: ids of rows that are new, by table.
    """

    changed: tuple[Moved, ...]
    gone: Mapping[str, Sequence[Raw]]
    made: Mapping[str, Sequence[str]]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain values."""
        return asdict(self)


Around = dict[str, dict[str, Raw]]


def around(reading: Reading, case_id: CaseId, *, without: Collection[str] = ()) -> Around:
    """Return every row of a case as the database holds it, by table and id; the case itself too."""
    found: Around = {_CASE: {row["id"]: row for row in rows(reading, _CASE, "id", [case_id])}}
    for table in Base.metadata.sorted_tables:  # those a row points at come first
        if table.name not in without and set(table.columns.keys()) >= _HERS:
            found[table.name] = {row["id"]: row for row in rows(reading, table.name, "case_id", [case_id])}
    return found


def difference(before: Around, after: Around) -> Difference:
    """Return what changed between two looks at the rows of a case."""
    changed: list[Moved] = []
    gone: dict[str, list[Raw]] = {}
    made: dict[str, list[str]] = {}
    for table, old in before.items():
        new = after[table]
        for key in old.keys() & new.keys():
            names = [name for name, value in old[key].items() if new[key][name] != value]
            if names:
                was, now = ({name: row[name] for name in names} for row in (old[key], new[key]))
                changed.append(Moved(table=table, id=key, before=was, after=now))
        gone[table] = [row for key, row in old.items() if key not in new]
        made[table] = [key for key in new if key not in old]
    return Difference(changed=tuple(changed), gone=gone, made=made)


def take_back(work: Work, kept: Mapping[str, Any]) -> None:
    """Make it as if what `Difference.as_json` tells had not been done; what was changed since stays as it is now."""
    for table in reversed(kept["made"]):
        for key in kept["made"][table]:
            remove(work, table, "id", UUID(key))
    for table, lost in kept["gone"].items():
        put_back(work, table, [row for row in lost if not rows(work, table, "id", [UUID(row["id"])])])
    for one in kept["changed"]:
        undo(work, Moved(**one))


def both(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    """Return what takes back two pieces of work, the second done after the first; see `Difference.as_json`."""
    return {
        "changed": [*second["changed"], *first["changed"]],  # what was done last is taken back first
        "gone": _merged(second["gone"], first["gone"]),
        "made": _merged(second["made"], first["made"]),
    }


def _merged(one: Mapping[str, list[Any]], other: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    return {table: [*one.get(table, ()), *other.get(table, ())] for table in {**one, **other}}
