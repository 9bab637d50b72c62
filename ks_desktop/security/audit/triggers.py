"""The triggers that see every change, and those that make the log append-only."""

from collections.abc import Iterator, Mapping
from typing import Final

import sqlalchemy as sa

from ks_desktop.core.rows import Base

PREFIX: Final = "audit_"
EXEMPT: Final[Mapping[str, str]] = {
    "audit": "it is the log; its own triggers refuse every change",
    "change_journal": "it is what the log is made from",
    "commit_count": "it counts the units of work; each has its own lines",
    "likeness_entry": "it is made from her record, whose changes are logged",
    "likeness_key": "it is made from her record, whose changes are logged",
    "likeness_pair": "it is made from two records; what somebody decides about them is logged",
    "search_word": "it is made from her record, whose changes are logged",
    "search_holder": "it is made from her record, whose changes are logged",
    "draft": "an unfinished form is kept at every pause in typing; saving the form is audited",
    "undo_step": "an inverse waiting to be used; using it is an audited change",
}
_CLIENT: Final = "client"
_CASE: Final = "client_case"

_APPEND_ONLY: Final = {
    f"{PREFIX}log_update": ("BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"),
    # Lines go only when the part they stand in was sealed: then their seal stays (`log_segment`).
    f"{PREFIX}log_delete": (
        "BEFORE DELETE ON audit WHEN coalesce((SELECT first_seq FROM log_segment"
        " WHERE last_seq >= OLD.seq ORDER BY last_seq LIMIT 1), OLD.seq + 1) > OLD.seq"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    ),
    f"{PREFIX}seal_update": (
        "BEFORE UPDATE ON log_segment BEGIN SELECT RAISE(ABORT, 'a sealed part of the log never changes'); END"
    ),
    f"{PREFIX}seal_delete": (
        "BEFORE DELETE ON log_segment BEGIN SELECT RAISE(ABORT, 'a sealed part of the log never changes'); END"
    ),
    # A seal is set on lines that stand there, with the hashes they have; never on sealed ones, nor on the newest.
    f"{PREFIX}seal_insert": (
        "BEFORE INSERT ON log_segment"
        " WHEN NEW.first_seq > NEW.last_seq"
        " OR EXISTS (SELECT 1 FROM log_segment WHERE last_seq >= NEW.first_seq AND first_seq <= NEW.last_seq)"
        " OR NEW.hash IS NOT (SELECT hash FROM audit WHERE seq = NEW.last_seq)"
        " OR NEW.prev_hash IS NOT (SELECT prev_hash FROM audit WHERE seq = NEW.first_seq)"
        " OR NEW.last_seq >= (SELECT max(seq) FROM audit)"
        " BEGIN SELECT RAISE(ABORT, 'a sealed part of the log fits the lines it stands for'); END"
    ),
    # INSERT OR REPLACE removes a row without any delete trigger: only the next place in the chain may be taken.
    f"{PREFIX}log_insert": (
        "BEFORE INSERT ON audit"
        " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)"
        " OR NEW.prev_hash IS NOT coalesce((SELECT hash FROM audit ORDER BY seq DESC LIMIT 1), '')"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
    ),
}


def audited_tables(metadata: sa.MetaData = Base.metadata) -> tuple[sa.Table, ...]:
    """Return the tables whose changes are logged: all but the exempt."""
    return tuple(table for table in metadata.sorted_tables if table.name not in EXEMPT)


def expected_triggers(metadata: sa.MetaData = Base.metadata) -> dict[str, str]:
    """Return the statement of every trigger that must be in the database, by its name."""
    wanted = {name: f"CREATE TRIGGER {name} {body}" for name, body in _APPEND_ONLY.items()}
    for table in audited_tables(metadata):
        wanted.update(_named(table))
    return wanted


def trigger_sql(table: sa.Table) -> tuple[str, ...]:
    """Return the statements that let a table's inserts, updates and deletes write the journal."""
    return tuple(_named(table).values())


def create_triggers(connection: sa.Connection, metadata: sa.MetaData = Base.metadata) -> None:
    """Put every trigger of ours in place anew, in the connection's transaction: the schema was made or migrated."""
    for name in present_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    for statement in expected_triggers(metadata).values():
        connection.exec_driver_sql(statement)


def present_triggers(connection: sa.Connection) -> dict[str, str]:
    """Return the triggers of ours that are in the database, by name, with their statements."""
    found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {name: sql for name, sql in found if name.startswith(PREFIX)}


def broken_triggers(connection: sa.Connection, metadata: sa.MetaData = Base.metadata) -> tuple[str, ...]:
    """Return the names of triggers that are missing or say something else than they should."""
    present = present_triggers(connection)
    return tuple(name for name, sql in expected_triggers(metadata).items() if present.get(name) != sql)


def _named(table: sa.Table) -> dict[str, str]:
    changed = " OR ".join(_differs(column) for column in _watched(table))
    listed = " || ".join(
        f"CASE WHEN {_differs(column)} THEN '{column.name},' ELSE '' END" for column in _watched(table)
    )
    return dict(
        (
            _trigger(table, "INSERT", "", _journal(table, "C", "NEW")),
            _trigger(table, "UPDATE", f" WHEN {changed}", _journal(table, "U", "OLD", listed)),
            _trigger(table, "DELETE", "", _journal(table, "D", "OLD")),
        )
    )


def _trigger(table: sa.Table, on: str, when: str, body: str) -> tuple[str, str]:
    name = f"{PREFIX}{table.name}_{on.lower()}"
    return name, f"CREATE TRIGGER {name} AFTER {on} ON {_quoted(table.name)}{when} BEGIN {body} END"


def _journal(table: sa.Table, action: str, which: str, columns: str = "''") -> str:
    # Only names of our own tables and columns come in here; a trigger takes no parameters.
    key = " || '/' || ".join(f"{which}.{_quoted(column.name)}" for column in table.primary_key)
    client, case = _about(table, which)
    return (
        "INSERT INTO change_journal (action, subject, subject_id, about_client, about_case, columns)"  # noqa: S608
        f" VALUES ('{action}', '{table.name}', {key}, {client}, {case}, rtrim({columns}, ','));"
    )


def _about(table: sa.Table, which: str) -> tuple[str, str]:
    client = f"{which}.id" if table.name == _CLIENT else _reference(table, _CLIENT, which)
    case = f"{which}.id" if table.name == _CASE else _reference(table, _CASE, which)
    if client == "NULL" and case != "NULL":
        client = f"(SELECT client_id FROM {_CASE} WHERE id = {case})"  # noqa: S608 - a name of our own
    return client, case


def _reference(table: sa.Table, target: str, which: str) -> str:
    named = "client_id" if target == _CLIENT else "case_id"
    keys = [column.name for column in table.columns for key in column.foreign_keys if _points_to(key, target)]
    if named in table.columns:
        return f"{which}.{_quoted(named)}"
    return f"{which}.{_quoted(keys[0])}" if keys else "NULL"


def _points_to(key: sa.ForeignKey, target: str) -> bool:
    return key.target_fullname == f"{target}.id"


def _watched(table: sa.Table) -> Iterator[sa.Column[object]]:
    # The version rises with every save: it says nothing about what changed.
    return (column for column in table.columns if column.name != "version")


def _differs(column: sa.Column[object]) -> str:
    return f"OLD.{_quoted(column.name)} IS NOT NEW.{_quoted(column.name)}"


def _quoted(name: str) -> str:
    return f'"{name}"'
