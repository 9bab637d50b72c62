"""From a passphrase to the keys a house is opened with, and what must be done with them once it stands."""

from pathlib import Path

from ks_desktop.administration.people import Keyring
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_
from ks_desktop.house.rooms import House
from ks_desktop.security import vault
from ks_desktop.security.domain import AuditEvent, User
from ks_desktop.security.rights import Right, rights_of
from ks_desktop.security.service import Users
from ks_desktop.security.vault import STANDARD_COST, Cost, Key


def unlocked(
    folder: Path, user_name: str | None, passphrase: str, new: str, *, clock: Clock, cost: Cost = STANDARD_COST
) -> Key:
    """Return the keys that a passphrase gives; who still has a first passphrase chooses her own here.

    Args:
        folder: the data folder.
        user_name: whose slot; None for the only user.
        passphrase: as typed.
        new: the passphrase she chooses in place of the first one, "" when she was not asked.
        clock: tells how long ago the last wrong try was.
        cost: what one guess at the new one costs.
    Raises:
        WrongPassphraseError: passphrase or user name is wrong.
        UserError: `must_change`: she must choose her own; or the one she chose will not do.
        StorageError: as `vault.unlock`.
    """
    key = vault.unlock(folder, user_name, passphrase, clock=clock)
    if not key.must_change:
        return key
    wrong_tries, from_copy = key.wrong_tries, key.from_copy
    key.wipe()
    if not new:
        raise UserError(
            N_("This passphrase was chosen by somebody else. Choose one of your own; only you know it then."),
            code="must_change",
            field="new_passphrase",
        )
    key = vault.change_passphrase(folder, user_name, passphrase, new, clock=clock, cost=cost)
    key.wrong_tries, key.from_copy, key.was_first = wrong_tries, from_copy, True
    return key


def fit_to_roles(folder: Path, key: Key, database: Database) -> None:
    """Make the key of restricted notes for the first who may read them, and drop it for who may not any more."""
    user = Users(database).named(key.user_name)
    if user is None or Right.RESTRICTED not in rights_of(user.roles):
        key.forget_restricted()
    elif key.restricted is None:
        vault.make_restricted(folder, key)


def check_at_work(user: User | None) -> User:
    """Return who unlocks, when she is a user who works here.

    Raises:
        UserError: `unknown_user` or `left`.
    """
    if user is None:
        raise UserError(N_("This user is not in the database."), code="unknown_user", field="user_name")
    if user.left_on is not None:
        raise UserError(
            N_("This user does not work here any more. Ask whoever manages the users."), code="left", field="user_name"
        )
    return user


def hold(house: House, key: Key) -> None:
    """Let a house that stands manage its users with these keys."""
    if key.user_name:
        sealer = house.sealed_texts.sealer
        house.people.keyring = Keyring(house.folder, key, house.database, house.audit, sealer)
        house.people.back_up = lambda actor: house.backups.make(actor=actor)


def begin_work(house: House, key: Key) -> None:
    """Do what waits with the keys, now that somebody answers for it, and keep what she must be told."""
    if key.was_first:
        house.record(AuditEvent.PASSPHRASE_CHANGED)
    house.notices += house.people.catch_up(actor=house.actor).waits
    house.notices += house.people.recoveries.notices(actor=house.actor)
