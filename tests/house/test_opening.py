import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem, UserError, WrongPassphraseError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, LOCK_NAME
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.store import AuditRow
from tests.keys import CHEAP, PASSPHRASE


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Path:
    """A data folder with one user, closed."""
    folder = tmp_path / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    house.close()
    return folder


def opened(folder: Path, clock: Clock) -> House:
    return houses.open_house(folder, None, PASSPHRASE, clock=clock)


def test_a_new_folder_is_entered_and_opens_again_with_everything_in_it(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "nieuw"
    assert houses.is_new(folder)
    house, code = houses.create(folder, "noor", PASSPHRASE, full_name="Noor Proef", clock=clock, cost=CHEAP)
    house.coalition.serve(["Utrecht"], actor=house.actor)
    house.close()
    assert not houses.is_new(folder)
    again = opened(folder, clock)
    assert again.users.get(again.actor, actor=again.actor).full_name == "Noor Proef"
    with again.database.reading(again.actor) as reading:
        assert again.coalition.served(reading=reading) == ("GM0344",)
    again.close()
    recovered = houses.recover(folder, None, code, "zes zeven acht negen tien", clock=clock, cost=CHEAP)
    assert recovered.actor == house.actor
    recovered.close()
    with pytest.raises(WrongPassphraseError):
        opened(folder, clock)


def test_a_name_that_no_letter_can_show_is_refused_before_anything_is_made(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "nieuw"
    with pytest.raises(UserError) as refused:
        houses.create(folder, "anna", PASSPHRASE, full_name="Anna 🌹", clock=clock, cost=CHEAP)
    assert (refused.value.field, refused.value.code) == ("full_name", "glyph")
    assert "🌹" in refused.value.text()
    assert not folder.exists()


def test_a_folder_with_a_database_is_never_made_anew(folder: Path, clock: Clock) -> None:
    before = (folder / DATABASE_NAME).read_bytes()
    with pytest.raises(UserError) as refused:
        houses.create(folder, "ander", PASSPHRASE, clock=clock, cost=CHEAP)
    assert refused.value.code == "exists"
    assert (folder / DATABASE_NAME).read_bytes() == before


def test_a_folder_whose_making_was_broken_off_can_be_made_again(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "half"
    vault.create(folder, "noor", PASSPHRASE, cost=CHEAP)  # then the power went
    (folder / DATABASE_NAME).write_bytes(b"half")
    (folder / "huisbezoek.begin").touch()
    assert houses.is_new(folder)
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    house.close()
    assert not houses.is_new(folder)
    opened(folder, clock).close()


def test_a_mark_beside_a_finished_database_takes_nothing_away(folder: Path, clock: Clock) -> None:
    (folder / "huisbezoek.begin").touch()
    assert not houses.is_new(folder)
    with pytest.raises(UserError):
        houses.create(folder, "ander", PASSPHRASE, clock=clock, cost=CHEAP)
    opened(folder, clock).close()


def test_a_folder_that_was_there_becomes_its_owners_alone(tmp_path: Path, clock: Clock) -> None:
    tmp_path.chmod(0o777)
    house, _code = houses.create(tmp_path, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    house.close()
    assert tmp_path.stat().st_mode & 0o077 == 0


def test_a_key_file_that_came_from_its_copy_is_a_finding(folder: Path, clock: Clock) -> None:
    (folder / KEY_FILE_NAME).write_bytes(b"")
    house = opened(folder, clock)
    assert len(house.verify()) == 1
    house.close()
    house = opened(folder, clock)
    assert house.verify() == []
    house.close()


def test_a_making_that_fails_lets_go_of_the_folder(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(UserError):
        houses.create(tmp_path / "x", "noor", "kort", clock=clock, cost=CHEAP)
    house, _code = houses.create(tmp_path / "x", "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    house.close()


def test_a_second_program_is_told_and_the_first_goes_on(folder: Path, clock: Clock) -> None:
    house = opened(folder, clock)
    with pytest.raises(StorageError) as refused:
        opened(folder, clock)
    assert refused.value.problem is StorageProblem.IN_USE
    house.settings.change({"visit_minutes": "75"}, actor=house.actor)
    house.close()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", StorageProblem.EMPTY),
        (b"SQLite format 3\0" + bytes(4096), StorageProblem.NOT_ENCRYPTED),
        (b"\x07" * 8192, StorageProblem.FOREIGN),
    ],
)
def test_a_bad_database_file_is_named_and_left_as_it_is(
    folder: Path, clock: Clock, content: bytes, problem: StorageProblem
) -> None:
    for rest in folder.glob(f"{DATABASE_NAME}-*"):
        rest.unlink()
    (folder / DATABASE_NAME).write_bytes(content)
    with pytest.raises(StorageError) as refused:
        opened(folder, clock)
    assert refused.value.problem is problem
    assert refused.value.text()
    assert (folder / DATABASE_NAME).read_bytes() == content


def test_a_damaged_database_file_is_named(folder: Path, clock: Clock) -> None:
    content = bytearray((folder / DATABASE_NAME).read_bytes())
    content[100:200] = bytes(100)
    (folder / DATABASE_NAME).write_bytes(content)
    with pytest.raises(StorageError) as refused:
        opened(folder, clock)
    assert refused.value.problem is StorageProblem.DAMAGED


def test_a_database_that_is_gone_is_missing_not_new(folder: Path, clock: Clock) -> None:
    (folder / DATABASE_NAME).unlink()
    assert not houses.is_new(folder)
    with pytest.raises(StorageError) as refused:
        opened(folder, clock)
    assert refused.value.problem is StorageProblem.MISSING


def test_the_key_file_of_another_database_is_named(folder: Path, tmp_path: Path, clock: Clock) -> None:
    other = tmp_path / "ander"
    house, _code = houses.create(other, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    house.close()
    for name in (KEY_FILE_NAME, f"{KEY_FILE_NAME}.bak"):
        shutil.copyfile(other / name, folder / name)
    with pytest.raises(StorageError) as refused:
        opened(folder, clock)
    assert refused.value.problem is StorageProblem.FOREIGN


def test_nothing_readable_lies_in_the_folder(folder: Path, clock: Clock) -> None:
    house = opened(folder, clock)
    house.settings.change({"organisation": "JGZ Vindbaar"}, actor=house.actor)
    house.close()
    for file in folder.iterdir():
        if file.name != LOCK_NAME:
            assert b"Vindbaar" not in file.read_bytes()
            assert file.stat().st_mode & 0o077 == 0


def test_wrong_tries_are_logged_once_somebody_is_in(folder: Path, clock: Clock) -> None:
    for _try in range(2):
        with pytest.raises(WrongPassphraseError):
            houses.open_house(folder, None, "iets heel anders dan dit", clock=clock)
    house = opened(folder, clock)
    with house.database.reading(house.actor) as reading:
        failed = reading.session.scalars(sa.select(AuditRow).where(AuditRow.event == "login_failed")).all()
    house.close()
    assert [(line.columns, line.outcome.value) for line in failed] == [("2", "refused")]
