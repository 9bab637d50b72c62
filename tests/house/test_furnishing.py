import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.core.paths import DATABASE_NAME, MARK_NAME
from ks_desktop.house import House
from ks_desktop.security.store import AuditRow
from tests.keys import CHEAP, PASSPHRASE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that the program left as a power cut leaves it: with its write-ahead log."""
    folder = tmp_path_factory.mktemp("made") / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, cost=CHEAP)
    kept = folder.with_name("gekapt")
    house.database.fold_in()
    shutil.copyfile(house.database.path, folder.with_name("older.db"))
    for town in ("Utrecht", "Almere", "Zeist"):
        house.coalition.serve([town], actor=house.actor)
    shutil.copytree(folder, kept)
    house.close()
    return kept


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test."""
    shutil.copytree(made, tmp_path / "gegevens")
    return tmp_path / "gegevens"


def events(house: House) -> list[str]:
    with house.database.reading(house.actor) as reading:
        return list(reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq)))


def opened(folder: Path, clock: Clock | None = None, *, goes_on: bool = False) -> House:
    return houses.open_house(folder, None, PASSPHRASE, clock=clock, goes_on=goes_on)


def refused(folder: Path) -> StorageError:
    with pytest.raises(StorageError) as raised:
        opened(folder)
    return raised.value


def test_a_folder_as_a_power_cut_leaves_it_opens_without_a_word(folder: Path) -> None:
    house = opened(folder)
    assert house.notices == []
    house.close()
    assert (folder / MARK_NAME).is_file()


def _flip(folder: Path) -> None:
    log = folder / f"{DATABASE_NAME}-wal"
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    log.write_bytes(content)


def test_what_sqlite_drops_without_a_word_stops_the_opening_and_nothing_is_thrown_away(folder: Path) -> None:
    _flip(folder)
    before = (folder / f"{DATABASE_NAME}-wal").read_bytes()
    error = refused(folder)
    assert error.problem is StorageProblem.ROLLED_BACK
    assert error.values["saves"] > 0
    kept = list(folder.glob("gevonden-*/*-wal"))
    assert [path.read_bytes() for path in kept] == [before]
    assert refused(folder).problem is StorageProblem.ROLLED_BACK  # as long as nobody decides
    assert list(folder.glob("gevonden-*/*-wal")) == kept


def test_an_older_file_put_back_is_named_and_she_can_go_on_with_what_is_there(folder: Path, made: Path) -> None:
    (folder / f"{DATABASE_NAME}-wal").unlink()
    shutil.copyfile(made.with_name("older.db"), folder / DATABASE_NAME)
    error = refused(folder)
    assert error.problem is StorageProblem.ROLLED_BACK
    house = opened(folder, goes_on=True)
    assert events(house)[-1] == "rolled_back_found"
    house.close()
    again = opened(folder)
    assert again.notices == []
    again.close()


def test_a_whole_folder_of_before_is_named_by_the_backup_that_holds_more(folder: Path, tmp_path: Path) -> None:
    opened(folder).close()
    before = tmp_path / "eerder"
    shutil.copytree(folder, before)
    house = opened(folder)
    house.coalition.serve(["Urk"], actor=house.actor)
    house.backups.make(actor=house.actor)
    house.close()
    opened(folder).close()  # with its own backup beside it nothing is said
    for path in before.iterdir():
        shutil.copy2(path, folder / path.name)  # the mark and the key file go along
    error = refused(folder)
    assert (error.problem, "ends_at" in error.values) == (StorageProblem.ROLLED_BACK, True)
    house = opened(folder, goes_on=True)
    assert events(house)[-1] == "rolled_back_found"
    house.close()
    again = opened(folder)
    assert again.notices == []
    again.close()


@pytest.mark.parametrize("content", [None, b"iets anders" * 900])
def test_a_mark_that_is_gone_or_no_mark_is_named_calmly_and_stands_in_the_log(
    folder: Path, content: bytes | None
) -> None:
    if content is None:
        (folder / MARK_NAME).unlink()
    else:
        (folder / MARK_NAME).write_bytes(content)
    house = opened(folder)
    assert len(house.notices) == 1
    assert MARK_NAME in house.notices[0]
    assert events(house)[-1] == "mark_renewed"
    house.close()
    again = opened(folder)
    assert again.notices == []
    again.close()


def test_what_was_found_wrong_before_is_looked_at_again_before_the_file_is_used(folder: Path) -> None:
    opened(folder).close()
    path = folder / DATABASE_NAME
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    spoilt[len(whole) // 4096 // 2 * 4096 + 200] ^= 1
    path.write_bytes(spoilt)
    (folder / "huisbezoek.controle").write_text('{"at": 1, "found": 1}')
    error = refused(folder)
    assert error.problem is StorageProblem.DAMAGED
    assert path.read_bytes() == bytes(spoilt)
    path.write_bytes(whole)
    opened(folder).close()
