"""The history leads to what the rows say. When this fails: python -m tools.new_migration WORDS_OF_THE_STEP."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop.core.database import Database
from ks_desktop.core.rows import Base
from ks_desktop.migrations import SCHEMA, bring_up_to_date
from ks_desktop.migrations.schema import differences, schema_of
from ks_desktop.migrations.versions import STEPS
from ks_desktop.security.audit import create_triggers
from ks_desktop.security.audit.triggers import EXEMPT, broken_triggers
from tools.new_migration import VERSIONS, load_all_rows, operations_needed

KEY = bytearray(range(32))


@pytest.fixture
def migrated(tmp_path: Path) -> Iterator[Database]:
    load_all_rows()
    database = Database(tmp_path / "migrated.db", KEY, create=True)
    bring_up_to_date(database, KEY, after=create_triggers)
    yield database
    database.close()


def test_all_steps_lead_to_the_schema_of_the_rows_checks_included(migrated: Database, tmp_path: Path) -> None:
    fresh = Database(tmp_path / "fresh.db", KEY, create=True)
    with fresh.writer.begin() as connection:
        Base.metadata.create_all(connection)
        wanted = schema_of(connection)
    fresh.close()
    with migrated.writer.begin() as connection:
        assert differences(wanted, schema_of(connection)) == []
        assert operations_needed(connection, Base.metadata) == ""
        assert broken_triggers(connection) == ()


def test_the_list_of_steps_is_the_files_in_order() -> None:
    files = sorted(path.stem for path in VERSIONS.glob("v*.py"))
    assert [step.__module__.rpartition(".")[2] for step in STEPS] == files
    assert [int(re.match(r"v(\d{4})_", name)[1]) for name in files] == list(range(1, SCHEMA + 1))  # type: ignore[index]


def test_each_exempt_table_exists(migrated: Database) -> None:
    with migrated.writer.begin() as connection:
        assert set(EXEMPT) <= set(sa.inspect(connection).get_table_names())


def test_no_two_checks_of_a_table_share_a_name(migrated: Database) -> None:
    with migrated.writer.begin() as connection:
        inspector = sa.inspect(connection)
        for table in inspector.get_table_names():
            names = [check["name"] for check in inspector.get_check_constraints(table)]
            assert len(names) == len(set(names)), table
