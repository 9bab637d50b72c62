"""Opening a house, in the worker: only here are its libraries imported, half a second that nobody waits for."""

import gc
import importlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, RESTORE_MARK

if TYPE_CHECKING:
    from ks_desktop.house import House
    from ks_desktop.security.domain import User


_PAGES: Final = (
    "today.page",
    "referrals.page",
    "casefile.page",
    "visits.page",
    "letters.page",
    "coalition.page",
    "administration.page.settings",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An opened house with what the window must know before it shows a page.

    Attributes:
        has_sheet: She showed that she has the recovery sheet that counts now.
        recovery_code: A renewed code, when the first run was broken off before she had the sheet; else empty.
    """

    house: "House"
    user: "User"
    lock_after_minutes: int
    has_sheet: bool
    recovery_code: str = field(default="", repr=False)

    @property
    def is_unfinished(self) -> bool:
        """Tell whether the first run was broken off before she said who she is."""
        return not self.user.job_title

    def close(self) -> None:
        """Close the house, and forget what was compiled for it: a statement keeps the values it first got."""
        from ks_desktop.core.dialect import forget_statements

        self.house.close()
        forget_statements()


def is_new(folder: Path) -> bool:
    """Tell, without importing anything, whether the folder has no database yet."""
    return not any((folder / name).exists() for name in (DATABASE_NAME, KEY_FILE_NAME, RESTORE_MARK))


def warm_up(folder: Path) -> tuple[str, ...] | None:
    """Import what the pages need while she types, and return the login names; None when making it was broken off."""
    from ks_desktop import house
    from ks_desktop.security import vault

    if house.is_new(folder):
        return None
    house.settle_restore(folder)
    names = vault.users(folder)
    import ks_desktop.window  # noqa: F401

    return names


def load_pages() -> None:
    """Import the pages while she types her passphrase, so that none of them is slow the first time she opens it.

    What is there then stays for good: kept out of what is looked through for garbage, or each such look would hold up
    the window for a fifth of a second. Nothing of hers has been read yet.
    """
    for page in _PAGES:
        importlib.import_module(f"ks_desktop.{page}")
    if not gc.get_freeze_count():
        gc.freeze()


def look(house: "House") -> Opened:
    """Return an open house with its user and her time of locking."""
    user = house.users.get(house.actor, actor=house.actor)
    settings = house.settings.read(actor=house.actor)
    return Opened(
        house=house,
        user=user,
        lock_after_minutes=settings.lock_after_minutes,
        has_sheet=settings.recovery_proved == "yes",
    )


def unlock(folder: Path, name: str, passphrase: str, clock: Clock) -> Opened:
    """Open a house with a passphrase; an empty name means the only user.

    Where the first run was broken off before she had the recovery sheet, there is a new code: the first one is kept
    nowhere.
    """
    from ks_desktop import house

    opened = look(house.open_house(folder, name or None, passphrase, clock=clock))
    if opened.has_sheet or not opened.is_unfinished:
        return opened
    try:
        code = opened.house.administration.renew_recovery(passphrase, actor=opened.house.actor)
    except KsError:
        opened.house.close()
        raise
    return replace(opened, recovery_code=code)


def recover(folder: Path, name: str, code: str, passphrase: str, clock: Clock) -> Opened:
    """Open a house with the code of the recovery sheet; from now on she uses this passphrase."""
    from ks_desktop import house

    recovered = house.recover(folder, name or None, code, passphrase, clock=clock)
    recovered.administration.confirm_recovery(actor=recovered.actor)  # who types the code has the sheet
    return look(recovered)


def create(folder: Path, name: str, passphrase: str, clock: Clock) -> tuple[Opened, str]:
    """Make a new data folder, and return its house and the recovery code."""
    from ks_desktop import house

    made, code = house.create(folder, name, passphrase, clock=clock)
    return look(made), code


def practice(clock: Clock) -> Opened:
    """Open practice mode."""
    from ks_desktop import house

    return look(house.practice(clock=clock))


def check(folder: Path, name: str, passphrase: str, clock: Clock) -> str:
    """Return the login name of whoever knows the passphrase; nothing is opened."""
    from ks_desktop.security import vault

    key = vault.unlock(folder, name or None, passphrase, clock=clock)
    key.wipe()
    return key.user_name
