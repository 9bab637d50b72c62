"""The keys of an open house: renewed when somebody left, and finished when that was broken off or had to wait."""

from pathlib import Path

from ks_desktop.administration.people.records import Settled
from ks_desktop.core import log
from ks_desktop.core.database import Database
from ks_desktop.core.errors import KsError, UserError
from ks_desktop.core.resealing import reseal
from ks_desktop.core.sealing import Sealer
from ks_desktop.core.texts import N_, _
from ks_desktop.core.values import UserId
from ks_desktop.security import vault
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.vault import Key, Purpose


class Keyring:
    """The keys with which a data folder was unlocked.

    Attributes:
        folder: the data folder.
        key: what the slot of who unlocked it gives.
    """

    def __init__(self, folder: Path, key: Key, database: Database, audit: Audit, sealer: Sealer | None) -> None:
        self.folder = folder
        self.key = key
        self._database = database
        self._audit = audit
        self._sealer = sealer

    def settle(self, *, actor: UserId) -> Settled:
        """Renew the keys that wait for it, as far as that can be done now; broken off, the next call goes on.

        It may take seconds, and whoever reads or saves waits for the end of it.
        """
        try:
            wanted = vault.state_of(self.folder).wanted
            restricted = Purpose.RESTRICTED in wanted and self._renew_restricted(actor)
            database = Purpose.DATABASE in wanted and self._renew_database(actor)
        except KsError as error:
            log.logger.warning("the keys could not be renewed now: %s", log.Word(error.code))
            return Settled(waits=(*self.waits(), _("The key could not be renewed now: {why}", why=error.text())))
        return Settled(database=database, resealed=restricted, waits=self.waits())

    def waits(self) -> tuple[str, ...]:
        """Return what still waits, in sentences in the user's language."""
        state = vault.state_of(self.folder)
        said = []
        if Purpose.DATABASE in state.wanted and not state.is_current:
            said.append(_("Somebody left. The key of the database is renewed by itself as soon as this is done:"))
            said += [_("{name} logs in once, or gets a new first passphrase.", name=name) for name in state.waits_for]
            said += [_("A new recovery sheet is made.")] if state.needs_sheet else []
        if Purpose.RESTRICTED in state.wanted and self.key.restricted is None:
            said.append(_("The key of the restricted notes is renewed when somebody logs in who may read them."))
        return tuple(said)

    def check_may_close_off(self) -> None:
        """Refuse to let somebody in without restricted notes while everybody's key still opens them.

        Raises:
            UserError: `old_slot`.
        """
        state = vault.state_of(self.folder)
        if state.has_restricted and not state.is_current:
            raise UserError(
                N_(
                    "The key file is still of an older version for somebody. Let everybody unlock once and make a new "
                    "recovery sheet; then change this."
                ),
                code="old_slot",
                field="roles",
            )

    def _renew_restricted(self, actor: UserId) -> bool:
        key = self.key
        if key.restricted is None or self._sealer is None or not vault.state_of(self.folder).is_current:
            return False
        vault.begin_rekey(self.folder, key, Purpose.RESTRICTED)
        old, new = key.older_restricted, key.restricted
        if old is not None:
            try:
                with self._database.work(actor, AuditEvent.DATABASE_REKEYED) as work:
                    reseal(old, new, work=work)
                    self._audit.record(work, AuditEvent.DATABASE_REKEYED, about=About(columns="restricted"))
                    self._sealer.take(new)
            except BaseException:
                self._sealer.take(old)
                raise
            self._database.fold_in()
        vault.finish_rekey(self.folder, key, Purpose.RESTRICTED)
        return True

    def _renew_database(self, actor: UserId) -> bool:
        if not vault.state_of(self.folder).is_current:
            return False
        vault.begin_rekey(self.folder, self.key)
        self._database.rekey(self.key.material)
        vault.finish_rekey(self.folder, self.key)
        with self._database.work(actor, AuditEvent.DATABASE_REKEYED) as work:
            self._audit.record(work, AuditEvent.DATABASE_REKEYED, about=About(columns="database"))
        return True
