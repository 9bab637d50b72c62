"""An organisation leaves the program: everything goes into a folder she chooses, whole or not at all."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from ks_desktop import __version__
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import sync_folder
from ks_desktop.core.rows import Base
from ks_desktop.core.texts import N_
from ks_desktop.core.values import LINE_MAX, UserId, clean_line
from ks_desktop.migrations import SCHEMA
from ks_desktop.records.backup.troubles import GONE
from ks_desktop.records.leaving.readme import readme
from ks_desktop.records.leaving.tables import OpenSealed, Sealed, count, going_along, is_restricted, staying
from ks_desktop.records.leaving.verifying import verify
from ks_desktop.records.leaving.writing import StoppedError, Writer, Written
from ks_desktop.records.purposes import DataList
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import OwnPassphrase, Users

CONTENTS: Final = "inhoud.json"
README: Final = "LEESMIJ.txt"
_PREFIX: Final = ".ks-uitvoer-"
IsStopped = Callable[[], bool]
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """What somebody asks.

    Attributes:
        folder: an existing folder outside the data folder; a new one is made in it.
        reason: why, kept in the log.
        with_restricted: also what few may read, opened; only for who has the second key.
    """

    folder: Path
    reason: str
    with_restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AllExported:
    """What was written and read back."""

    folder: Path
    tables: int
    rows: int
    cases: int
    files: int


class LeavingWithAll:
    """Writes everything in open formats.

    Attributes:
        open_sealed: opens what few may read; None where the slot that unlocked the program holds no second key.
        note_read: writes in the log that it was opened; refuses who may not.
    """

    def __init__(
        self, database: Database, clock: Clock, audit: Audit, users: Users, rights: Rights, data_list: DataList
    ) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._rights = rights
        self._data_list = data_list
        self._own = OwnPassphrase(database, clock, audit, users)
        self.open_sealed: OpenSealed | None = None
        self.note_read: Callable[[UserId], None] = _nothing

    @property
    def asks(self) -> bool:
        """Tell whether her own passphrase is asked; in practice mode there is none."""
        return self._own.asks

    def check_passphrase(self, typed: str, *, actor: UserId) -> None:
        """Refuse who does not know her own passphrase; the window asks it before `write`, a command when it opens.

        Raises:
            WrongPassphraseError: it is not hers.
            UserError: `wait`: too many wrong tries too soon.
        """
        self._own.check(typed, about=About(columns="leaving"), actor=actor)

    def counts(self, *, actor: UserId) -> dict[str, int]:
        """Return how many rows of each table would go along.

        Raises:
            UserError: `no_right`.
        """
        with self._reading(actor) as reading:
            return _counts(reading)

    def write(
        self, taking: Taking, *, actor: UserId, is_stopped: IsStopped = bool, tell: Tell = lambda _done, _all: None
    ) -> AllExported | None:
        """Write everything, read it back, and only then give it its name; return None when it was stopped.

        Args:
            taking: what and where to.
            actor: who asks it; it is logged before the first file is written.
            is_stopped: asked now and then; True leaves nothing behind.
            tell: told how many parts of how many are done.
        Raises:
            UserError: `no_right`, no reason, no folder, the data folder itself, or `no_key`.
            StorageError: the disk is full or gone, or what was written does not read back.
        """
        self._rights.check(Right.LEAVE_WITH_ALL, actor=actor)
        reason = self._checked(taking)
        with self._database.work(actor, AuditEvent.ALL_EXPORTED) as work:
            columns = "restricted" if taking.with_restricted else ""
            self._audit.record(work, AuditEvent.ALL_EXPORTED, about=About(columns=columns, basis=reason))
        sealed = None
        if taking.with_restricted and self.open_sealed is not None:
            self.note_read(actor)
            sealed = Sealed(open=self.open_sealed, actor=actor)
        with _disk_errors(), self._reading(actor) as reading, _unfinished(taking.folder) as folder:
            step = _Steps(is_stopped, tell, parts=2 * len(going_along()) + 2)
            writer = Writer(folder, reading, numbers=_numbers(reading), sealed=sealed, step=step)
            try:
                written = writer.write(self._data_list.rows(actor=actor))
                counts = _counts(reading)
                writer.add(README, readme(with_restricted=sealed is not None).encode())
                writer.add(CONTENTS, self._contents(written, counts, sealed, actor))
                verify(folder, written, counts, step)
            except StoppedError:
                return None
            target = self._named(folder, taking.folder)
        return AllExported(
            folder=target,
            tables=len(counts),
            rows=sum(counts.values()),
            cases=written.cases,
            files=len(written.files),
        )

    def _checked(self, taking: Taking) -> str:
        reason = clean_line(taking.reason).text
        if not reason:
            raise UserError(N_("Say why everything is taken out."), code="required", field="reason")
        if len(reason) > LINE_MAX:
            raise UserError(
                N_("Use at most {count} characters here."), code="long", field="reason", values={"count": LINE_MAX}
            )
        if not taking.folder.is_dir():
            raise UserError(N_("There is no such folder."), code="folder", field="folder")
        data = self._database.path.parent.resolve()
        if data == taking.folder.resolve() or data in taking.folder.resolve().parents:
            raise UserError(
                N_("The data folder holds the database and nothing else. Choose another folder."),
                code="folder",
                field="folder",
            )
        if taking.with_restricted and self.open_sealed is None:
            raise UserError(
                N_(
                    "Restricted notes lie under a key that you do not have. Leave them out, or let a colleague do this."
                ),
                code="no_key",
                field="with_restricted",
            )
        return reason

    @contextmanager
    def _reading(self, actor: UserId) -> Iterator[Reading]:
        with self._rights.lifted(Right.LEAVE_WITH_ALL, actor=actor), self._database.reading(actor) as reading:
            yield reading

    def _contents(self, written: Written, counts: Mapping[str, int], sealed: Sealed | None, actor: UserId) -> bytes:
        told = {
            "program": f"KS Huisbezoek {__version__}",
            "schema": SCHEMA,
            "made_at": self._clock.now().isoformat(),
            "made_by": str(actor),
            "rows": dict(counts),
            "cases": written.cases,
            "restricted": "opened" if sealed else "left out",
            "restricted_tables": [table.name for table in going_along() if is_restricted(table)],
            "not_included": {table.name: table.words for table in staying()},
            "sha256": dict(written.files),
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    def _named(self, unfinished: Path, beside: Path) -> Path:
        stem = f"ks-huisbezoek-{self._clock.today():%Y-%m-%d}"
        number = 1
        while (target := beside / (stem if number == 1 else f"{stem}-{number}")).exists():
            number += 1
        unfinished.rename(target)
        sync_folder(beside)
        return target


class _Steps:
    """Counts parts, and stops when somebody wants it."""

    def __init__(self, is_stopped: IsStopped, tell: Tell, *, parts: int) -> None:
        self._is_stopped = is_stopped
        self._tell = tell
        self._parts = parts
        self._seen: list[str] = []

    def __call__(self, part: str) -> None:
        if self._is_stopped():
            raise StoppedError
        if not self._seen or self._seen[-1] != part:
            self._seen.append(part)
            self._tell(min(len(self._seen), self._parts), self._parts)


def _nothing(actor: UserId) -> None:
    del actor


def _counts(reading: Reading) -> dict[str, int]:
    return {table.name: count(table, reading) for table in going_along()}


def _numbers(reading: Reading) -> dict[Any, str]:
    letter = Base.metadata.tables["letter"]
    query = sa.select(letter.c.attachment_id, letter.c.number).where(letter.c.attachment_id.is_not(None))
    return {row.attachment_id: row.number for row in reading.session.execute(query) if row.number}


@contextmanager
def _unfinished(beside: Path) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # it has another name by now, unless something went wrong


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise StorageError(StorageProblem.MISSING, GONE) from error
    except OSError as error:
        sentence = N_("The export could not be written: the disk is full or cannot be written. Nothing was left there.")
        raise StorageError(StorageProblem.DISK_FULL, sentence) from error
