"""Run the steps an older file still needs, all or none.

Alembic's operations do the work, on the connection they are given: no alembic.ini, no env.py and no folder of scripts
on disk, so that source, wheel and bundle run the same. Alembic is imported only when there is something to do.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import sqlalchemy as sa

from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import KEY_FILE_NAME, write_private
from ks_desktop.core.rows import NAMING
from ks_desktop.core.storage_errors import storage_errors
from ks_desktop.core.texts import N_
from ks_desktop.migrations.versions import STEPS, Step


def version_of(connection: sa.Connection) -> int:
    """Return how many steps were done in this file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def mark_current(connection: sa.Connection, *, steps: Sequence[Step] = STEPS) -> None:
    """Note that the schema just made needs no step, in the connection's transaction."""
    connection.exec_driver_sql(f"PRAGMA user_version={len(steps)}")


def is_current(database: Database, *, steps: Sequence[Step] = STEPS) -> bool:
    """Tell whether the file needs no step.

    Raises:
        StorageError: TOO_NEW: a newer program made or changed the file.
    """
    with storage_errors(), database.writer.begin() as connection:
        version = version_of(connection)
    if version > len(steps):
        raise StorageError(
            StorageProblem.TOO_NEW,
            N_(
                "This database was used with a newer version of KS Huisbezoek. Update the program; nothing was changed."
            ),
        )
    return version == len(steps)


def bring_up_to_date(
    database: Database,
    key: bytearray,
    *,
    after: Callable[[sa.Connection], None],
    clock: Clock | None = None,
    steps: Sequence[Step] = STEPS,
) -> Path | None:
    """Do the steps the file still needs, in one transaction, after a copy that was opened and checked.

    Args:
        database: the open file; nothing else may be using it.
        key: its key, to open the copy with.
        after: puts back what the steps took away (the triggers), in the same transaction.
        clock: dates the copy.
        steps: the history; only tests give another.
    Returns:
        The copy made before, or None when there was nothing to do or nothing in the file yet.
    Raises:
        StorageError: TOO_NEW; the copy could not be made or is not whole; or a step broke a link between rows. The file
            is then as it was.
    """
    if is_current(database, steps=steps):
        return None
    with storage_errors(), database.writer.begin() as connection:
        version = version_of(connection)
    copy = _verified_copy(database, key, version, clock or Clock()) if version else None
    with storage_errors(), database.writer.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is None:  # pragma: no cover - an open connection always has one
            return copy
        # A rebuilt table is dropped for a moment: its children must not go with it. Only outside a transaction.
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _run(connection, steps[version:])
                after(connection)
                mark_current(connection, steps=steps)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")
    return copy


def _run(connection: sa.Connection, steps: Sequence[Step]) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    context = MigrationContext.configure(connection, opts={"target_metadata": sa.MetaData(naming_convention=NAMING)})
    operations = Operations(context)
    for step in steps:
        step(operations)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StorageError(
            StorageProblem.OTHER,
            N_("The database could not be brought up to date: records would lose their link. Nothing was changed."),
        )


def _verified_copy(database: Database, key: bytearray, version: int, clock: Clock) -> Path:
    moment = clock.now().astimezone(AMSTERDAM)
    name = f"{database.path.stem}-versie-{version}-{moment:%Y%m%d-%H%M%S}"
    target = database.path.with_name(f"{name}.db")
    database.copy_to(target)
    copied = Database(target, key)
    try:
        findings = copied.integrity_findings()
    finally:
        copied.close()
    if findings:
        target.unlink()
        raise StorageError(
            StorageProblem.DAMAGED,
            N_("The copy made before the update is not whole, so nothing was changed. Check the disk."),
        )
    key_file = database.path.with_name(KEY_FILE_NAME)
    if key_file.is_file():
        # The copy opens only with the key file of its own time.
        write_private(target.with_suffix(key_file.suffix), key_file.read_bytes())
    return target
