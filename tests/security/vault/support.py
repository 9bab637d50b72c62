"""What the vault's tests share: cheap slots and a folder with two users."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from ks_desktop.security.vault import Cost, Key, add_user, create, recovery
from ks_desktop.security.vault.contents import KeyFile, mac_of, spelt
from ks_desktop.security.vault.making import recovery_holder, user_holder
from ks_desktop.security.vault.slots import wrap

CHEAP: Final = Cost(passes=1, memory_kib=8 * 1024, lanes=1)
SENTENCE: Final = "een zin van vier woorden"
OTHER_SENTENCE: Final = "zeven fietsen in de regen"


def make_vault(folder: Path) -> tuple[Key, str]:
    """Return the key and recovery code of a new key file for nurse `proef`."""
    return create(folder, "proef", SENTENCE, cost=CHEAP)


def make_vault_for_two(folder: Path) -> Key:
    """Return the key of a new key file for `proef` and `tweede`."""
    key, _code = make_vault(folder)
    add_user(folder, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    return key


def make_old_vault(folder: Path, *names: str) -> tuple[Key, str]:
    """Write a key file as the first format was: each slot wraps the database key itself."""
    key, secret = Key.random(), recovery.new_secret()
    key.restricted = None
    holders = [user_holder(name, sentence) for name, sentence in zip(names, (SENTENCE, OTHER_SENTENCE), strict=False)]
    slots = tuple(
        wrap(key.material, holder, database_id=key.database_id, cost=CHEAP)
        for holder in (*holders, recovery_holder(secret))
    )
    file = KeyFile(database_id=key.database_id, slots=slots, format=1)
    content = spelt(replace(file, mac=mac_of(file, key)))
    for name in ("huisbezoek.sleutel", "huisbezoek.sleutel.bak"):
        (folder / name).write_bytes(content)
    return key, recovery.encode(secret)
