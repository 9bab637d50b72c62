"""An opened data folder before any room is in it: who is at work, its log, its checks, and how it is closed."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Final

from ks_desktop.core import log
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Refusal
from ks_desktop.core.drafts import Drafts
from ks_desktop.core.errors import StorageError
from ks_desktop.core.settings_store import SettingsStore
from ks_desktop.core.texts import _
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import UserId
from ks_desktop.house.damage import damaged, is_due, note_check
from ks_desktop.letters.service.keeping import kept_findings
from ks_desktop.records.service import Backups
from ks_desktop.security.audit import About, Audit, verify
from ks_desktop.security.domain import NOBODY, AuditEvent, Outcome
from ks_desktop.security.rights import Right, Rights
from ks_desktop.security.service import Users

# What may still be tried in a file that turned out to be damaged: what she typed last, and that she left.
_AT_THE_END: Final = frozenset({AuditEvent.DRAFT_KEPT, AuditEvent.LOCKED, AuditEvent.LOGGED_OUT})


class Building:
    """One opened data folder, to live in.

    Attributes:
        actor: the user who unlocked it.
        key_from_copy: the key file was damaged and its spare copy was used; the user is told once.
        was_restored: a backup was put back just before; she is told once.
        notices: sentences about file, mark and clock that she is shown once.
    """

    def __init__(self, database: Database, clock: Clock, *, folder: Path, process: str) -> None:
        """Begin over an open database whose schema is current. Nobody is logged in yet."""
        self.folder = folder
        self.database = database
        self.clock = clock
        self.actor: UserId = NOBODY
        self.is_practice = False
        self.key_from_copy = False
        self.was_restored = False
        self.notices: list[str] = []
        self._closers: list[Callable[[], None]] = [database.close]
        self.audit = Audit(database, clock, process=process)
        self.audit.install()
        self.settings = SettingsStore(database)
        self.drafts = Drafts(database, clock)
        self.undo = Undo(database, clock)
        self.rights = Rights(database, self.audit)
        self.rights.install()
        self.users = Users(database)
        self.backups = Backups(database, clock, self.audit, self.settings, self.users)
        self.backups.check_restores = lambda by: self.rights.check(Right.BACKUP, actor=by)
        self._closers.append(self.backups.stop)

    def enter(self, actor: UserId, *, wrong_tries: int = 0) -> None:
        """Log somebody in, and the wrong tries before: while it was locked, nothing could be logged."""
        self.actor = actor
        if wrong_tries:
            with self.database.work(actor, AuditEvent.LOGIN_FAILED) as work:
                tries = About(columns=str(wrong_tries))
                self.audit.record(work, AuditEvent.LOGIN_FAILED, outcome=Outcome.REFUSED, about=tries)
        self.record(AuditEvent.LOGGED_IN)

    def close(self) -> None:
        """Log out, close the files, drop the key; in practice mode the folder goes too. A second call does nothing."""
        closers, self._closers = self._closers, []
        with ExitStack() as closing:  # each of them, in order, whatever fails: the folder must be let go
            for close in reversed(closers):
                closing.callback(close)
            if closers and self.actor != NOBODY:
                self._log_out()

    def _log_out(self) -> None:
        try:
            self.record(AuditEvent.LOGGED_OUT)
        except StorageError as error:
            # A full or missing disk cannot take the line; nobody's text hangs on it, and locking must not fail.
            log.logger.warning("logged out without a line in the audit log: %s", log.Word(error.code))

    def verify(self) -> list[str]:
        """Check pages, structure, foreign keys, the log and kept papers and say what is wrong.

        Nothing is saved any more in a file that is damaged, and the next opening knows.
        """
        findings = self.database.integrity_findings()
        if not self.is_practice and not self.is_read_only:
            note_check(self.folder, self.clock, len(findings))
        if findings:
            self._stop_saving(len(findings))
        else:
            # The program looks, whoever asked: who keeps it may see no women, and what is found names none.
            with self.database.reading(NOBODY) as reading:
                findings = [*(finding.text() for finding in verify(reading.session)), *kept_findings(reading)]
        if self.key_from_copy:
            findings.append(_("The key file was missing or damaged; its copy was put back."))
        if not self.is_read_only:
            self.record(AuditEvent.DATABASE_CHECKED)
        return findings

    @property
    def is_check_due(self) -> bool:
        """Tell whether the whole file is to be checked: a week has passed."""
        return not self.is_practice and not self.is_read_only and is_due(self.folder, self.clock)

    def _stop_saving(self, count: int) -> None:
        with suppress(StorageError):  # the log may lie in what is damaged
            self.record(AuditEvent.DAMAGE_FOUND, About(columns=f"{count}"))
        self.database.refuse_to_save(Refusal(error=damaged(count), lets=_AT_THE_END.__contains__))

    def when_closed(self, close: Callable[[], None]) -> None:
        """Do this too when the house closes, after what was there before."""
        self._closers.append(close)

    @property
    def is_read_only(self) -> bool:
        """Tell whether nothing can be saved: the file is damaged, or cannot be written."""
        return self.database.is_read_only

    def record(self, event: AuditEvent, about: About | None = None) -> None:
        """Log something that changed no record."""
        with self.database.work(self.actor, event) as work:
            self.audit.record(work, event, about=about or About())
