"""The encrypted file as a whole, whatever rows are in it: checked to its last page, folded in, copied."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from ks_desktop.core.cipher import KEY_BYTES, connect
from ks_desktop.core.gate import Gate
from ks_desktop.core.storage_errors import storage_errors

_STEPS_BETWEEN: Final = 20_000  # of SQLite's machine, between two looks whether a copy should stop


class EncryptedFile:
    """One encrypted file, with the key that opens it."""

    def __init__(self, path: Path, key: bytes | bytearray) -> None:
        """Take file and key; nothing is opened yet.

        Raises:
            ValueError: the key is not 32 bytes.
        """
        hex_of(key)
        self.path = path
        self._key = bytearray(key)
        self._write_lock = threading.RLock()
        self._gate = Gate()  # everything that uses the key passes it; whoever gives the file another key is alone

    def integrity_findings(self) -> list[str]:
        """Check every page, every index and every foreign key; return what is wrong, nothing when all is well.

        A hot WAL would make SQLCipher's page check cry wolf, so it is folded in first. Each check has a connection of
        its own: one bad page poisons the checks that follow it.
        """
        with storage_errors(), self._gate.passing():
            with self._write_lock:  # it reads the file past SQLite, so nothing may be folded in meanwhile
                self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")
                pages = [f"page: {row[0]}" for row in self._run_alone("PRAGMA cipher_integrity_check")]
            if pages:
                return pages
            structure = [f"structure: {row[0]}" for row in self._run_alone("PRAGMA integrity_check") if row[0] != "ok"]
            keys = [f"foreign key: {row[0]} -> {row[2]}" for row in self._run_alone("PRAGMA foreign_key_check")]
            return structure + keys

    def _run_alone(self, statement: str) -> list[Any]:
        connection = connect(self.path, self._key, mode="rw")
        try:
            return list(connection.execute(statement).fetchall())
        finally:
            connection.close()

    def fold_in(self) -> None:
        """Bring everything from the write-ahead log into the file and empty the log: nothing lingers that was removed.

        What was removed is overwritten in the file itself as it goes (`secure_delete`).
        """
        with storage_errors(), self._gate.passing(), self._write_lock:
            self._run_alone("PRAGMA wal_checkpoint(TRUNCATE)")

    def copy_to(self, target: Path) -> None:
        """Write a whole, encrypted copy with the same key; the target may not exist."""
        with storage_errors(), self._gate.passing(), self._write_lock:
            connection = connect(self.path, self._key, mode="rw")
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            finally:
                connection.close()
            target.chmod(0o600)

    def snapshot(self, target: Path, *, is_stopped: Callable[[], bool]) -> bool:
        """Write a whole copy as `copy_to`, while others go on saving; return False when it was stopped halfway.

        It reads one moment: no save waits for it, and none after that moment is in it.
        """
        with storage_errors(), self._gate.passing():
            connection = connect(self.path, self._key, mode="rw")
            connection.set_progress_handler(lambda: int(is_stopped()), _STEPS_BETWEEN)
            try:
                connection.execute("VACUUM INTO ?", (str(target),))
            except sqlcipher.OperationalError as error:
                if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                    return False
                raise
            finally:
                connection.close()
            target.chmod(0o600)
        return True

    def write_ahead(self) -> None:
        """Let a file that was made as a copy write as ours do: a copy does not take that over."""
        with storage_errors(), self._gate.passing(), self._write_lock:
            self._run_alone("PRAGMA journal_mode=WAL")


def hex_of(key: bytes | bytearray) -> str:
    """Return a key as the pragmas take it.

    Raises:
        ValueError: it is not 32 bytes; SQLCipher would silently take it for a passphrase.
    """
    if len(key) != KEY_BYTES:
        msg = "the key must be 32 bytes"
        raise ValueError(msg)
    return key.hex()
