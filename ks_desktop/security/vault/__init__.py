"""The key file: one random database key, wrapped once for each user and once for the recovery sheet.

The database key never changes when a passphrase does: only its 32 wrapped bytes are written anew. User names stand in
the clear in the key file (they are login words, needed before anything can be opened); nothing else about anybody does.

What this does not do: Python cannot promise that no copy of a passphrase or key stays in memory; while the program is
unlocked, other software of the same user can read what the nurse can read; and somebody who kept an old key file with
a passphrase of then can still open a database (or a backup) with that key. Full-disk encryption stays required.
"""

from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.operations import (
    add_user,
    belongs_together,
    bind,
    change_passphrase,
    check_key,
    create,
    database_of,
    foreign_error,
    is_bound,
    remove_user,
    renew_recovery,
    set_passphrase,
    unlock,
    unlock_with_recovery,
    users,
)
from ks_desktop.security.vault.passphrase import Strength, check_passphrase, strength
from ks_desktop.security.vault.recovery import groups, same_group
from ks_desktop.security.vault.slots import STANDARD_COST, Cost
from ks_desktop.security.vault.tries import seconds_to_wait

__all__ = [
    "STANDARD_COST",
    "Cost",
    "Key",
    "Strength",
    "add_user",
    "belongs_together",
    "bind",
    "change_passphrase",
    "check_key",
    "check_passphrase",
    "create",
    "database_of",
    "foreign_error",
    "groups",
    "is_bound",
    "remove_user",
    "renew_recovery",
    "same_group",
    "seconds_to_wait",
    "set_passphrase",
    "strength",
    "unlock",
    "unlock_with_recovery",
    "users",
]
