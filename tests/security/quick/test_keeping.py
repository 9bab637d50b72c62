from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.security.quick import TRIES, QuickUnlock, steady_seconds
from ks_desktop.security.vault import Key
from tests.security.vault.support import CHEAP

PIN = "702915"


class Times:
    """A clock on the wall and one that nobody sets, moved by hand."""

    def __init__(self) -> None:
        self.wall = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
        self.steady = 0.0

    def pass_by(self, hours: float) -> None:
        self.wall += timedelta(hours=hours)
        self.steady += hours * 3600


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def quick(times: Times) -> QuickUnlock:
    return QuickUnlock(Clock(lambda: times.wall), steady=lambda: times.steady, cost=CHEAP)


@pytest.fixture
def key() -> Key:
    key = Key.random()
    key.user_name = "proef"
    return key


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / KEY_FILE_NAME).write_bytes(b"as it was")
    return tmp_path


def locked(quick: QuickUnlock, key: Key, folder: Path) -> bytes:
    """Set the PIN, lock, and return what the key was."""
    material = bytes(key.material)
    quick.set(key, PIN)
    quick.hold(key, folder)
    key.wipe()
    return material


def test_the_pin_gives_the_key_back_after_it_was_wiped(quick: QuickUnlock, key: Key, folder: Path) -> None:
    assert key.restricted is not None
    restricted = bytes(key.restricted)
    material = locked(quick, key, folder)
    assert quick.user_name == "proef"
    opened = quick.open(PIN, folder)
    assert opened.restricted is not None
    assert bytes(opened.restricted) == restricted
    assert bytes(opened.material) == material
    assert (opened.user_name, opened.database_id) == ("proef", key.database_id)
    assert quick.is_ready()


def test_the_key_does_not_lie_about_readably(quick: QuickUnlock, key: Key, folder: Path) -> None:
    material = locked(quick, key, folder)
    kept = repr(vars(quick)) + "".join(repr(getattr(quick._kept, name)) for name in quick._kept.__slots__)  # type: ignore[union-attr]  # noqa: SLF001 - what lies in memory
    assert repr(material)[2:-1] not in kept
    assert PIN not in kept


def test_three_wrong_pins_and_it_is_forgotten(quick: QuickUnlock, key: Key, folder: Path) -> None:
    locked(quick, key, folder)
    codes = []
    for _try in range(TRIES + 1):
        with pytest.raises(WrongPassphraseError) as refused:
            quick.open("111222", folder)
        codes.append((refused.value.code, refused.value.field))
    assert codes == [("wrong_pin", "pin"), ("wrong_pin", "pin"), ("pin_over", "passphrase"), ("pin_over", "passphrase")]
    assert not quick.is_ready()
    assert quick.take_wrong_tries() == TRIES
    assert quick.take_wrong_tries() == 0


def test_the_right_pin_gives_three_new_tries(quick: QuickUnlock, key: Key, folder: Path) -> None:
    locked(quick, key, folder)
    for _time in range(2):
        for _try in range(TRIES - 1):
            with pytest.raises(WrongPassphraseError):
                quick.open("111222", folder)
        quick.open(PIN, folder)
    assert quick.take_wrong_tries() == 4


@pytest.mark.parametrize(("hours", "counts"), [(1, 1.0), (4, 4.0), (9, 4.0), (0, 1.0)])
def test_it_ends_after_its_hours(
    quick: QuickUnlock, key: Key, folder: Path, times: Times, hours: int, counts: float
) -> None:
    quick.set(key, PIN, hours=hours)
    quick.hold(key, folder)
    times.pass_by(counts - 0.01)
    assert quick.is_ready()
    times.pass_by(0.01)
    with pytest.raises(WrongPassphraseError) as refused:
        quick.open(PIN, folder)
    assert refused.value.code == "pin_over"


@pytest.mark.parametrize(("wall", "steady"), [(4.0, 0.0), (0.0, 4.0), (-0.1, 0.1)])
def test_sleep_and_a_clock_that_is_set_end_it_too(
    quick: QuickUnlock, key: Key, times: Times, wall: float, steady: float
) -> None:
    quick.set(key, PIN)
    times.wall += timedelta(hours=wall)
    times.steady += steady * 3600
    assert not quick.is_ready()
    assert quick.user_name == ""
    times.wall -= timedelta(hours=wall)
    assert not quick.is_ready()  # once over, over


def test_a_key_file_that_changed_meanwhile_asks_for_the_passphrase(quick: QuickUnlock, key: Key, folder: Path) -> None:
    locked(quick, key, folder)
    (folder / KEY_FILE_NAME).write_bytes(b"somebody left")
    with pytest.raises(WrongPassphraseError) as refused:
        quick.open(PIN, folder)
    assert refused.value.code == "pin_over"
    assert not quick.is_ready()


def test_a_key_that_was_renewed_ends_it_at_the_lock(quick: QuickUnlock, key: Key, folder: Path) -> None:
    quick.set(key, PIN)
    key.renewed(bytes(32))
    quick.hold(key, folder)
    assert not quick.is_ready()


def test_who_may_not_read_restricted_notes_gets_no_key_to_them(quick: QuickUnlock, key: Key, folder: Path) -> None:
    key.forget_restricted()
    locked(quick, key, folder)
    assert quick.open(PIN, folder).restricted is None


def test_without_a_pin_nothing_opens(quick: QuickUnlock, folder: Path) -> None:
    assert not quick.is_ready()
    with pytest.raises(WrongPassphraseError):
        quick.open(PIN, folder)
    with pytest.raises(WrongPassphraseError):
        quick.open("\ud800", folder)


def test_the_steady_clock_goes_forward() -> None:
    assert steady_seconds() <= steady_seconds()
