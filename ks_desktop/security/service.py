"""Users: who they are, as it stands under their letters and in the log."""

from typing import Final

from ks_desktop.core.database import Database, Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes, UserId
from ks_desktop.security import store
from ks_desktop.security.domain import NOBODY, AuditEvent, User

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
