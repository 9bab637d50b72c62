from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

from ks_desktop.core.database import Database
from ks_desktop.core.rows import NAMING, Instant, choice
from ks_desktop.migrations.schema import differences, schema_of
from tools.new_migration import load_all_rows, operations_needed


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Paint(StrEnum):
    RED = "red"
    BLUE = "blue"


def before() -> sa.MetaData:
    metadata = sa.MetaData(naming_convention=NAMING)
    sa.Table("wall", metadata, sa.Column("id", sa.Uuid, primary_key=True), sa.Column("colour", choice(Colour)))
    sa.Table("old", metadata, sa.Column("id", sa.Uuid, primary_key=True))
    return metadata


def after() -> sa.MetaData:
    metadata = sa.MetaData(naming_convention=NAMING)
    renamed = choice(Paint)
    renamed.name = "colour"
    sa.Table(
        "wall",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("colour", renamed),
        sa.Column("height", sa.Integer, index=True),
        sa.CheckConstraint("height > 0", name="height"),
    )
    sa.Table(
        "door",
        metadata,
        sa.Column("id", sa.Uuid, primary_key=True),
        sa.Column("wall_id", sa.Uuid, sa.ForeignKey("wall.id"), index=True),
        sa.Column("kind", choice(Paint), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("name", sa.String(5), unique=True),
        sa.Column("width", sa.Integer, sa.CheckConstraint("width BETWEEN 0 AND 6", name="width"), nullable=False),
        sa.CheckConstraint("length(name) <= 5", name="name_length"),
    )
    return metadata


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "schema.db", bytearray(32), create=True)
    yield opened
    opened.close()


def apply(connection: sa.Connection, body: str) -> None:
    scope: dict[str, Any] = {"sa": sa}
    exec(f"def upgrade(op):\n    {body}\n", scope)  # noqa: S102 - it is what the tool just wrote
    upgrade: Callable[[Operations], None] = scope["upgrade"]
    opts = {"target_metadata": sa.MetaData(naming_convention=NAMING)}
    upgrade(Operations(MigrationContext.configure(connection, opts=opts)))


@pytest.mark.parametrize("start", [sa.MetaData, before], ids=["from nothing", "from an older schema"])
def test_what_it_writes_leads_to_the_same_schema_checks_included(
    database: Database, tmp_path: Path, start: Callable[[], sa.MetaData]
) -> None:
    target = after()
    with database.writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            start().create_all(connection)
            apply(connection, operations_needed(connection, target))
            assert operations_needed(connection, target) == ""
            found = schema_of(connection)
    fresh = Database(tmp_path / "fresh.db", bytearray(32), create=True)
    with fresh.writer.begin() as connection:
        target.create_all(connection)
        assert differences(schema_of(connection), found) == []
    fresh.close()


def test_all_rows_of_the_program_can_be_loaded_alone() -> None:
    load_all_rows()
