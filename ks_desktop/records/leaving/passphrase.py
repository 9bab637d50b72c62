"""Her own passphrase, asked once more before everything goes out: a desk left for a moment takes nothing along."""

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.core.values import UserId
from ks_desktop.security import vault
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent, Outcome
from ks_desktop.security.service import Users


class OwnPassphrase:
    """Asks it of who is at work; wrong tries are logged, and make her wait as at unlocking."""

    def __init__(self, database: Database, clock: Clock, audit: Audit, users: Users) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users
        self._folder = database.path.parent

    @property
    def asks(self) -> bool:
        """Tell whether there is one; in practice mode there is none."""
        return (self._folder / KEY_FILE_NAME).is_file()

    def check(self, typed: str, *, actor: UserId) -> None:
        """Refuse who does not know it.

        Raises:
            WrongPassphraseError: it is not hers.
            UserError: `wait`: too many wrong tries too soon.
        """
        if not self.asks:
            return
        name = self._users.get(actor, actor=actor).name
        try:
            vault.unlock(self._folder, name, typed, clock=self._clock).wipe()
        except WrongPassphraseError:
            with self._database.work(actor, AuditEvent.LOGIN_FAILED) as work:
                about = About(columns="leaving")
                self._audit.record(work, AuditEvent.LOGIN_FAILED, outcome=Outcome.REFUSED, about=about)
            raise
