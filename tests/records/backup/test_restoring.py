import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.core.clock import fixed_clock
from ks_desktop.core.errors import StorageError, StorageProblem, UserError
from ks_desktop.core.paths import DATABASE_NAME, KEY_FILE_NAME, RESTORE_MARK
from ks_desktop.records.backup import restoring
from ks_desktop.records.service import lay_ready
from ks_desktop.security.domain import AuditEvent
from tests.houses import SENTENCE, TODAY, new_house
from tests.records.support import change, folder_with_backup, name_in, opened

CLOCK = fixed_clock(TODAY)


def test_back_to_the_backup_and_back_again(tmp_path: Path) -> None:
    folder, backup = folder_with_backup(tmp_path)
    house = opened(folder)
    before = name_in(house)
    change(house, "Mw. Later")
    house.close()
    restored, laid = houses.restore(folder, backup, None, SENTENCE, clock=CLOCK)
    assert name_in(restored) == before
    assert restored.verify() == []
    with restored.database.writer.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        events = connection.exec_driver_sql("SELECT event FROM audit").scalars().all()
    assert AuditEvent.BACKUP_RESTORED in events
    assert restored.backups.is_due(actor=restored.actor, closing=True) is False
    assert restored.backups.put_aside() == (folder / laid.aside / DATABASE_NAME,)
    restored.close()
    assert not (folder / RESTORE_MARK).exists()
    undone, _laid = houses.restore(folder, folder / laid.aside / DATABASE_NAME, None, SENTENCE, clock=CLOCK)
    assert name_in(undone) == "Mw. Later"
    undone.close()


def test_from_the_window_it_counts_after_a_lock(tmp_path: Path) -> None:
    folder, backup = folder_with_backup(tmp_path)
    house = opened(folder)
    change(house, "Mw. Later")
    with pytest.raises(UserError, match="wrong_passphrase"):
        house.backups.lay_ready(backup, "niet de goede zin", actor=house.actor)
    assert not (folder / RESTORE_MARK).exists()
    house.backups.lay_ready(backup, SENTENCE, actor=house.actor)
    assert name_in(house) == "Mw. Later"
    house.close()
    assert not houses.is_new(folder)
    again = opened(folder)
    assert name_in(again) != "Mw. Later"
    again.close()
    assert not list(folder.glob("herstel-*"))


def test_killed_at_any_step_it_is_finished_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, backup = folder_with_backup(tmp_path)
    for stop_at in range(1, 6):
        lay_ready(folder, backup, None, SENTENCE, clock=CLOCK)
        (folder / f"{DATABASE_NAME}-wal").touch()
        steps = iter(range(1, stop_at))

        def replace(self: Path, target: Path, steps: Iterator[int] = steps) -> None:
            if next(steps, None) is None:
                raise KeyboardInterrupt
            os.replace(self, target)  # noqa: PTH105 - it is in the place of the method that would be asked

        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", replace)
            with pytest.raises(KeyboardInterrupt):
                restoring.settle(folder)
        assert not houses.is_new(folder)
        assert restoring.settle(folder)
        assert (folder / DATABASE_NAME).is_file()
        assert (folder / KEY_FILE_NAME).is_file()
        assert not list(folder.glob("herstel-*"))
        assert len(restoring.put_aside(folder)) == stop_at
        restoring.finished(folder)
    opened(folder).close()


def test_another_database_is_not_put_over_this_one_but_in_a_new_folder(tmp_path: Path) -> None:
    folder, backup = folder_with_backup(tmp_path)
    other, _code = new_house(tmp_path / "ander", fixed_clock(TODAY))  # a clock of its own: another database
    other.close()
    before = (tmp_path / "ander" / DATABASE_NAME).read_bytes()
    with pytest.raises(StorageError) as caught:
        houses.restore(tmp_path / "ander", backup, None, SENTENCE, clock=CLOCK)
    assert caught.value.problem is StorageProblem.FOREIGN
    assert (tmp_path / "ander" / DATABASE_NAME).read_bytes() == before
    assert not list((tmp_path / "ander").glob("herstel-*"))
    fresh, laid = houses.restore(tmp_path / "nieuw", backup, None, SENTENCE, clock=CLOCK)
    assert laid.aside == ""
    fresh.close()
    (folder / DATABASE_NAME).write_bytes(b"spoilt beyond opening")
    (folder / KEY_FILE_NAME).write_bytes(b"this too")
    (folder / f"{KEY_FILE_NAME}.bak").unlink()
    saved, laid = houses.restore(folder, backup, None, SENTENCE, clock=CLOCK)
    saved.close()
    assert (folder / laid.aside / DATABASE_NAME).read_bytes() == b"spoilt beyond opening"


@pytest.mark.parametrize(
    "told", ["", "[]", json.dumps({"stage": "../x", "aside": "vervangen-1"}), json.dumps({"stage": "herstel-1"})]
)
def test_a_mark_that_leads_elsewhere_is_not_followed(tmp_path: Path, told: str) -> None:
    (tmp_path / RESTORE_MARK).write_text(told)
    with pytest.raises(StorageError):
        restoring.settle(tmp_path)
