"""Backups: made and read back, tested as a restore would, kept so many of each, and put back."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Lock
from typing import Final

from ks_desktop import __version__
from ks_desktop.core.cipher import key_in_use
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, make_private_folder
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import Changes, UserId
from ks_desktop.migrations import SCHEMA
from ks_desktop.records.backup import folders, restoring
from ks_desktop.records.backup.diary import DiaryFile
from ks_desktop.records.backup.examining import Contents, Examined, examine, key_beside, note_for, whole_contents
from ks_desktop.records.backup.troubles import GONE, READ_ONLY, copying_errors, folder_errors
from ks_desktop.records.domain import KEPT, BackupState, Copy, Kept, Manifest, stem_of
from ks_desktop.records.domain.light import Failed, Proof
from ks_desktop.records.keeping.copies import Copies, Tidied, carry_over
from ks_desktop.security import vault
from ks_desktop.security.audit import Audit, head_stands, is_changed_since
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.service import Users

FOLDER: Final = folders.FOLDER
EACH: Final = timedelta(hours=1)
TEST_EACH: Final = timedelta(days=1)
IsStopped = Callable[[], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade:
    """A backup that was made and read back.

    Attributes:
        second: the same in the second folder, when there is one and it worked.
        problem: why not, when it did not; a sentence.
        removed: how many older ones had their time.
        remarks: what is to be said of copies in which destroyed records still are: sentences.
    """

    copy: Copy
    second: Copy | None = None
    problem: str = ""
    removed: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidReady:
    """A backup that will be put back when the file is opened the next time; `aside` is where the present one goes."""

    records: int
    made_at: datetime | None
    aside: str


class Backups:
    """Make, list, test and put back backups of one data folder.

    Attributes:
        folder: the program's own folder for them, beside the data.
        ending: ends those in which destroyed records still are; the house gives it.
        check_restores: refuses who may not put one back; the house gives it.
    """

    def __init__(self, database: Database, clock: Clock, audit: Audit, settings: SettingsStore, users: Users) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._settings = settings
        self._users = users
        self._data = database.path.parent
        self.folder = self._data / FOLDER
        self._diary = DiaryFile(self.folder)
        self.ending: Copies | None = None
        self.check_restores: Callable[[UserId], None] = lambda _actor: None
        self._tidied = Tidied()
        self._one = Lock()
        self._closing = Event()

    def make(self, *, actor: UserId, is_stopped: IsStopped = bool, to: Path | None = None) -> BackupMade | None:
        """Make a backup now, and the same in the second folder; others go on saving meanwhile.

        Args:
            actor: who asks for it.
            is_stopped: asked now and then; True leaves no trace of what was begun.
            to: a folder in place of the second one of the settings.
        Returns:
            What was made, or None when it was stopped.
        Raises:
            StorageError: the disk is full, cannot be written or gives back something else. What is saved is saved.
            UserError: `practice`: nothing is kept there.
        """
        second = to or self._second(actor)
        with self._one, self._remembering():
            copy = self._make_own(lambda: is_stopped() or self._closing.is_set())
            if copy is None:
                return None
            made = self._with_second(BackupMade(copy=copy), second, is_stopped)
            made = replace(made, removed=self._rotate(second if made.second else None, actor))
            self._diary.note(failed=self._failed(made.problem) if made.problem else None)
            with self._database.work(actor, AuditEvent.BACKUP_MADE) as work:
                self._audit.record(work, AuditEvent.BACKUP_MADE)
            if self.ending is not None and made.second is not None:
                self.ending.wrote_to(made.second.path.parent, actor=actor)
            tidied = self.tidy(actor=actor)
            return replace(made, removed=made.removed + tidied.removed, remarks=tidied.problems)

    def tidy(self, *, actor: UserId) -> Tidied:
        """Take away the copies in which destroyed records still are, when their day has come; see `Copies.tidy`."""
        if self.ending is not None:
            self._tidied = self.ending.tidy(actor=actor)
        return self._tidied

    def _make_own(self, is_stopped: IsStopped) -> Copy | None:
        key = self._key_file()
        with folder_errors():
            folder = make_private_folder(self.folder)
            folders.sweep(folder)
            unfinished = folders.new_unfinished(folder)
        try:
            with copying_errors():
                if not self._database.snapshot(unfinished, is_stopped=is_stopped):
                    return None
            if self._key_file() != key:  # somebody came, left or got another key meanwhile: the two must be of one time
                unfinished.unlink()
                return self._make_own(is_stopped)
            with folder_errors():
                folders.sync_file(unfinished)
            contents = self._read_back(unfinished)
            if is_stopped():
                return None
            manifest = self._manifest(unfinished, key, contents)
            stem = folders.free_stem(folder, lambda number: stem_of(manifest.made_at, number=number))
            return folders.finish(unfinished, folder, stem, key=key, manifest=manifest)
        finally:
            unfinished.unlink(missing_ok=True)

    def _read_back(self, path: Path) -> Contents:
        try:
            copied = self._database.same_key(path)
            try:
                return whole_contents(copied)
            finally:
                copied.close()
        except StorageError as error:
            raise StorageError(
                StorageProblem.DAMAGED,
                N_("The backup just made is not whole, so it was thrown away. Check the disk and the data."),
            ) from error

    def _manifest(self, path: Path, key: bytes, contents: Contents) -> Manifest:
        with folder_errors():
            size, sha256, key_sha256 = note_for(path, key)
        return Manifest(
            made_at=self._clock.now(),
            program=__version__,
            schema=SCHEMA,
            database_id=vault.database_of(self._data),
            size=size,
            sha256=sha256,
            key_sha256=key_sha256,
            records=contents.records,
            tables=contents.tables,
            head=contents.head,
        )

    def _key_file(self) -> bytes:
        try:
            return (self._data / KEY_FILE_NAME).read_bytes()
        except FileNotFoundError as error:
            raise _practice() from error
        except OSError as error:
            raise StorageError(StorageProblem.READ_ONLY, N_("You may not read the key file in this folder.")) from error

    def _with_second(self, made: BackupMade, second: Path | None, is_stopped: IsStopped) -> BackupMade:
        if second is None:
            return made
        try:
            copied = folders.copy_into(made.copy, second, is_stopped=lambda: is_stopped() or self._closing.is_set())
        except StorageError as error:
            return replace(made, problem=error.text())
        return replace(made, second=copied)

    def _rotate(self, second: Path | None, actor: UserId) -> int:
        own_id = vault.database_of(self._data)
        kept = self._kept(actor)
        return sum(folders.rotate(folder, own_id, kept) for folder in (self.folder, second) if folder is not None)

    def _kept(self, actor: UserId) -> Kept:
        return replace(KEPT, months=self._settings.read(actor=actor).backup_months)

    @contextmanager
    def _remembering(self) -> Iterator[None]:
        try:
            yield
        except StorageError as error:
            self._diary.note(failed=self._failed(error.text()))
            raise

    def _failed(self, problem: str) -> Failed:
        return Failed(at=self._clock.now(), problem=problem)

    def keep_up(self, *, actor: UserId, is_stopped: IsStopped = bool, closing: bool = False) -> BackupMade | None:
        """Make a backup when something was saved since the newest and an hour has passed, and test one each day.

        With `closing` no hour is waited for, and nothing is tested.
        """
        if not self.is_due(actor=actor, closing=closing):
            self.tidy(actor=actor)
            return None
        made = self.make(actor=actor, is_stopped=is_stopped)
        tested = self._diary.read().tested
        if made is not None and not closing and (tested is None or abs(self._clock.now() - tested.at) >= TEST_EACH):
            self.test(actor=actor)
        return made

    def is_due(self, *, actor: UserId, closing: bool = False) -> bool:
        """Tell whether something was saved that no backup holds, and it is time; never in practice mode."""
        if self.is_practice:
            return False
        newest = self._newest()
        if newest is None or newest.manifest is None:
            return True
        waited = abs(self._clock.now() - newest.manifest.made_at)  # a clock that was set back must not stop them
        return (closing or waited >= EACH) and self._is_changed(newest.manifest, actor)

    @property
    def is_practice(self) -> bool:
        """Tell whether nothing here is kept."""
        return not (self._data / KEY_FILE_NAME).is_file()

    def _is_changed(self, manifest: Manifest, actor: UserId) -> bool:
        with self._database.reading(actor) as reading:
            head = manifest.head
            # After a restore the log is another one from some line on.
            return not head_stands(reading.session, head.seq, head.hash) or is_changed_since(reading.session, head.seq)

    def copies(self, *, actor: UserId) -> tuple[Copy, ...]:
        """Return the backups of this database in its own folder and the second one, newest first."""
        second = self._second(actor)
        found = [copy for folder in (self.folder, second) if folder for copy in folders.copies_in(folder)]
        if not self.is_practice:
            found = list(folders.of_database(found, vault.database_of(self._data)))
        return tuple(sorted(found, key=folders.order, reverse=True))

    def put_aside(self) -> tuple[Path, ...]:
        """Return the databases that a restore moved aside, newest first."""
        return restoring.put_aside(self._data)

    def state(self, *, actor: UserId) -> BackupState:
        """Return how things stand."""
        copies, diary = self.copies(actor=actor), self._diary.read()
        newest = next((copy.manifest for copy in copies if copy.is_whole), None)
        second = self._second(actor)
        return BackupState(
            now=self._clock.now(),
            copies=copies,
            is_changed=newest is not None and self._is_changed(newest, actor),
            tested=diary.tested,
            failed=diary.failed,
            problems=(*((_(GONE),) if second is not None and not second.is_dir() else ()), *self._tidied.problems),
        )

    def test(self, *, actor: UserId) -> Proof:
        """Open and count the newest backup as a restore would, and remember how it went.

        Raises:
            UserError: `no_backup`: there is none.
        """
        newest = self._newest()
        if newest is None:
            raise UserError(N_("There is no backup yet. Make one first."), code="no_backup")
        try:
            found = self.check(newest.path, actor=actor)
            said = Proof(
                at=self._clock.now(),
                name=newest.path.name,
                records=found.contents.records,
                seconds=found.seconds,
            )
        except StorageError as error:
            said = Proof(at=self._clock.now(), name=newest.path.name, records=0, seconds=0, problem=error.text())
        self._diary.note(tested=said)
        return said

    def check(self, path: Path, *, actor: UserId) -> Examined:
        """Look one backup of this database over, bytes, pages and counts; it is only read.

        Raises:
            StorageError: what is wrong with it.
        """
        if vault.generation_beside(key_beside(path)) not in {None, vault.generation_of(self._data)}:
            raise StorageError(
                StorageProblem.OTHER,
                N_(
                    "The key was renewed since this backup was made, because somebody left. It opens with the "
                    "passphrase of its time: put it back, or try it with the command verify."
                ),
            )
        with self._database.reading(actor), _private_folder() as stage:
            return examine(
                path,
                stage,
                lambda place: self._database.same_key(place / DATABASE_NAME),
                of=vault.database_of(self._data),
            )

    def lay_ready(self, path: Path, passphrase: str, *, actor: UserId) -> LaidReady:
        """Look a backup over and lay it ready: it counts when the program has been locked and unlocked.

        Args:
            path: the backup.
            passphrase: hers, as it was when the backup was made.
            actor: who puts it back.
        Raises:
            StorageError: what is wrong with it.
            UserError: the passphrase is not right, or `no_right`.
        """
        self.check_restores(actor)
        if self.is_practice:
            raise _practice()
        name = self._users.get(actor, actor=actor).name
        return lay_ready(self._data, path, name, passphrase, clock=self._clock)

    def save_folder(self, typed: str, months: str, *, days: str | None = None, actor: UserId) -> Changes:
        """Keep another second folder, or none, and how long backups are kept.

        Args:
            typed: the folder.
            months: how many months one of each is kept.
            days: how long one of before a destruction is kept; None leaves that as it is.
            actor: who says so.
        Raises:
            UserError: the folder is not there, cannot be written, or is where the data lies.
        """
        folder = typed.strip()
        if folder:
            self._check_folder(Path(folder))
        before = self._second(actor)
        if self.ending is not None and before is not None:
            self.ending.wrote_to(before, actor=actor)  # what lies there must go in its time all the same
        values = {"backup_folder": folder, "backup_months": months}
        values |= {} if days is None else {"backup_days_after_destruction": days}
        return self._settings.change(values, actor=actor)

    def _check_folder(self, folder: Path) -> None:
        if not folder.is_absolute() or not folder.is_dir():
            raise UserError(GONE, code="backup_folder", field="backup_folder")
        if folder.resolve().is_relative_to(self._data.resolve()):
            raise UserError(
                N_("Choose a folder on another disk: one beside the data is lost together with it."),
                code="backup_folder",
                field="backup_folder",
            )
        try:
            folders.new_unfinished(folder).unlink()
        except OSError as error:
            raise UserError(READ_ONLY, code="backup_folder", field="backup_folder") from error

    def stop(self) -> None:
        """Stop what is being made and wait until it has stopped; nothing is made any more."""
        self._closing.set()
        with self._one:
            return

    def _newest(self) -> Copy | None:
        own = folders.of_database(folders.copies_in(self.folder), vault.database_of(self._data))
        return next((copy for copy in own if copy.is_whole), None)

    def _second(self, actor: UserId) -> Path | None:
        folder = self._settings.read(actor=actor).backup_folder
        return Path(folder) if folder else None


def lay_ready(folder: Path, path: Path, user_name: str | None, passphrase: str, *, clock: Clock) -> LaidReady:
    """Look a backup over with the passphrase of its time and lay it ready for a data folder.

    Raises:
        StorageError: what is wrong with it.
        UserError: the passphrase is not right.
    """

    def unlocked(place: Path) -> bytes:
        key = vault.unlock(place, user_name, passphrase, clock=clock)
        material = bytes(key_in_use(place / DATABASE_NAME, key.newest_first))
        key.wipe()
        return material

    examined, aside = restoring.prepare(folder, path, unlocked, now=clock.now())
    carry_over(path.parent, folder)
    made_at = examined.manifest.made_at if examined.manifest else None
    return LaidReady(records=examined.contents.records, made_at=made_at, aside=aside)


def verify_file(path: Path, user_name: str | None, passphrase: str, *, clock: Clock) -> Examined:
    """Look a backup over with its own key file and a passphrase; no data folder is needed.

    Raises:
        StorageError: what is wrong with it.
        UserError: the passphrase is not right.
    """

    def opened(place: Path) -> Database:
        key = vault.unlock(place, user_name, passphrase, clock=clock)
        try:
            path = place / DATABASE_NAME
            return Database(path, key_in_use(path, key.newest_first))
        finally:
            key.wipe()

    with _private_folder() as stage:
        return examine(path, stage, opened)


@contextmanager
def _private_folder() -> Iterator[Path]:
    stage = Path(tempfile.mkdtemp(prefix="ks-terug-"))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _practice() -> UserError:
    return UserError(N_("In practice mode nothing is kept, so there are no backups."), code="practice")
