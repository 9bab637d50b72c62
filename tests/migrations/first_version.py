"""A data folder as the first version of the program left it: key file, schema of step 1, and rows by SQL."""

from pathlib import Path
from typing import Final

from ks_desktop.core.database import Database
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.migrations.versions import STEPS
from ks_desktop.security import vault
from tests.keys import CHEAP, PASSPHRASE

ROWS: Final = Path(__file__).with_suffix(".sql")
USER: Final = "proef"


def lay(folder: Path) -> None:
    """Make the folder; the user is `proef`, the passphrase that of the tests."""
    key, _code = vault.create(folder, USER, PASSPHRASE, cost=CHEAP)
    database = Database(folder / DATABASE_NAME, key.material, create=True)
    # No triggers: the log stands among the rows, as that version wrote it. They are put back after a step anyway.
    bring_up_to_date(database, key.material, after=lambda _connection: None, steps=STEPS[:1])
    with database.writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")  # the rows stand by name of their table
        with connection.begin():
            for statement in statements():
                connection.exec_driver_sql(statement)
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        driver.execute("PRAGMA foreign_keys=ON")
    database.close()
    vault.bind(folder, key)


def statements() -> list[str]:
    """Return what puts the rows there, each in a line of its own."""
    return [line for line in ROWS.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
