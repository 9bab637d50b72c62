"""The key file: who may open the database, each with a slot of her own, and one for the recovery sheet.

A passphrase gives the private half of its holder's key pair; the database key, and for who may read restricted notes a
second key, are sealed to the public half. So both can be renewed and given to everybody without their passphrases. User
names stand in the clear in the key file (they are login words, needed before anything can be opened); nothing else
about anybody does.

What this does not do: Python cannot promise that no copy of a passphrase or key stays in memory; while the program is
unlocked, other software of the same user can read what the nurse can read; and somebody who kept an old key file with
a passphrase of then can still open a database (or a backup) of that time. Full-disk encryption stays required.
"""

from ks_desktop.security.vault.boxes import Purpose
from ks_desktop.security.vault.keys import Key
from ks_desktop.security.vault.opening import (
    belongs_together,
    check_key,
    database_of,
    foreign_error,
    generation_beside,
    generation_of,
    is_bound,
    is_older,
    older_error,
    unlock,
    unlock_with_recovery,
    users,
)
from ks_desktop.security.vault.operations import (
    add_user,
    bind,
    change_passphrase,
    check_name,
    create,
    recover,
    remove_user,
    renew_recovery,
    set_passphrase,
)
from ks_desktop.security.vault.passphrase import Strength, check_passphrase, strength
from ks_desktop.security.vault.recovery import groups, same_group
from ks_desktop.security.vault.renewing import (
    SlotState,
    VaultState,
    begin_rekey,
    finish_rekey,
    make_restricted,
    may_restricted,
    set_restricted,
    state_of,
)
from ks_desktop.security.vault.slots import STANDARD_COST, Cost, stretched
from ks_desktop.security.vault.tries import seconds_to_wait

__all__ = [
    "STANDARD_COST",
    "Cost",
    "Key",
    "Purpose",
    "SlotState",
    "Strength",
    "VaultState",
    "add_user",
    "begin_rekey",
    "belongs_together",
    "bind",
    "change_passphrase",
    "check_key",
    "check_name",
    "check_passphrase",
    "create",
    "database_of",
    "finish_rekey",
    "foreign_error",
    "generation_beside",
    "generation_of",
    "groups",
    "is_bound",
    "is_older",
    "make_restricted",
    "may_restricted",
    "older_error",
    "recover",
    "remove_user",
    "renew_recovery",
    "same_group",
    "seconds_to_wait",
    "set_passphrase",
    "set_restricted",
    "state_of",
    "strength",
    "stretched",
    "unlock",
    "unlock_with_recovery",
    "users",
]
