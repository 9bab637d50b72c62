import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.migrations import SCHEMA, bring_up_to_date, is_current, mark_current
from ks_desktop.migrations.runner import version_of

if TYPE_CHECKING:
    from alembic.operations import Operations

KEY = bytearray(range(32))
CLOCK = fixed_clock(date(2026, 11, 23))


def first(op: "Operations") -> None:
    op.create_table("mother", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(9)))
    op.create_table(
        "child",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mother_id", sa.Integer, sa.ForeignKey("mother.id", ondelete="CASCADE")),
    )


def second(op: "Operations") -> None:
    with op.batch_alter_table("mother", recreate="always") as batch:
        batch.add_column(sa.Column("place", sa.String(9)))
        batch.alter_column("name", new_column_name="surname")


def orphaning(op: "Operations") -> None:
    op.execute("DELETE FROM mother")


def crashing(op: "Operations") -> None:
    second(op)
    op.execute("SELECT no_such_thing")


def nothing(connection: sa.Connection) -> None:
    del connection


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "huisbezoek.db", KEY, create=True)
    bring_up_to_date(database, KEY, after=nothing, steps=(first,))
    with database.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO mother VALUES (1, 'Een')")
        connection.exec_driver_sql("INSERT INTO child VALUES (1, 1), (2, 1)")
        connection.exec_driver_sql("CREATE TRIGGER t AFTER DELETE ON mother BEGIN SELECT RAISE(ABORT, 'watched'); END")
    yield database
    database.close()


def state(database: Database) -> tuple[int, int, int]:
    with database.writer.begin() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM mother").scalar_one()
        children = connection.exec_driver_sql("SELECT count(*) FROM child").scalar_one()
        return version_of(connection), count, children


def copies(database: Database) -> list[str]:
    return sorted(path.name for path in database.path.parent.iterdir() if "versie" in path.name)


def test_a_new_file_is_brought_to_today_without_a_copy(tmp_path: Path) -> None:
    database = Database(tmp_path / "new.db", KEY, create=True)
    bring_up_to_date(database, KEY, after=nothing)
    assert is_current(database)
    assert bring_up_to_date(database, KEY, after=nothing) is None
    assert copies(database) == []
    database.close()


def test_an_older_file_keeps_its_rows_and_its_copy_opens(old: Database) -> None:
    old.path.with_name("huisbezoek.sleutel").write_bytes(b"the key file of then")
    copy = bring_up_to_date(old, KEY, after=nothing, clock=CLOCK, steps=(first, second))
    assert state(old) == (2, 1, 2)
    assert copy is not None
    assert copies(old) == ["huisbezoek-versie-1-20261123-083000.db", "huisbezoek-versie-1-20261123-083000.sleutel"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert copy.with_suffix(".sleutel").read_bytes() == b"the key file of then"
    before = Database(copy, KEY)
    assert state(before) == (1, 1, 2)
    before.close()


def test_what_must_follow_runs_in_the_same_transaction(old: Database) -> None:
    def fail(connection: sa.Connection) -> None:
        connection.exec_driver_sql("SELECT no_such_thing")

    with pytest.raises(sa.exc.OperationalError):
        bring_up_to_date(old, KEY, after=fail, steps=(first, second))
    assert state(old) == (1, 1, 2)


@pytest.mark.parametrize("step", [orphaning, crashing])
def test_a_step_that_fails_or_loses_links_changes_nothing(old: Database, step: object) -> None:
    with pytest.raises((StorageError, sa.exc.OperationalError)):
        bring_up_to_date(old, KEY, after=nothing, steps=(first, step))  # type: ignore[arg-type]
    assert state(old) == (1, 1, 2)
    with old.writer.begin() as connection:
        columns = connection.exec_driver_sql("SELECT name FROM pragma_table_info('mother')").scalars().all()
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    assert (columns, triggers) == (["id", "name"], ["t"])


def test_foreign_keys_are_guarded_again_afterwards(old: Database) -> None:
    bring_up_to_date(old, KEY, after=nothing, steps=(first, second))
    with pytest.raises(sa.exc.IntegrityError), old.writer.begin() as connection:
        connection.exec_driver_sql("INSERT INTO child VALUES (9, 999)")


def test_a_file_of_a_newer_program_is_left_alone(old: Database) -> None:
    with old.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA + 1}")
    for ask in (is_current, lambda database: bring_up_to_date(database, KEY, after=nothing)):
        with pytest.raises(StorageError) as raised:
            ask(old)
        assert raised.value.problem is StorageProblem.TOO_NEW
    assert copies(old) == []


def test_a_copy_that_cannot_be_made_stops_the_update(old: Database) -> None:
    old.path.with_name("huisbezoek-versie-1-20261123-083000.db").write_bytes(b"in the way")
    with pytest.raises((StorageError, sa.exc.DatabaseError)):
        bring_up_to_date(old, KEY, after=nothing, clock=CLOCK, steps=(first, second))
    assert state(old) == (1, 1, 2)


def test_a_schema_made_whole_is_marked_current(tmp_path: Path) -> None:
    database = Database(tmp_path / "new.db", KEY, create=True)
    with database.writer.begin() as connection:
        mark_current(connection)
        assert version_of(connection) == SCHEMA
    database.close()


def test_starting_does_not_import_alembic() -> None:
    code = "import sys, ks_desktop.migrations; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
