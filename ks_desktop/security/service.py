"""Users: who they are, as it stands under their letters and in the log; and asking one of them who she is once more."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Reading, Work
from ks_desktop.core.errors import UserError, WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.security import store, vault
from ks_desktop.security.audit import About, Audit
from ks_desktop.security.domain import NOBODY, AuditEvent, Outcome, RecoveryUse, User

_CHANGED: Final = Changes(users=True)


class Users:
    """The people who work with this database. Passphrases are the vault's; here are their profiles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, user: User, *, actor: UserId | None = None) -> Changes:
        """Store a new user; the first adds herself.

        Raises:
            UserError: the login name is taken.
        """
        if self.named(user.name) is not None:
            raise UserError(N_("There is a user of this login name already."), code="user_exists", field="user_name")
        with self._database.work(actor or user.id, AuditEvent.USER_ADDED) as work:
            store.add_user(work.session, user)
        return _CHANGED

    def change(self, user: User, *, actor: UserId) -> Changes:
        """Store a changed profile.

        Raises:
            StaleError: it was changed since it was read.
        """
        with self._database.work(actor, AuditEvent.PROFILE_CHANGED) as work:
            store.change_user(work.session, user)
        return _CHANGED

    def get(self, user_id: UserId, *, actor: UserId) -> User:
        """Return a user.

        Raises:
            UserError: there is no such user.
        """
        with self._database.reading(actor) as reading:
            user = store.user_by_id(reading.session, user_id)
        if user is None:
            raise UserError(N_("This user is not in the database."), code="unknown_user")
        return user

    def named(self, name: str) -> User | None:
        """Return the user with a login name, whatever its case, or None: asked at unlock, before anybody is known."""
        with self._database.reading(NOBODY) as reading:
            return store.user_by_name(reading.session, name)

    def everybody(self, *, reading: Reading) -> tuple[User, ...]:
        """Return all users by full name, within an open look."""
        return store.all_users(reading.session)

    def all(self, *, actor: UserId) -> tuple[User, ...]:
        """Return all users by full name."""
        with self._database.reading(actor) as reading:
            return store.all_users(reading.session)

    def at_work(self, *, actor: UserId) -> tuple[User, ...]:
        """Return those who work here now, by full name: to choose from. Who left stands in `all`, under her letters."""
        return tuple(user for user in self.all(actor=actor) if user.left_on is None)

    def last_log_ins(self) -> Mapping[UserId, datetime]:
        """Return when each of them last unlocked it, by the log."""
        with self._database.reading(NOBODY) as reading:
            return store.last_at(reading.session, AuditEvent.LOGGED_IN)

    def change_within(self, user: User, work: Work) -> None:
        """Store a changed user in open work.

        Raises:
            StaleError: it was changed since it was read.
        """
        store.change_user(work.session, user)

    def add_within(self, user: User, work: Work) -> None:
        """Store a new user in open work."""
        store.add_user(work.session, user)

    def came_in_within(self, use: RecoveryUse, work: Work) -> None:
        """Remember in open work that somebody came in by the recovery sheet, until it is said that this is known."""
        store.add_recovery_use(work.session, use)

    def unseen_recoveries(self) -> tuple[RecoveryUse, ...]:
        """Return the times that somebody came in by the sheet and nobody said yet that it is known."""
        with self._database.reading(NOBODY) as reading:
            return store.open_recovery_uses(reading.session)

    def see_recoveries(self, at: datetime, *, actor: UserId) -> None:
        """Say that every one of them is known."""
        with self._database.work(actor, AuditEvent.RECOVERY_SEEN) as work:
            store.see_recovery_uses(work.session, actor, at)


class OwnPassphrase:
    """Asks whoever is at work for her own passphrase once more: a desk left for a moment does not do what she may."""

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

    def check(self, typed: str, *, about: About, actor: UserId) -> None:
        """Refuse who does not know it; wrong tries are logged, and make her wait as at unlocking.

        Args:
            typed: as typed.
            about: what it was asked for, as the log says it of a wrong try.
            actor: who is at work.
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
                self._audit.record(work, AuditEvent.LOGIN_FAILED, outcome=Outcome.REFUSED, about=about)
            raise
