from datetime import timedelta
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import MARK_NAME
from ks_desktop.house import restore_newest, ways_out
from ks_desktop.records.domain import Copy
from tests.keys import CHEAP, PASSPHRASE

LOST = StorageError(StorageProblem.ROLLED_BACK, "Missing.", values={"ends_at": 3})


def test_a_backup_put_back_begins_its_mark_anew_without_an_alarm(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    made = house.backups.make(actor=house.actor)
    assert made is not None
    house.coalition.serve(["Utrecht"], actor=house.actor)
    house.close()
    mark = (folder / MARK_NAME).read_bytes()
    restored, laid = houses.restore(folder, made.copy.path, None, PASSPHRASE, clock=clock)
    assert restored.notices == []
    restored.close()
    assert (folder / laid.aside / MARK_NAME).read_bytes() == mark
    again = houses.open_house(folder, None, PASSPHRASE, clock=clock)
    assert again.notices == []
    again.close()


def _folder_with_two(tmp_path: Path, clock: Clock) -> tuple[Path, list[Copy]]:
    folder = tmp_path / "gegevens"
    house, _code = houses.create(folder, "noor", PASSPHRASE, clock=clock, cost=CHEAP)
    made = []
    for town in ("Utrecht", "Zeist"):
        house.coalition.serve([town], actor=house.actor)
        backup = house.backups.make(actor=house.actor)
        assert backup is not None
        made.append(backup.copy)
        for _minute in range(120):
            clock.now()  # of each hour one stays
    house.close()
    return folder, made


def test_the_newest_good_backup_is_put_back_and_a_bad_one_is_passed_by(tmp_path: Path) -> None:
    now, minutes = Clock().now(), iter(range(10_000))
    clock = Clock(lambda: now + timedelta(minutes=next(minutes)))
    folder, (older, newer) = _folder_with_two(tmp_path, clock)
    way = ways_out(folder, LOST)
    assert newer.manifest is not None
    assert (way.newest, way.can_go_on, way.lines) == (newer, True, newer.manifest.head.seq - 3)
    assert not ways_out(folder, StorageError(StorageProblem.DAMAGED, "Damaged.")).can_go_on
    spoilt = bytearray(newer.path.read_bytes())
    spoilt[5_000] ^= 1
    newer.path.write_bytes(spoilt)
    restored, _laid = restore_newest(folder, None, PASSPHRASE, clock=clock)
    with restored.database.reading(restored.actor) as reading:
        assert restored.coalition.served(reading=reading) == ("GM0344",)
    restored.close()
    older.path.write_bytes(b"gone")
    with pytest.raises(UserError) as refused:
        restore_newest(folder, None, PASSPHRASE, clock=clock)
    assert refused.value.code == "no_backup"
    assert ways_out(folder, LOST).newest == newer  # whole from outside; only opening it shows more
