"""Each bad file, folder and disk through the door everybody comes in by: a sentence that helps, and nothing changed."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.core import folders
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import KsError, StorageError, StorageProblem
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME
from ks_desktop.house import House
from ks_desktop.migrations import SCHEMA
from ks_desktop.security import vault
from tests.keys import CHEAP, PASSPHRASE

# What the program may write beside the data when it looks: who holds the folder, and how often was tried.
_BESIDE = {"huisbezoek.slot", f"{KEY_FILE_NAME}.pogingen", f"{KEY_FILE_NAME}.bak", "techniek.log"}


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two data folders of two databases, closed; the first has a backup."""
    made = []
    for name in ("ene", "andere"):
        house, _code = houses.create(tmp_path_factory.mktemp(name) / "gegevens", "noor", PASSPHRASE, cost=CHEAP)
        house.coalition.serve(["Utrecht"], actor=house.actor)
        house.backups.make(actor=house.actor)
        house.close()
        made.append(house.folder)
    return made[0], made[1]


@pytest.fixture
def folder(two: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the first."""
    return Path(shutil.copytree(two[0], tmp_path / "gegevens"))


def opened(folder: Path) -> House:
    return houses.open_house(folder, None, PASSPHRASE)


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in _BESIDE)
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files}
    return {name: said for name, said in found.items() if not name.endswith("-shm") and (said or "-wal" not in name)}


def other_key_file(folder: Path, other: Path) -> None:
    shutil.copyfile(other / KEY_FILE_NAME, folder / KEY_FILE_NAME)
    shutil.copyfile(other / KEY_FILE_NAME, folder / f"{KEY_FILE_NAME}.bak")


def no_key_file(folder: Path, _other: Path) -> None:
    for path in folder.glob(f"{KEY_FILE_NAME}*"):
        path.unlink()


def rubbish_for_a_key(folder: Path, _other: Path) -> None:
    for path in folder.glob(f"{KEY_FILE_NAME}*"):
        path.write_bytes(b"\x00\xff not a key file")


def newer_program(folder: Path, _other: Path) -> None:
    key = vault.unlock(folder, None, PASSPHRASE)
    database = Database(folder / DATABASE_NAME, key.material)
    with database.writer.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA + 1}")
    database.close()


def other_database(folder: Path, other: Path) -> None:
    shutil.copyfile(other / DATABASE_NAME, folder / DATABASE_NAME)


def half_a_database(folder: Path, _other: Path) -> None:
    path = folder / DATABASE_NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // 4096 * 4096 + 100])


def a_folder_for_a_database(folder: Path, _other: Path) -> None:
    (folder / DATABASE_NAME).unlink()
    (folder / DATABASE_NAME).mkdir()


@pytest.mark.parametrize(
    ("spoil", "problems"),
    [
        (other_key_file, {StorageProblem.FOREIGN}),
        (other_database, {StorageProblem.FOREIGN}),
        (no_key_file, {StorageProblem.MISSING}),
        (rubbish_for_a_key, {StorageProblem.DAMAGED}),
        (newer_program, {StorageProblem.TOO_NEW}),
        (half_a_database, {StorageProblem.DAMAGED, StorageProblem.ROLLED_BACK}),
        (a_folder_for_a_database, {StorageProblem.MISSING}),
    ],
)
def test_a_bad_file_is_a_sentence_and_nothing_changes_on_the_disk(
    folder: Path, two: tuple[Path, Path], spoil: Callable[[Path, Path], None], problems: set[StorageProblem]
) -> None:
    spoil(folder, two[1])
    before = content(folder)
    with pytest.raises(StorageError) as refused:
        opened(folder)
    assert refused.value.problem in problems
    assert refused.value.text() != refused.value.message  # Dutch
    assert content(folder) == before


def test_a_backup_that_was_copied_in_part_is_never_put_back(folder: Path) -> None:
    (backup,) = (folder / "backups").glob("*.db")
    backup.write_bytes(backup.read_bytes()[:50_000])
    before = content(folder)
    with pytest.raises(StorageError) as refused:
        houses.restore(folder, backup, None, PASSPHRASE)
    assert refused.value.problem is StorageProblem.DAMAGED
    assert content(folder) == before
    opened(folder).close()


@pytest.mark.parametrize("year", [2016, 2036])
def test_a_clock_ten_years_off_is_named_and_nothing_goes(folder: Path, year: int) -> None:
    wrong = Clock(lambda: datetime(year, 11, 22, 9, tzinfo=UTC))
    house = houses.open_house(folder, None, PASSPHRASE, clock=wrong)
    assert any(str(year) in notice for notice in house.notices)
    backups = sorted(path.name for path in house.backups.folder.glob("*.db"))
    house.retention.sweep(actor=house.actor)
    assert sorted(path.name for path in house.backups.folder.glob("*.db")) == backups
    assert house.verify() == []
    house.close()
    again = opened(folder)  # the clock is right again: what was written meanwhile stands in its order
    assert again.verify() == []
    again.close()


def test_a_stick_that_is_pulled_out_is_said_at_the_next_save_and_nothing_else_breaks(folder: Path) -> None:
    house = opened(folder)
    away = folder.rename(folder.with_name("weg"))
    with pytest.raises(StorageError) as refused:
        house.coalition.serve(["Zeist"], actor=house.actor)
    assert refused.value.problem is StorageProblem.MISSING
    away.rename(folder)
    house.coalition.serve(["Zeist"], actor=house.actor)
    folder.rename(away)
    house.close()  # while it is gone
    away.rename(folder)
    again = opened(folder)
    with again.database.reading(again.actor) as reading:
        assert "GM0355" in again.coalition.served(reading=reading)
    again.close()


def test_a_folder_that_is_a_file_too_long_or_gone_is_said_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    for folder, problem in (
        (tmp_path / "bestand", StorageProblem.OTHER),
        (tmp_path / ("lang" * 80), StorageProblem.UNSUITABLE_FOLDER),
        (Path("/media/noor/er-is-geen-stick/gegevens"), StorageProblem.MISSING),
        (tmp_path / "OneDrive - GGD" / "gegevens", StorageProblem.UNSUITABLE_FOLDER),
    ):
        for come_in in (opened, lambda place: houses.create(place, "noor", PASSPHRASE, cost=CHEAP)):
            with pytest.raises(KsError) as refused:
                come_in(folder)
            assert refused.value.code in {problem.value, "missing"}
    assert [path.name for path in tmp_path.iterdir()] == ["bestand"]


def test_data_on_another_computer_is_refused_and_can_be_looked_at(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "on_network", lambda place: place == folder.resolve())
    before = content(folder)
    with pytest.raises(StorageError) as refused:
        opened(folder)
    assert refused.value.problem is StorageProblem.UNSUITABLE_FOLDER
    assert str(folder) in refused.value.text()
    assert content(folder) == before
    house = houses.open_damaged(folder, None, PASSPHRASE)
    assert house.is_read_only
    house.close()


@contextmanager
def _disk(place: Path, size: str) -> Iterator[None]:
    """A small disk of its own, where this computer lets us make one."""
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("this computer lets us make no disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False)


def test_a_disk_that_nobody_may_write_is_said_and_can_be_looked_at(folder: Path, tmp_path: Path) -> None:
    with _disk(tmp_path / "stick", "20m"):
        place = Path(shutil.copytree(folder, tmp_path / "stick" / "gegevens"))
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path / "stick")], check=True)
        with pytest.raises(StorageError) as refused:
            opened(place)
        assert refused.value.problem is StorageProblem.READ_ONLY
        house = houses.open_damaged(place, None, PASSPHRASE)
        with house.database.reading(house.actor) as reading:
            assert house.coalition.served(reading=reading) == ("GM0344",)
        house.close()


def test_a_full_disk_is_said_holds_nothing_and_lets_work_go_on_when_there_is_room(folder: Path, tmp_path: Path) -> None:
    with _disk(tmp_path / "vol", "6m"):
        shutil.rmtree(folder / "backups")
        place = Path(shutil.copytree(folder, tmp_path / "vol" / "gegevens"))
        house = opened(place)
        _fill(tmp_path / "vol" / "ballast")
        with pytest.raises(StorageError) as refused:
            _serve(house, 50)
        assert refused.value.problem is StorageProblem.DISK_FULL
        house.close()
        with pytest.raises(StorageError) as refused:
            opened(place)
        assert refused.value.problem is StorageProblem.DISK_FULL
        (tmp_path / "vol" / "ballast").unlink()
        again = opened(place)
        assert again.notices == []
        assert again.verify() == []
        again.close()


def _serve(house: House, times: int) -> None:
    for number in range(times):
        house.coalition.serve([("Zeist", "Utrecht")[number % 2]], actor=house.actor)


def _fill(path: Path) -> None:
    with path.open("wb", buffering=0) as stream:
        for size in (100_000, 4_096, 100):
            with suppress(OSError):  # full
                while True:
                    stream.write(bytes(size))
