"""How far saving had come, kept beside the database: what SQLite loses without a word is missed at the next opening.

SQLite drops what it cannot read in its write-ahead log, and takes an older copy of the file for the file. Therefore
each unit of work is counted inside the database, and once it is on the disk the count and the newest line of the log go
into a small file of their own: two slots that are written in turn, each under a keyed hash, brought to the disk before
the save is acknowledged. A mark that is ahead of the database says that something is gone. The other way round is no
loss: the program died between the two, so the database is one ahead.
"""

import hashlib
import hmac
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy.orm import Mapped, Session, mapped_column

from ks_desktop.core import log
from ks_desktop.core.clock import Clock
from ks_desktop.core.paths import sync_folder
from ks_desktop.core.rows import Base

Head = Callable[[Session], tuple[int, str]]  # place and hash of the newest line of the log
Stands = Callable[[Session, int, str], bool]  # whether the log still has such a line

_PURPOSE: Final = b"ks-huisbezoek high-water mark 1"
_MAGIC: Final = b"KSSTAND1"
_BODY: Final = struct.Struct(">8sQQ32sQ")  # magic, count, place and hash of the newest line, instant in microseconds
_HASH_BYTES: Final = 32
_SLOT: Final = _BODY.size + _HASH_BYTES
_APART: Final = 4_096  # each slot in a sector of its own: a torn write spoils one of them
_COUNT: Final = sa.text(
    "INSERT INTO commit_count (id, count) VALUES (1, 1)"
    " ON CONFLICT (id) DO UPDATE SET count = count + 1 RETURNING count"
)
_HAS_COUNT: Final = sa.text("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'commit_count')")
_COUNTED: Final = sa.text("SELECT count FROM commit_count WHERE id = 1")


