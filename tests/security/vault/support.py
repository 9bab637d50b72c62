"""What the vault's tests share: cheap slots and a folder with two users."""

from pathlib import Path
from typing import Final

from ks_desktop.security.vault import Cost, Key, add_user, create

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
