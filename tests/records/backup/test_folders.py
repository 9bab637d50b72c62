import os
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.records.backup import folders
from tests.records.support import folder_with_backup


def test_only_what_has_a_note_is_whole(tmp_path: Path) -> None:
    _folder, backup = folder_with_backup(tmp_path)
    half = backup.with_name("huisbezoek-2030-01-01-000000.db")
    half.write_bytes(b"a copy whose note was never written")
    (backup.parent / "iets-anders.db").write_bytes(b"not ours")
    found = folders.copies_in(backup.parent)
    assert [copy.path for copy in found] == [backup, half]
    assert [copy.is_whole for copy in found] == [True, False]
    assert folders.copies_in(tmp_path / "nergens") == ()


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "n1.json").touch()
    assert folders.free_stem(tmp_path, lambda number: f"n{number}") == "n2"


def test_a_copy_elsewhere_is_read_back_or_leaves_nothing(tmp_path: Path) -> None:
    _folder, backup = folder_with_backup(tmp_path)
    copy = folders.copies_in(backup.parent)[0]
    stick = tmp_path / "stick"
    with pytest.raises(StorageError) as caught:
        folders.copy_into(copy, stick, is_stopped=bool)
    assert caught.value.problem is StorageProblem.MISSING
    stick.mkdir()
    assert folders.copy_into(copy, stick, is_stopped=lambda: True) is None
    assert list(stick.iterdir()) == []
    backup.write_bytes(backup.read_bytes()[:-1])
    with pytest.raises(StorageError) as caught:
        folders.copy_into(copy, stick, is_stopped=bool)
    assert caught.value.problem is StorageProblem.DAMAGED
    assert list(stick.iterdir()) == []


def test_of_what_others_are_making_only_the_old_goes(tmp_path: Path) -> None:
    new, young, old = (folders.new_unfinished(tmp_path) for _one in range(3))
    os.utime(old, (1, 1))
    folders.sweep(tmp_path, but=new)
    assert sorted(tmp_path.iterdir()) == sorted([new, young])
    folders.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
