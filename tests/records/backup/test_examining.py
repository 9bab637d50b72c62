import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.house import House
from ks_desktop.records.backup.folders import copies_in
from tests.houses import TODAY, new_house
from tests.records.support import folder_with_backup, opened


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder, _backup = folder_with_backup(tmp_path_factory.mktemp("huis"))
    house = opened(folder)
    yield house
    house.close()


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    return folder_with_backup(tmp_path)[1]


def _flip(path: Path, place: float) -> None:
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(content)


def _longer(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"\0")


def _say_otherwise(path: Path) -> None:
    note = path.with_suffix(".json")
    note.write_text(note.read_text().replace('"audit": ', '"audit": 1'))


SPOILT: dict[str, tuple[Callable[[Path], object], StorageProblem, str]] = {
    "flipped": (lambda path: _flip(path, 0.7), StorageProblem.DAMAGED, "niet meer wat er gemaakt is"),
    "half": (lambda path: path.write_bytes(path.read_bytes()[:9999]), StorageProblem.DAMAGED, "9999 van"),
    "longer": (_longer, StorageProblem.DAMAGED, "langer"),
    "empty": (lambda path: path.write_bytes(b""), StorageProblem.EMPTY, "leeg"),
    "gone": (Path.unlink, StorageProblem.MISSING, "geen back-up"),
    "no key": (lambda path: path.with_suffix(".sleutel").unlink(), StorageProblem.MISSING, ".sleutel"),
    "flipped key": (lambda path: _flip(path.with_suffix(".sleutel"), 0.5), StorageProblem.FOREIGN, "van toen"),
    "otherwise": (_say_otherwise, StorageProblem.DAMAGED, "niet wat erbij"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_wrong_with_a_backup_is_named(house: House, backup: Path, how: str) -> None:
    spoil, problem, words = SPOILT[how]
    spoil(backup)
    with pytest.raises(StorageError) as caught:
        house.backups.check(backup, actor=house.actor)
    assert caught.value.problem is problem
    assert words in caught.value.text()


def test_without_a_note_the_file_itself_is_tried(house: House, backup: Path) -> None:
    backup.with_suffix(".json").unlink()
    found = house.backups.check(backup, actor=house.actor)
    assert found.manifest is None
    assert found.contents.tables["app_user"] == 1
    _flip(backup, 0.7)
    with pytest.raises(StorageError) as caught:
        house.backups.check(backup, actor=house.actor)
    assert caught.value.problem is StorageProblem.DAMAGED
    backup.write_bytes(backup.read_bytes()[: 4096 * 40])
    with pytest.raises(StorageError) as caught:
        house.backups.check(backup, actor=house.actor)
    assert caught.value.problem is StorageProblem.DAMAGED


def test_a_newer_program_and_another_database_are_named(tmp_path: Path, house: House, backup: Path) -> None:
    other, _code = new_house(tmp_path / "ander", fixed_clock(TODAY))  # a clock of its own: another database
    with other.database.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version=999")
    made = other.backups
    with pytest.raises(StorageError):
        made.make(actor=other.actor)  # what this program does not know it does not vouch for
    other.close()
    with pytest.raises(StorageError) as caught:
        house.backups.check(other.database.path, actor=house.actor)
    assert caught.value.problem is StorageProblem.FOREIGN
    shutil.copy(backup.with_suffix(".sleutel"), other.database.path.with_suffix(".sleutel"))
    with pytest.raises(StorageError) as caught:
        house.backups.check(other.database.path, actor=house.actor)
    assert caught.value.problem is StorageProblem.FOREIGN, "the key file of another"
    newer = house.database.same_key(backup)
    with newer.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version=999")
    newer.close()
    backup.with_suffix(".json").unlink()
    with pytest.raises(StorageError) as caught:
        house.backups.check(backup, actor=house.actor)
    assert caught.value.problem is StorageProblem.TOO_NEW


def test_looking_changes_nothing(house: House, backup: Path) -> None:
    before = {path: path.read_bytes() for path in backup.parent.iterdir()}
    house.backups.check(backup, actor=house.actor)
    assert {path: path.read_bytes() for path in backup.parent.iterdir()} == before
    assert [copy.path for copy in copies_in(backup.parent)] == [backup]
