import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem, WrongPassphraseError
from ks_desktop.core.paths import CHECK_NAME, DATABASE_NAME, MARK_NAME
from ks_desktop.house import House, damage, looking
from ks_desktop.house.looking import ONLY_LOOKING, copy_what_can_be_read
from ks_desktop.security.domain import AuditEvent
from ks_desktop.security.store import AuditRow
from tests.keys import CHEAP, PASSPHRASE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A data folder with something in it, closed, and a page of it that only papers are kept in."""
    folder = tmp_path_factory.mktemp("made") / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, cost=CHEAP)
    house.coalition.serve(["Utrecht"], actor=house.actor)
    with house.database.reading(house.actor) as reading:
        asked = sa.text("SELECT rootpage FROM sqlite_master WHERE name = 'incoming_paper'")
        page = reading.session.execute(asked).scalar_one()
    house.close()
    return folder, page - 1


@pytest.fixture
def folder(made: tuple[Path, int], tmp_path: Path) -> Path:
    """A copy of it, with a damaged page somewhere in the middle."""
    folder = tmp_path / "gegevens"
    shutil.copytree(made[0], folder)
    content = bytearray((folder / DATABASE_NAME).read_bytes())
    content[made[1] * 4096 + 300] ^= 1
    (folder / DATABASE_NAME).write_bytes(content)
    (folder / CHECK_NAME).write_text('{"at": 1, "found": 1}')
    return folder


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Return what the files of the data are; what is written beside them is no matter."""
    return {path.name: path.read_bytes() for path in folder.glob("huisbezoek.*") if path.name != "huisbezoek.slot"}


def looked_at(folder: Path) -> House:
    return houses.open_damaged(folder, None, PASSPHRASE)


def test_a_damaged_file_can_be_looked_at_and_is_left_to_the_last_byte(folder: Path) -> None:
    with pytest.raises(StorageError) as raised:
        houses.open_house(folder, None, PASSPHRASE)
    assert raised.value.problem is StorageProblem.DAMAGED
    before = bytes_in(folder)
    house = looked_at(folder)
    assert house.is_read_only
    with house.database.reading(house.actor) as reading:
        assert house.coalition.served(reading=reading) == ("GM0344",)
    with pytest.raises(StorageError) as refused:
        house.coalition.serve(["Zeist"], actor=house.actor)
    assert refused.value.problem is StorageProblem.READ_ONLY
    with house.database.reading(house.actor) as reading:
        assert house.coalition.served(reading=reading) == ("GM0344",)
        last = reading.session.scalars(sa.select(AuditRow.event).order_by(AuditRow.seq.desc()).limit(2)).all()
    assert last == ["read_only_opened", "logged_in"]  # in the log of the copy
    place = house.database.path.parent
    house.close()
    assert bytes_in(folder) == before
    assert place.parent == folder
    damage.sweep_copies(folder, Clock(lambda: Clock().now() + timedelta(days=30)))
    assert place.is_dir()
    damage.sweep_copies(folder, Clock(lambda: Clock().now() + timedelta(days=36)))
    assert not place.exists()


def test_a_folder_that_nobody_can_write_is_looked_at_in_a_copy_that_goes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path, **_said: object) -> None:
        raise StorageError(StorageProblem.READ_ONLY, "as a stick with its lock on")

    monkeypatch.setattr(looking, "FolderLock", refuse)
    before = sorted(path.name for path in folder.iterdir())
    house = looked_at(folder)
    place = house.database.path.parent
    assert place.parent != folder
    house.close()
    assert not place.exists()
    assert sorted(path.name for path in folder.iterdir() if path.name != "techniek.log") == before


def test_a_wrong_passphrase_opens_nothing_here_either_and_leaves_nothing(folder: Path) -> None:
    with pytest.raises(WrongPassphraseError):
        houses.open_damaged(folder, None, "niet de goede zin")
    assert not list(folder.glob("alleen-lezen-*"))


def test_a_file_of_which_nothing_can_be_read_says_so(folder: Path) -> None:
    path = folder / DATABASE_NAME
    path.write_bytes(path.read_bytes()[:16] + bytes(40_944))  # its first bytes say whose key file it belongs to
    with pytest.raises(StorageError) as raised:
        looked_at(folder)
    assert raised.value.problem is StorageProblem.DAMAGED
    assert not list(folder.glob("alleen-lezen-*"))
    assert (folder / MARK_NAME).exists()


def test_what_a_disk_does_not_give_becomes_zeros_and_the_rest_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "from", tmp_path / "to"
    content = bytes(range(256)) * 20_000
    source.write_bytes(content)
    assert copy_what_can_be_read(source, target) == 0
    assert target.read_bytes() == content
    whole = looking._read  # noqa: SLF001 - a disk that fails at one place cannot be had otherwise
    bad = 4096 * 300

    def failing(stream: object, at: int, count: int) -> bytes | None:
        return None if at <= bad < at + count else whole(stream, at, count)  # type: ignore[arg-type]

    monkeypatch.setattr(looking, "_read", failing)
    assert copy_what_can_be_read(source, target) == 1
    assert target.read_bytes() == content[:bad] + bytes(4096) + content[bad + 4096 :]


def test_what_changes_a_record_is_never_let_through() -> None:
    assert AuditEvent.LETTER_PRINTED in ONLY_LOOKING
    changing = {
        event for event in AuditEvent if event.value.endswith(("_changed", "_recorded", "_added", "_destroyed"))
    }
    assert changing
    assert not changing & ONLY_LOOKING
