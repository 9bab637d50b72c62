from collections.abc import Iterator
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.house import House
from ks_desktop.records.domain import Light
from ks_desktop.records.service import Backups, verify_file
from ks_desktop.security.audit import head
from ks_desktop.security.domain import AuditEvent
from tests.houses import SENTENCE
from tests.records.support import Hand, change, folder_with_backup, opened


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def house(tmp_path: Path, hand: Hand) -> Iterator[House]:
    folder, _backup = folder_with_backup(tmp_path)
    house = opened(folder, hand.clock)
    yield house
    house.close()


@pytest.fixture
def backups(house: House) -> Backups:
    return house.backups


def test_by_the_hour_when_something_was_saved(house: House, hand: Hand, backups: Backups) -> None:
    actor = house.actor
    assert not backups.is_due(actor=actor, closing=True), "logging in is no change"
    hand.move(hours=2)
    assert backups.keep_up(actor=actor) is None
    change(house)
    made = backups.keep_up(actor=actor)
    assert made is not None
    assert made.copy.manifest is not None
    assert made.copy.manifest.made_at == hand.moment
    assert sum(made.copy.manifest.tables.values()) > 0
    tested = backups.state(actor=actor).tested
    assert tested is not None
    assert tested.name == made.copy.path.name
    change(house, "Mw. Nog Anders")
    assert backups.keep_up(actor=actor) is None, "an hour has not passed"
    assert backups.is_due(actor=actor, closing=True)
    hand.move(days=-4000)
    assert backups.is_due(actor=actor), "a clock set back stops nothing"
    assert backups.copies(actor=actor)[0].path == made.copy.path
    with house.database.reading(actor) as reading:
        assert head(reading.session)[0] > made.copy.manifest.head.seq


def test_it_is_logged_and_nothing_unfinished_lies_about(house: House, backups: Backups) -> None:
    (backups.folder / ".ks-backup-dood.deel").write_bytes(b"half")
    made = backups.make(actor=house.actor)
    assert made is not None
    assert {path.suffix for path in backups.folder.iterdir()} == {".db", ".sleutel", ".json"}
    assert not list(backups.folder.glob(".ks-*"))
    with house.database.writer.begin() as connection:
        events = connection.exec_driver_sql("SELECT event FROM audit").scalars().all()
    assert AuditEvent.BACKUP_MADE in events


def test_stopped_leaves_no_trace(house: House, backups: Backups) -> None:
    before = sorted(backups.folder.iterdir())
    assert backups.make(actor=house.actor, is_stopped=lambda: True) is None
    assert sorted(backups.folder.iterdir()) == before
    backups.stop()
    assert backups.make(actor=house.actor) is None, "closing"


def test_the_second_folder(tmp_path: Path, house: House, backups: Backups) -> None:
    actor, stick = house.actor, tmp_path / "stick"
    stick.mkdir()
    (stick / "huisbezoek-vreemd.db").write_bytes(b"somebody else's")
    backups.save_folder(f" {stick} ", "3", actor=actor)
    assert house.settings.read(actor=actor).backup_months == 3
    made = backups.make(actor=actor)
    assert made is not None
    assert made.second is not None
    assert made.second.path.read_bytes() == made.copy.path.read_bytes()
    assert backups.check(made.second.path, actor=actor).manifest == made.copy.manifest
    stick.rename(tmp_path / "uitgetrokken")
    without = backups.make(actor=actor)
    assert without is not None
    assert without.second is None
    assert "USB-stick" in without.problem
    state = backups.state(actor=actor)
    assert state.light is Light.FAILED
    assert "USB-stick" in state.sentences()[0]
    backups.save_folder("", "3", actor=actor)
    backups.make(actor=actor)
    assert backups.state(actor=actor).failed is None


@pytest.mark.parametrize("typed", ["nergens/heen", "/nergens/heen"])
def test_a_second_folder_that_is_not_there_is_refused(house: House, backups: Backups, typed: str) -> None:
    with pytest.raises(UserError) as caught:
        backups.save_folder(typed, "24", actor=house.actor)
    assert caught.value.field == "backup_folder"
    with pytest.raises(UserError, match="backup_folder"):
        backups.save_folder(str(backups.folder), "24", actor=house.actor)


def test_a_test_says_what_is_wrong_and_the_light_too(house: House, backups: Backups) -> None:
    actor = house.actor
    newest = backups.copies(actor=actor)[0].path
    good = backups.test(actor=actor)
    assert not good.problem
    assert backups.state(actor=actor).light is Light.GOOD
    spoilt = bytearray(newest.read_bytes())
    spoilt[len(spoilt) // 2] ^= 4
    newest.write_bytes(spoilt)
    assert "beschadigd" in backups.test(actor=actor).problem
    assert backups.state(actor=actor).light is Light.FAILED
    newest.unlink()
    with pytest.raises(UserError, match="no_backup"):
        backups.test(actor=actor)


def test_old_ones_go_and_those_of_another_database_stay(house: House, hand: Hand, backups: Backups) -> None:
    actor = house.actor
    old = backups.copies(actor=actor)[0].path
    foreign = old.with_name("huisbezoek-2020-01-01-000000.db")
    foreign.write_bytes(old.read_bytes())
    foreign.with_suffix(".sleutel").write_bytes(b"x")
    own_id = str(backups.copies(actor=actor)[0].manifest.database_id)  # type: ignore[union-attr]
    note = old.with_suffix(".json").read_text().replace(own_id, "00000000-0000-7000-8000-000000000000")
    foreign.with_suffix(".json").write_text(note)
    hand.move(minutes=1)
    made = backups.make(actor=actor)
    assert made is not None
    assert made.removed == 1, "the other one of this hour"
    assert not old.exists()
    assert foreign.exists()
    assert [copy.path for copy in backups.copies(actor=actor)] == [made.copy.path]


def test_a_disk_that_takes_nothing_is_said_and_remembered(house: House, backups: Backups) -> None:
    backups.folder.rename(backups.folder.with_name("weg"))
    backups.folder.write_bytes(b"a file in the way")
    with pytest.raises(StorageError):
        backups.make(actor=house.actor)
    assert backups.state(actor=house.actor).light is Light.FAILED
    change(house, "Mw. Werkt Door")


def test_a_file_is_verified_with_its_passphrase_alone(tmp_path: Path, house: House) -> None:
    backup = house.backups.copies(actor=house.actor)[0].path
    found = verify_file(backup, None, SENTENCE, clock=house.clock)
    assert found.manifest is not None
    assert found.contents.tables == found.manifest.tables
    with pytest.raises(UserError, match="wrong_passphrase"):
        verify_file(backup, None, "een heel andere zin", clock=house.clock)
    with pytest.raises(StorageError) as caught:
        verify_file(tmp_path / "geen.db", None, SENTENCE, clock=house.clock)
    assert caught.value.problem is StorageProblem.MISSING
