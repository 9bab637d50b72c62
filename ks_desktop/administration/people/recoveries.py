"""Who came in by the recovery sheet: shown at every unlock until somebody says that it is known."""

from ks_desktop.core.clock import AMSTERDAM, Clock
from ks_desktop.core.database import Database
from ks_desktop.core.settings_store import change_within
from ks_desktop.core.texts import _
from ks_desktop.core.values import Changes, UserId, new_id
from ks_desktop.security.audit import Audit
from ks_desktop.security.domain import AuditEvent, RecoveryUse
from ks_desktop.security.service import Users


class Recoveries:
    """The times that somebody came in by the recovery sheet."""

    def __init__(self, database: Database, clock: Clock, audit: Audit, users: Users) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit
        self._users = users

    def came_in(self, *, actor: UserId) -> None:
        """Remember that somebody came in by the sheet; whoever types its code has the sheet."""
        use = RecoveryUse(id=new_id(), user=actor, at=self._clock.now())
        with self._database.work(actor, AuditEvent.RECOVERY_USED) as work:
            self._users.came_in_within(use, work)
            change_within(work, {"recovery_proved": "yes"})
            self._audit.record(work, AuditEvent.RECOVERY_USED)

    def notices(self, *, actor: UserId) -> tuple[str, ...]:
        """Return what everybody is shown at each unlock, in the user's language."""
        uses = self._users.unseen_recoveries()
        if not uses:
            return ()
        names = {user.id: user.full_name for user in self._users.all(actor=actor)}
        return tuple(
            _(
                "On {when} somebody logged in with the recovery sheet, as {name}. Whoever manages the users says under "
                "Settings, Users that this is known; until then it is shown at every log-in.",
                when=f"{use.at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}",
                name=names.get(use.user, "?"),
            )
            for use in uses
        )

    def see(self, *, actor: UserId) -> Changes:
        """Say that it is known.

        Raises:
            UserError: `no_right`.
        """
        self._users.see_recoveries(self._clock.now(), actor=actor)
        return Changes(users=True)
