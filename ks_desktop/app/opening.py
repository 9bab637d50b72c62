"""Opening a house, in the worker: only here are its libraries imported, half a second that nobody waits for."""

import gc
import importlib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import KsError, StorageError
from ks_desktop.core.folders import check_can_be
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, RESTORE_MARK

if TYPE_CHECKING:
    from ks_desktop.house import House, WayOut
    from ks_desktop.security.domain import User
    from ks_desktop.security.quick import QuickUnlock


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
        works_alone: Nobody else can log in: she made the folder.
        recovery_code: A renewed code, when the first run was broken off before she had the sheet; else empty.
    """

    house: "House"
    user: "User"
    lock_after_minutes: int
    has_sheet: bool
    recovery_code: str = field(default="", repr=False)
    works_alone: bool = True

    @property
    def is_unfinished(self) -> bool:
        """Tell whether the first run was broken off before she said who she is; who comes later has none."""
        return self.works_alone and not self.user.job_title

    def close(self) -> None:
        """Close the house, and forget what was compiled for it: a statement keeps the values it first got."""
        from ks_desktop.core.dialect import forget_statements

        self.house.close()
        forget_statements()


def is_new(folder: Path) -> bool:
    """Tell, without importing anything, whether the folder has no database yet; what is wrong with it comes later."""
    try:
        check_can_be(folder)
        return not any((folder / name).exists() for name in (DATABASE_NAME, KEY_FILE_NAME, RESTORE_MARK))
    except OSError:
        return False


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
    from ks_desktop.security import vault

    user = house.users.get(house.actor, actor=house.actor)
    settings = house.settings.read(actor=house.actor)
    return Opened(
        house=house,
        user=user,
        lock_after_minutes=settings.lock_after_minutes,
        has_sheet=settings.recovery_proved == "yes",
        works_alone=house.is_practice or len(vault.users(house.folder)) == 1,
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


def unlock_with_pin(folder: Path, quick: "QuickUnlock", pin: str, clock: Clock) -> Opened:
    """Open a house with the PIN that was set since the program started."""
    from ks_desktop import house

    return look(house.open_with(folder, quick.open(pin, folder), clock=clock))


def change_and_unlock(folder: Path, name: str, old: str, new: str, clock: Clock) -> Opened:
    """Put a passphrase of her own in the place of the one she was given, and open the house with it."""
    from ks_desktop import house

    return look(house.open_house(folder, name or None, old, clock=clock, new_passphrase=new))


def recover(folder: Path, name: str, code: str, passphrase: str, clock: Clock) -> Opened:
    """Open a house with the code of the recovery sheet; from now on she uses this passphrase."""
    from ks_desktop import house

    return look(house.recover(folder, name or None, code, passphrase, clock=clock))


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


def check_pin(folder: Path, quick: "QuickUnlock", pin: str) -> str:
    """Return the login name of whose PIN this is; nothing is opened."""
    key = quick.open(pin, folder)
    key.wipe()
    return key.user_name


def ways_out(folder: Path, error: StorageError) -> "WayOut":
    """Return what can be done about a database that does not open."""
    from ks_desktop import house

    return house.ways_out(folder, error)


def look_only(folder: Path, name: str, passphrase: str, clock: Clock) -> Opened:
    """Open a copy of what can be read, in which nothing can be saved."""
    from ks_desktop import house

    return look(house.open_damaged(folder, name or None, passphrase, clock=clock))


def go_on(folder: Path, name: str, passphrase: str, clock: Clock) -> Opened:
    """Open a database of which she knows that something is missing."""
    from ks_desktop import house

    return look(house.open_house(folder, name or None, passphrase, clock=clock, goes_on=True))


def restore_newest(folder: Path, name: str, passphrase: str, clock: Clock) -> Opened:
    """Put the newest good backup back and open it."""
    from ks_desktop import house

    return look(house.restore_newest(folder, name or None, passphrase, process="window", clock=clock)[0])


def restore_file(file: Path, folder: Path, name: str, passphrase: str, clock: Clock) -> Opened:
    """Put a backup of her choice back and open it."""
    from ks_desktop import house

    return look(house.restore(folder, file, name or None, passphrase, process="window", clock=clock)[0])
