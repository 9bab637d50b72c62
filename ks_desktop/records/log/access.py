"""Who reads the log gives her own passphrase again: so a desk left for a moment does not show who looked at whom."""

import time
from collections.abc import Callable
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditAction, AuditEvent
from ks_desktop.security.service import OwnPassphrase, Users

OPEN_SECONDS: Final = 15 * 60
_ABOUT: Final = About(subject="audit", columns="opened")


class LogAccess:
    """Whether the log is open to somebody: until the program locks, and for a quarter of an hour at most."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        audit: Audit,
        users: Users,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._audit = audit
        self._own = OwnPassphrase(database, clock, audit, users)
        self._monotonic = monotonic
        self._until: dict[UserId, float] = {}

    @property
    def asks(self) -> bool:
        """Tell whether a passphrase is asked; in practice mode there is none."""
        return self._own.asks

    def is_open(self, actor: UserId) -> bool:
        """Tell whether the log is open to somebody now."""
        return not self.asks or self._monotonic() < self._until.get(actor, float("-inf"))

    def check(self, actor: UserId) -> None:
        """Refuse who did not give the passphrase, or too long ago.

        Raises:
            UserError: `log_closed`.
        """
        if not self.is_open(actor):
            raise UserError(N_("Type your passphrase to see the log."), code="log_closed", field="passphrase")

    def open(self, passphrase: str, *, actor: UserId) -> None:
        """Open the log to whoever knows her own passphrase; wrong tries are logged, and make her wait as at unlocking.

        Raises:
            WrongPassphraseError: it is not her passphrase.
            UserError: `wait`: too many wrong tries too soon.
        """
        self._own.check(passphrase, about=_ABOUT, actor=actor)
        self.let_in(actor)

    def let_in(self, actor: UserId) -> None:
        """Open the log to whoever gave her passphrase this moment, to open the folder for a command."""
        with self._database.work(actor, AuditEvent.LOG_READ) as work:
            self._audit.record(work, AuditEvent.LOG_READ, action=AuditAction.READ, about=_ABOUT)
        self._until[actor] = self._monotonic() + OPEN_SECONDS

    def close(self) -> None:
        """Close it to everybody."""
        self._until.clear()