class CommitCountRow(Base):
    """How many units of work were saved in this file: one row, raised in the transaction of each."""

    __tablename__ = "commit_count"
    id: Mapped[int] = mapped_column(sa.CheckConstraint("id = 1", name="one"), primary_key=True)
    count: Mapped[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How far saving had come: units of work, and the newest line of the log."""

    count: int
    seq: int
    hash: str
    at: datetime


class Standing(StrEnum):
    """How a database stands beside its mark."""

    FITS = "fits"
    NEW = "new"  # nothing was ever counted: a file of an earlier program, or one just made
    ABSENT = "absent"  # saving was counted, and there is no mark
    UNREADABLE = "unreadable"  # neither slot was written with this key
    BEHIND = "behind"  # the database has more than one that the mark has not: the mark is an older one
    LOST = "lost"  # the database has less, or another past


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How a database stands beside its mark; `here` is how far the database came, `marked` how far it should be."""

    standing: Standing
    here: Mark
    marked: Mark | None = None

    @property
    def lines(self) -> int:
        """Return how many lines of the log are missing."""
        return max(0, self.marked.seq - self.here.seq) if self.marked else 0

    @property
    def saves(self) -> int:
        """Return how many saves are missing."""
        return max(0, self.marked.count - self.here.count) if self.marked else 0


class HighWaterMark:
    """The mark of one database."""

    def __init__(
        self, path: Path, key: bytes | bytearray, *, head: Head, stands: Stands, clock: Clock | None = None
    ) -> None:
        """Take its place; nothing is read or written yet.

        Args:
            path: the file of the mark.
            key: the key of the database; the mark's own is derived from it.
            head: asks the database for the newest line of the log.
            stands: asks it whether the log still has a line.
            clock: dates it.
        """
        self.path = path
        self._key = _derived(key)
        self._head = head
        self._stands = stands
        self._clock = clock or Clock()
        self._file = -1
        self._next: Mark | None = None
        self._seen: tuple[int, int] | None = None

    def read(self) -> Mark | None:
        """Return the newest of the two slots that were written whole with this key; None when there is none."""
        try:
            content = self.path.read_bytes()
        except OSError:
            return None
        found = [mark for at in (0, _APART) if (mark := self._opened(content[at : at + _SLOT]))]
        return max(found, key=lambda mark: mark.count, default=None)

    def compare(self, session: Session) -> Compared:
        """Say how the database of this session stands beside the mark; it may be of an earlier schema."""
        here = self._here(session, self._counted(session))
        marked = self.read()
        if marked is None:
            if self.path.exists():
                return Compared(standing=Standing.UNREADABLE, here=here)
            return Compared(standing=Standing.ABSENT if here.count else Standing.NEW, here=here)
        return Compared(standing=self._standing(session, here, marked), here=here, marked=marked)

    def _standing(self, session: Session, here: Mark, marked: Mark) -> Standing:
        if here.count < marked.count or here.seq < marked.seq or not self._stands(session, marked.seq, marked.hash):
            return Standing.LOST
        return Standing.FITS if here.count <= marked.count + 1 else Standing.BEHIND

    def remake(self, session: Session) -> None:
        """Make the mark anew from the database as it is now; what it said before is given up.

        Raises:
            OSError: it could not be written.
        """
        mark = self._here(session, self._counted(session))
        self.close()
        self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        for slot in (0, 1):
            _put(self._file, self._sealed(mark), slot * _APART)
        os.fsync(self._file)
        sync_folder(self.path.parent)

    def rekey(self, key: bytes | bytearray) -> None:
        """Write with the key of the rekeyed database from now on; `remake` is the next thing to do."""
        self._key = _derived(key)

    def count(self, session: Session) -> None:
        """Count a unit of work, as the last thing in its transaction; one that changed nothing is none."""
        driver = session.connection().connection.driver_connection
        changes = (id(driver), int(getattr(driver, "total_changes", 0)))
        if changes != self._seen:
            self._next = self._here(session, int(session.scalar(_COUNT) or 0))
            self._seen = (id(driver), int(getattr(driver, "total_changes", 0)))

    def keep(self) -> None:
        """Bring what was counted to the disk: its transaction is there now, and nobody was told yet.

        A mark that cannot be written takes nothing back: what was saved is saved. It is tried again at the next one.
        """
        mark, self._next = self._next, None
        if mark is None:
            return
        try:
            is_new = self._file < 0 and not self.path.exists()
            if self._file < 0:
                self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            _put(self._file, self._sealed(mark), mark.count % 2 * _APART)
            _to_disk(self._file)
            if is_new:
                sync_folder(self.path.parent)
        except OSError as error:
            log.logger.warning("the high-water mark could not be written: %s", log.Word(type(error).__name__))
            self.close()

    def give_up(self) -> None:
        """Forget what was counted: its transaction was rolled back."""
        self._next = None

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _here(self, session: Session, count: int) -> Mark:
        seq, line_hash = self._head(session)
        return Mark(count=count, seq=seq, hash=line_hash, at=self._clock.now())

    def _counted(self, session: Session) -> int:
        return int(session.scalar(_COUNTED) or 0) if session.scalar(_HAS_COUNT) else 0

    def _sealed(self, mark: Mark) -> bytes:
        line_hash = bytes.fromhex(mark.hash) if mark.hash else bytes(_HASH_BYTES)
        body = _BODY.pack(_MAGIC, mark.count, mark.seq, line_hash, int(mark.at.timestamp() * 1_000_000))
        return body + hmac.digest(self._key, body, hashlib.sha256)

    def _opened(self, slot: bytes) -> Mark | None:
        body, seal = slot[: _BODY.size], slot[_BODY.size :]
        if len(slot) != _SLOT or not hmac.compare_digest(hmac.digest(self._key, body, hashlib.sha256), seal):
            return None
        magic, count, seq, line_hash, at = _BODY.unpack(body)
        if magic != _MAGIC:
            return None
        return Mark(
            count=count, seq=seq, hash=line_hash.hex() if seq else "", at=datetime.fromtimestamp(at / 1_000_000, UTC)
        )


_BINARY: Final = getattr(os, "O_BINARY", 0)


def _derived(key: bytes | bytearray) -> bytes:
    return HKDF(algorithm=SHA256(), length=_HASH_BYTES, salt=None, info=_PURPOSE).derive(bytes(key))


def _put(file: int, content: bytes, at: int) -> None:
    os.lseek(file, at, os.SEEK_SET)
    if os.write(file, content) != len(content):
        raise OSError(None, "the mark was written in part")


if sys.platform == "darwin":
    import fcntl

    def _to_disk(file: int) -> None:
        fcntl.fcntl(file, fcntl.F_FULLFSYNC)  # its fsync leaves the bytes in the drive
elif sys.platform == "win32":

    def _to_disk(file: int) -> None:
        os.fsync(file)
else:

    def _to_disk(file: int) -> None:
        os.fdatasync(file)  # the file keeps its size: only these bytes changed
