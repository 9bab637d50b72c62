"""One connection to the encrypted file: the driver, the key, the pragmas, and what is refused before a key is tried.

The key is 32 raw bytes: SQLCipher derives nothing from it, so opening costs under two milliseconds.
"""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.texts import N_

KEY_BYTES: Final = 32
_LEAST_CIPHER: Final = (4, 19)
_CACHE_KIB: Final = 65_536  # a cache that holds the file makes encryption cost under a tenth
_BUSY_MS: Final = 5_000
_PLAIN_HEADER: Final = b"SQLite format 3\0"


def check_file(path: Path) -> None:
    """Refuse a file that cannot be an encrypted database, before any key is tried on it.

    Raises:
        StorageError: MISSING, EMPTY (any key would "open" it) or NOT_ENCRYPTED.
    """
    if not path.is_file():
        raise StorageError(StorageProblem.MISSING, N_("There is no database in this folder."))
    with path.open("rb") as stream:
        header = stream.read(len(_PLAIN_HEADER))
    if not header:
        raise StorageError(
            StorageProblem.EMPTY, N_("The database file is empty. Put back a backup; do not start anew over it.")
        )
    if header == _PLAIN_HEADER:
        raise StorageError(
            StorageProblem.NOT_ENCRYPTED,
            N_("The database file is not encrypted, so it is not ours. It was not opened."),
        )


def check_cipher() -> None:
    """Refuse to run on a driver that cannot encrypt.

    Raises:
        RuntimeError: it is no SQLCipher of 4.19 or newer.
    """
    connection = sqlcipher.connect(":memory:")
    try:
        row = connection.execute("PRAGMA cipher_version").fetchone()
    finally:
        connection.close()
    # A plain SQLite ignores the key without a word and writes everything readable.
    version = re.match(r"(\d+)\.(\d+)", str(row[0])) if row else None
    if version is None or (int(version[1]), int(version[2])) < _LEAST_CIPHER:
        msg = "SQLCipher 4.19 or newer is needed to open the database"
        raise RuntimeError(msg)


def connect(path: Path, key: bytearray, *, mode: str) -> Any:
    """Open a connection of the driver: the key first, then all that makes it safe."""
    connection = sqlcipher.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False, isolation_level=None
    )
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    for pragma in (
        "cipher_log_level=NONE",
        f"busy_timeout={_BUSY_MS}",
        "foreign_keys=ON",
        "synchronous=FULL",
        "fullfsync=ON",
        "checkpoint_fullfsync=ON",
        "temp_store=MEMORY",
        "secure_delete=ON",
        "trusted_schema=OFF",
        f"cache_size=-{_CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def key_in_use(path: Path, keys: Sequence[bytes | bytearray]) -> bytes | bytearray:
    """Return the key that a file is under; the last one when none before it opens it.

    While the key of a file is being renewed there are two, and which one it is under only the file itself knows.
    """
    return next((key for key in keys[:-1] if _opens(path, key)), keys[-1])


def _opens(path: Path, key: bytes | bytearray) -> bool:
    try:
        with closing(connect(path, bytearray(key), mode="rw")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlcipher.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_NOTADB:
            raise
        return False
    return True
