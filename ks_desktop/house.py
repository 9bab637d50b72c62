"""The house without its window: everything a data folder needs, put together once, for window and commands alike."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from ks_desktop import practice as families
from ks_desktop.administration.service import Administration
from ks_desktop.casefile.service import CaseFiles
from ks_desktop.clients.service import Clients
from ks_desktop.coalition.service import Coalition
from ks_desktop.core import attachments, log, undo
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import KsError, StorageError, StorageProblem, UserError
from ks_desktop.core.folder_lock import FolderLock
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, LOG_NAME, make_private_folder
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import N_
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId, new_id
from ks_desktop.letters.printing import PlanPrinting
from ks_desktop.letters.service import Letters
from ks_desktop.migrations import bring_up_to_date
from ks_desktop.referrals.service import Referrals
from ks_desktop.search.service import Search
from ks_desktop.security import vault
from ks_desktop.security.audit import Audit, create_triggers, verify
from ks_desktop.security.domain import NOBODY, AuditEvent, User
from ks_desktop.security.service import Users
from ks_desktop.security.vault import STANDARD_COST, Cost, Key
from ks_desktop.today.service import Mornings
from ks_desktop.visits.service import Visits

PRACTICE_PREFIX: Final = "ks-oefenen-"
_UNFINISHED_NAME: Final = "huisbezoek.begin"  # there while a new folder is being made, and nothing is in it yet


class House:
    """One opened data folder and everything that can be done with it.

    Attributes:
        actor: the user who unlocked it.
        key_from_copy: the key file was damaged and its spare copy was used; the user is told once.
    """

    def __init__(self, database: Database, clock: Clock, *, folder: Path, process: str) -> None:
        """Put the rooms together over an open database whose schema is current. Nobody is logged in yet."""
        self.folder = folder
        self.database = database
        self.clock = clock
        self.actor: UserId = NOBODY
        self.is_practice = False
        self.key_from_copy = False
        self._closers: list[Callable[[], None]] = [database.close]
        self.audit = Audit(database, clock, process=process)
        self.audit.install()
        self.settings = SettingsStore(database)
        self.drafts = Drafts(database, clock)
        self.undo = Undo(database, clock)
        self.users = Users(database)
        self.coalition = Coalition(database, clock)
        self.clients = Clients(database, clock, self.undo)
        self.referrals = Referrals(database, clock, self.clients, self.coalition)
        self._furnish_upstairs()

    def _furnish_upstairs(self) -> None:
        database, clock = self.database, self.clock
        self.visits = Visits(database, clock, self.clients, self.coalition, self.referrals, self.undo, self.settings)
        self.letters = Letters(
            database,
            clock,
            self.clients,
            self.coalition,
            self.referrals,
            self.visits,
            self.settings,
            self.users,
            self.audit,
        )
        self.plans = PlanPrinting(database, self.visits, self.settings, self.users, self.audit)
        self.clients.when_closed += [self.visits, self.letters]
        self.casefiles = CaseFiles(
            database=database,
            clock=clock,
            audit=self.audit,
            users=self.users,
            coalition=self.coalition,
            clients=self.clients,
            referrals=self.referrals,
            visits=self.visits,
            letters=self.letters,
        )
        self.mornings = Mornings(
            database=database, clock=clock, coalition=self.coalition, visits=self.visits, casefiles=self.casefiles
        )
        self.search = Search(clock, self.clients, self.coalition, self.audit)
        self.administration = Administration(
            folder=self.folder,
            database=database,
            clock=clock,
            audit=self.audit,
            users=self.users,
            settings=self.settings,
            coalition=self.coalition,
            visits=self.visits,
        )

    def enter(self, actor: UserId) -> None:
        """Log somebody in."""
        self.actor = actor
        self.record(AuditEvent.LOGGED_IN)

    def close(self) -> None:
        """Log out, close the files, drop the key; in practice mode the folder goes too. A second call does nothing."""
        closers, self._closers = self._closers, []
        if closers and self.actor != NOBODY:
            self.record(AuditEvent.LOGGED_OUT)
        for close in closers:
            close()

    def verify(self) -> list[str]:
        """Check pages, structure, foreign keys and the log; return what is wrong, nothing when all is well."""
        findings = self.database.integrity_findings()
        if not findings:
            with self.database.reading(self.actor) as reading:
                findings = [finding.text() for finding in verify(reading.session)]
        self.record(AuditEvent.DATABASE_CHECKED)
        return findings

    def when_closed(self, close: Callable[[], None]) -> None:
        """Do this too when the house closes, after what was there before."""
        self._closers.append(close)

    def record(self, event: AuditEvent) -> None:
        """Log something that changed no record."""
        with self.database.work(self.actor, event) as work:
            self.audit.record(work, event)


def claimed_tables() -> frozenset[str]:
    """Return the tables whose rows of a case some room removes when the case is destroyed."""
    rooms = (Clients, Referrals, Visits, Letters)
    return frozenset().union(attachments.CLAIMED_TABLES, undo.CLAIMED_TABLES, *(room.claimed_tables for room in rooms))


def is_new(folder: Path) -> bool:
    """Tell whether the folder has no database yet, or one whose making was broken off before anything was in it."""
    if (folder / _UNFINISHED_NAME).exists():
        return True
    return not (folder / DATABASE_NAME).exists() and not (folder / KEY_FILE_NAME).exists()


def create(  # noqa: PLR0913 - a clock and a cheaper key for tests
    folder: Path,
    user_name: str,
    passphrase: str,
    *,
    full_name: str = "",
    process: str = "window",
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
) -> tuple[House, str]:
    """Make a new data folder, for its first user, and enter it.

    Returns:
        The house, and the recovery code for the sheet: it is shown this once and kept nowhere.
    Raises:
        UserError: there is a database already, or the name or passphrase will not do.
        StorageError: the folder is in use or cannot be written.
    """
    clock = clock or Clock()
    with ExitStack() as if_it_fails:
        lock = if_it_fails.enter_context(FolderLock(_private(folder), holder=process, clock=clock))
        _clear_unfinished(folder)
        if not is_new(folder):
            raise UserError(
                N_("There is a database in this folder already. Unlock it, or choose another folder."),
                code="exists",
                field="folder",
            )
        unfinished = folder / _UNFINISHED_NAME
        unfinished.touch()
        key, recovery_code = vault.create(folder, user_name, passphrase, cost=cost)
        user = User(id=UserId(new_id()), name=key.user_name, full_name=full_name or key.user_name)
        house = _furnish(folder, key, clock, process, create=True)
        if_it_fails.callback(house.close)
        vault.bind(folder, key)
        house.users.add(user)
        unfinished.unlink()
        if_it_fails.pop_all()
    _finish(house, key, lock)
    house.enter(user.id)
    return house, recovery_code


def open_house(
    folder: Path,
    user_name: str | None,
    passphrase: str,
    *,
    process: str = "window",
    clock: Clock | None = None,
) -> House:
    """Unlock a data folder and enter it.

    Args:
        folder: the data folder.
        user_name: whose slot in the key file; None for the only user.
        passphrase: as typed.
        process: who holds the folder, a word such as "window" or "import".
        clock: tells the time; without one, the computer's.
    Raises:
        WrongPassphraseError: passphrase or user name is wrong.
        UserError: too many wrong tries too soon.
        StorageError: the folder is in use, or a file is missing, damaged, empty, foreign or too new.
    """
    return _open(folder, lambda on: vault.unlock(folder, user_name, passphrase, clock=on), process, clock)


def recover(  # noqa: PLR0913 - a clock and a cheaper key for tests
    folder: Path,
    user_name: str | None,
    code: str,
    passphrase: str,
    *,
    process: str = "window",
    clock: Clock | None = None,
    cost: Cost = STANDARD_COST,
) -> House:
    """Unlock a data folder with the code of the recovery sheet, give the user a new passphrase, and enter it.

    Raises:
        WrongPassphraseError: the code is another database's, or there is no such user.
        UserError: the code was mistyped, or the new passphrase will not do.
        StorageError: as `open_house`.
    """

    def unlock(_clock: Clock) -> Key:
        vault.check_passphrase(passphrase)
        key = vault.unlock_with_recovery(folder, code)
        key.user_name = user_name or vault.users(folder)[0]
        vault.set_passphrase(folder, key, key.user_name, passphrase, cost=cost)
        return key

    house = _open(folder, unlock, process, clock)
    house.record(AuditEvent.RECOVERY_USED)
    return house


def practice(*, clock: Clock | None = None) -> House:
    """Open practice mode: six invented families in a temporary folder, under a key that exists in memory only."""
    _sweep_practice_folders()
    folder = Path(tempfile.mkdtemp(prefix=PRACTICE_PREFIX))
    moved = families.MovableClock(clock or Clock())
    lock = FolderLock(folder, holder="practice", clock=moved)
    key = Key.random()
    house = _furnish(folder, key, moved, "practice", create=True)
    house.is_practice = True
    user = families.user()
    house.users.add(user)
    families.settle(
        families.Services(
            clock=moved,
            users=house.users,
            settings=house.settings,
            coalition=house.coalition,
            clients=house.clients,
            referrals=house.referrals,
            visits=house.visits,
        ),
        user.id,
    )
    _finish(house, key, lock)
    house.when_closed(lambda: shutil.rmtree(folder, ignore_errors=True))
    house.enter(user.id)
    return house


def _open(folder: Path, unlock: Callable[[Clock], Key], process: str, clock: Clock | None) -> House:
    clock = clock or Clock()
    if is_new(folder):
        raise StorageError(StorageProblem.MISSING, N_("There is no database in this folder."))
    with ExitStack() as if_it_fails:
        lock = if_it_fails.enter_context(FolderLock(folder, holder=process, clock=clock))
        key = unlock(clock)
        house = _furnish(folder, key, clock, process, create=False)
        if_it_fails.callback(house.close)
        user = house.users.named(key.user_name)
        if user is None:
            raise UserError(N_("This user is not in the database."), code="unknown_user", field="user_name")
        if_it_fails.pop_all()
    house.key_from_copy = key.from_copy
    _finish(house, key, lock)
    house.enter(user.id)
    return house


def _furnish(folder: Path, key: Key, clock: Clock, process: str, *, create: bool) -> House:
    try:
        database = Database(folder / DATABASE_NAME, key.material, create=create)
    except StorageError as error:
        if error.problem is StorageProblem.DAMAGED and not vault.belongs_together(folder):
            raise vault.foreign_error() from error
        raise
    try:
        bring_up_to_date(database, key.material, after=create_triggers, clock=clock)
        return House(database, clock, folder=folder, process=process)
    except BaseException:
        database.close()
        raise


def _finish(house: House, key: Key, lock: FolderLock) -> None:
    handler = log.start(house.folder / LOG_NAME)
    for close in (key.wipe, lambda: log.stop(handler), lock.release):
        house.when_closed(close)


def _private(folder: Path) -> Path:
    try:
        return make_private_folder(folder)
    except OSError as error:
        raise StorageError(
            StorageProblem.READ_ONLY, N_("The data folder cannot be written. Check its rights and the disk.")
        ) from error


def _clear_unfinished(folder: Path) -> None:
    # Nothing in a half-made folder was ever confirmed to anybody.
    if (folder / _UNFINISHED_NAME).exists():
        for name in (DATABASE_NAME, KEY_FILE_NAME):
            for file in folder.glob(f"{name}*"):
                file.unlink()
        (folder / _UNFINISHED_NAME).unlink()


def _sweep_practice_folders() -> None:
    # A practice program that was killed left its folder behind: unreadable, for its key is gone, but in the way.
    for folder in Path(tempfile.gettempdir()).glob(f"{PRACTICE_PREFIX}*"):
        try:
            FolderLock(folder, holder="practice").release()
        except KsError:
            continue  # still in use, or somebody else's
        shutil.rmtree(folder, ignore_errors=True)
