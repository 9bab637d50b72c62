"""A PIN over a real data folder: set, used, refused, and what the log says of it."""

from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, UserError, WrongPassphraseError
from ks_desktop.core.paths import KEY_FILE_NAME
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.domain import AuditEvent, Outcome
from ks_desktop.security.quick import QuickUnlock
from ks_desktop.security.store import AuditRow
from tests.keys import CHEAP, PASSPHRASE

PIN = "702915"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gegevens"


@pytest.fixture
def house(folder: Path, clock: Clock) -> House:
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    return house


@pytest.fixture
def quick(clock: Clock) -> QuickUnlock:
    return QuickUnlock(clock, steady=lambda: 0.0, cost=CHEAP)


def set_pin(house: House, quick: QuickUnlock) -> None:
    assert house.pins is not None
    house.pins.set(quick, PIN)


def lock(house: House, quick: QuickUnlock) -> None:
    assert house.pins is not None
    house.pins.hold(quick)
    house.close()


def events(house: House) -> list[tuple[str, str, str]]:
    with house.database.reading(house.actor) as reading:
        return [
            (line.event, line.outcome, line.columns)
            for line in reading.session.scalars(sa.select(AuditRow).order_by(AuditRow.seq))
        ]


def test_what_was_closed_opens_with_the_pin_and_the_log_knows(house: House, quick: QuickUnlock, clock: Clock) -> None:
    set_pin(house, quick)
    lock(house, quick)
    with pytest.raises(WrongPassphraseError):
        quick.open("111222", house.folder)
    again = houses.open_with(house.folder, quick.open(PIN, house.folder), clock=clock)
    assert again.actor == house.actor
    assert again.pins is not None
    again.pins.note(quick, used=True)
    logged = events(again)
    assert ("pin_set", Outcome.DONE, "") in logged
    assert logged[-2:] == [("pin_refused", Outcome.REFUSED, "1"), ("pin_used", Outcome.DONE, "")]
    again.close()


def test_where_the_organisation_wants_none_there_is_none(house: House, quick: QuickUnlock) -> None:
    house.settings.change({"quick_unlock": "no"}, actor=house.actor)
    assert house.pins is not None
    assert not house.pins.may_set()
    with pytest.raises(UserError) as refused:
        house.pins.set(quick, PIN)
    assert refused.value.code == "pin_off"
    assert not quick.is_ready()
    house.close()


def test_a_pin_that_cannot_be_logged_is_no_pin(house: House, quick: QuickUnlock) -> None:
    (house.folder / "huisbezoek.db").rename(house.folder / "weg.db")
    with pytest.raises(StorageError):
        set_pin(house, quick)
    assert not quick.is_ready()
    house.close()


def test_whose_slot_is_gone_has_no_way_in(house: House, quick: QuickUnlock, clock: Clock) -> None:
    key = vault.unlock(house.folder, "noor", PASSPHRASE, clock=clock)
    vault.add_user(house.folder, key, "tweede", "zes zeven acht negen tien", cost=CHEAP)
    set_pin(house, quick)
    lock(house, quick)
    vault.remove_user(house.folder, key, "noor")
    quick.hold(key, house.folder)  # even if nobody saw that the key file changed
    kept = quick.open(PIN, house.folder)
    with pytest.raises(WrongPassphraseError) as refused:
        houses.open_with(house.folder, kept, clock=clock)
    assert refused.value.code == "unknown_user"
    with pytest.raises(ValueError, match="wiped"):
        kept.material  # noqa: B018 - asking is the point


def test_another_databases_key_opens_nothing(house: House, quick: QuickUnlock, tmp_path: Path, clock: Clock) -> None:
    set_pin(house, quick)
    lock(house, quick)
    mine = vault.unlock(house.folder, "noor", PASSPHRASE, clock=clock)
    other, _code = houses.create(tmp_path / "ander", "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    other.close()
    for file in (tmp_path / "ander").glob(f"{KEY_FILE_NAME}*"):
        (house.folder / file.name).write_bytes(file.read_bytes())
    quick.hold(mine, house.folder)
    with pytest.raises(StorageError):
        houses.open_with(house.folder, quick.open(PIN, house.folder), clock=clock)


def test_every_word_of_pins_is_an_event() -> None:
    assert {AuditEvent.PIN_SET, AuditEvent.PIN_USED, AuditEvent.PIN_REFUSED} <= set(AuditEvent)
