import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem
from ks_desktop.security.vault import Key, keyfile
from ks_desktop.security.vault.spelling import canonical
from tests.security.vault.support import make_vault, make_vault_for_two

NAME = "huisbezoek.sleutel"


def problem_of(folder: Path) -> StorageProblem:
    with pytest.raises(StorageError) as raised:
        keyfile.read(folder)
    return raised.value.problem


def reseal_checksum(content: bytes) -> bytes:
    import hashlib

    stored = json.loads(content)
    del stored["checksum"]
    return canonical({**stored, "checksum": hashlib.sha256(canonical(stored)).hexdigest()})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    found = keyfile.read(tmp_path)
    assert not found.from_copy
    assert found.file.database_id == key.database_id
    assert [slot.name for slot in found.file.user_slots()] == ["proef", "tweede"]
    keyfile.check_seal(found.file, key)


def test_each_of_400_flipped_bits_is_seen(tmp_path: Path) -> None:
    make_vault_for_two(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / f"{NAME}.bak").unlink()
    chance = random.Random(7)  # noqa: S311 - a test that can be repeated
    for bit in chance.sample(range(len(whole) * 8), 400):
        flipped = bytearray(whole)
        flipped[bit // 8] ^= 1 << bit % 8
        (tmp_path / NAME).write_bytes(flipped)
        assert problem_of(tmp_path) is StorageProblem.DAMAGED


def test_a_damaged_or_lost_file_is_read_from_its_copy_and_that_is_said(tmp_path: Path) -> None:
    make_vault(tmp_path)
    whole = keyfile.read(tmp_path)
    (tmp_path / NAME).write_bytes(b"rubbish")
    assert keyfile.read(tmp_path) == replace(whole, from_copy=True)
    (tmp_path / NAME).unlink()
    assert keyfile.read(tmp_path) == replace(whole, from_copy=True)


def test_without_any_key_file_it_says_missing(tmp_path: Path) -> None:
    assert problem_of(tmp_path) is StorageProblem.MISSING
    assert not keyfile.exists(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 900,
        b"null",
        b"[]",
        b"{}",
        b'{"checksum":1}',
        b"[" * 100_000,
        b"\xff",
        b'{"format":NaN}',
        b'{"a":"\\ud800","checksum":"x"}',
        b"x" * 300_000,
    ],
)
def test_any_rubbish_is_named_as_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert problem_of(tmp_path) is StorageProblem.DAMAGED


def test_a_folder_in_place_of_the_file_is_damage(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert problem_of(tmp_path) is StorageProblem.DAMAGED


def test_a_newer_format_says_update_and_does_not_use_the_copy(tmp_path: Path) -> None:
    make_vault(tmp_path)
    newer = (tmp_path / NAME).read_bytes().replace(b'"format":2', b'"format":3')
    (tmp_path / NAME).write_bytes(reseal_checksum(newer))
    assert problem_of(tmp_path) is StorageProblem.TOO_NEW


def test_a_slot_taken_out_by_hand_breaks_the_seal(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    stored = json.loads((tmp_path / NAME).read_bytes())
    del stored["slots"][0]
    (tmp_path / NAME).write_bytes(reseal_checksum(canonical(stored)))
    with pytest.raises(StorageError) as raised:
        keyfile.check_seal(keyfile.read(tmp_path).file, key)
    assert raised.value.problem is StorageProblem.DAMAGED


def test_the_key_of_another_database_is_named(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(StorageError) as raised:
        keyfile.check_seal(keyfile.read(tmp_path).file, Key.random())
    assert raised.value.problem is StorageProblem.FOREIGN


def test_the_files_are_for_the_owner_only(tmp_path: Path) -> None:
    make_vault(tmp_path)
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in (NAME, f"{NAME}.bak")} == {0o600}


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    file = keyfile.read(tmp_path).file
    with pytest.raises(StorageError) as raised:
        keyfile.write(tmp_path / "weg", file, key)
    assert raised.value.problem is StorageProblem.READ_ONLY


def test_the_mark_of_a_database_is_its_first_bytes(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(bytes(range(32)))
    assert keyfile.mark_of(tmp_path / "x.db") == bytes(range(16))
    assert keyfile.mark_of(tmp_path / "none.db") == b""
    assert not keyfile.copy_is_equal(tmp_path)


def test_the_error_for_strangers_names_no_file() -> None:
    assert keyfile.foreign().problem is StorageProblem.FOREIGN


@pytest.mark.parametrize(
    ("old", "new"), [(b"{", b"{ "), (b'"mac":"', b'"mac":" '), (b'"format":2', b'"format":2,"x":1')]
)
def test_another_spelling_of_the_same_file_is_refused_even_with_a_right_checksum(
    tmp_path: Path, old: bytes, new: bytes
) -> None:
    make_vault(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / f"{NAME}.bak").unlink()
    (tmp_path / NAME).write_bytes(
        reseal_checksum(whole.replace(old, new, 1)) if new[-1:] == b"1" else whole.replace(old, new, 1)
    )
    assert problem_of(tmp_path) is StorageProblem.DAMAGED
