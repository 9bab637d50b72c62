import multiprocessing
import os
import signal
import time
import unicodedata
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem, UserError, WrongPassphraseError
from ks_desktop.security import vault
from ks_desktop.security.vault.operations import check_name
from tests.security.vault.support import CHEAP, OTHER_SENTENCE, SENTENCE, make_vault, make_vault_for_two

NAME = "huisbezoek.sleutel"


def refused(code: str, folder: Path, name: str | None, passphrase: str) -> None:
    with pytest.raises(UserError) as raised:
        vault.unlock(folder, name, passphrase)
    assert raised.value.code == code


def test_the_same_key_comes_back_by_passphrase_and_by_recovery_code(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    opened = vault.unlock(tmp_path, None, SENTENCE)
    assert opened.material == key.material
    assert (opened.user_name, opened.database_id, opened.from_copy) == ("proef", key.database_id, False)
    assert vault.unlock_with_recovery(tmp_path, code.lower()).material == key.material


def test_every_way_to_fail_has_a_name_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as raised:
        vault.unlock(tmp_path, None, SENTENCE)
    assert raised.value.problem is StorageProblem.MISSING
    make_vault_for_two(tmp_path)
    refused("which_user", tmp_path, None, SENTENCE)
    refused("unknown_user", tmp_path, "niemand", SENTENCE)
    refused("wrong_passphrase", tmp_path, "proef", OTHER_SENTENCE)
    refused("wrong_passphrase", tmp_path, "proef", "")
    for name in (NAME, f"{NAME}.bak"):
        (tmp_path / name).write_bytes(b"x")
    with pytest.raises(StorageError) as raised:
        vault.unlock(tmp_path, "proef", SENTENCE)
    assert raised.value.problem is StorageProblem.DAMAGED


def test_after_five_wrong_passphrases_even_the_right_one_waits_but_the_recovery_code_does_not(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    for _ in range(5):
        refused("wrong_passphrase", tmp_path, "proef", "niet deze zin")
    refused("wait", tmp_path, "proef", SENTENCE)
    recovered = vault.unlock_with_recovery(tmp_path, code)
    assert (recovered.material, recovered.wrong_tries) == (key.material, 5)
    again = vault.unlock(tmp_path, "proef", SENTENCE)
    assert (again.material, again.wrong_tries) == (key.material, 0)


def test_the_right_passphrase_tells_how_many_wrong_ones_went_before(tmp_path: Path) -> None:
    make_vault(tmp_path)
    for _ in range(3):
        refused("wrong_passphrase", tmp_path, "proef", "niet deze zin")
    assert vault.unlock(tmp_path, "proef", SENTENCE).wrong_tries == 3


def test_the_recovery_code_of_another_database_is_not_called_a_typing_error(tmp_path: Path) -> None:
    make_vault(tmp_path / "een")
    _key, other_code = make_vault(tmp_path / "twee")
    with pytest.raises(WrongPassphraseError, match="wrong_recovery"):
        vault.unlock_with_recovery(tmp_path / "een", other_code)


def test_composed_and_decomposed_passphrases_open_the_same_slot(tmp_path: Path) -> None:
    typed = "één café où les fenêtres sont bleues"
    key, _code = vault.create(tmp_path, "Zoë", unicodedata.normalize("NFC", typed), cost=CHEAP)
    opened = vault.unlock(tmp_path, unicodedata.normalize("NFD", "zoë"), unicodedata.normalize("NFD", typed))
    assert opened.material == key.material


def test_a_removed_user_is_refused_and_the_other_still_opens(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    vault.remove_user(tmp_path, key, "proef")
    assert vault.users(tmp_path) == ("tweede",)
    refused("unknown_user", tmp_path, "proef", SENTENCE)
    refused("wrong_passphrase", tmp_path, "tweede", SENTENCE)
    assert vault.unlock(tmp_path, None, OTHER_SENTENCE).material == key.material


def test_a_removed_user_does_not_come_back_through_the_spare_copy(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    vault.remove_user(tmp_path, key, "proef")
    (tmp_path / NAME).write_bytes(b"damaged on purpose")
    refused("unknown_user", tmp_path, "proef", SENTENCE)


def test_the_last_user_and_unknown_users_are_not_removed(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    with pytest.raises(UserError, match="last_user"):
        vault.remove_user(tmp_path, key, "proef")
    with pytest.raises(WrongPassphraseError, match="unknown_user"):
        vault.remove_user(tmp_path, key, "niemand")


def test_a_name_is_given_once_whatever_its_case(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    with pytest.raises(UserError, match="user_exists"):
        vault.add_user(tmp_path, key, "  PROEF ", OTHER_SENTENCE, cost=CHEAP)


@pytest.mark.parametrize("typed", ["", "   ", "x" * 61, "pro\x00ef", "pro\u202eef"])
def test_names_that_cannot_be_shown_are_refused(typed: str) -> None:
    with pytest.raises(UserError, match="user_name"):
        check_name(typed)


def test_changing_the_passphrase_keeps_the_key_and_shuts_out_the_old_one(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    changed = vault.change_passphrase(tmp_path, "proef", SENTENCE, OTHER_SENTENCE, cost=CHEAP)
    assert changed.material == key.material
    refused("wrong_passphrase", tmp_path, "proef", SENTENCE)
    assert vault.unlock(tmp_path, "proef", OTHER_SENTENCE).material == key.material
    assert vault.unlock_with_recovery(tmp_path, code).material == key.material


def test_a_weak_new_passphrase_changes_nothing(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(UserError) as raised:
        vault.change_passphrase(tmp_path, "proef", SENTENCE, "kort", cost=CHEAP)
    assert (raised.value.code, raised.value.field) == ("passphrase_short", "new_passphrase")
    vault.unlock(tmp_path, "proef", SENTENCE)


def test_after_the_recovery_code_a_new_passphrase_can_be_set(tmp_path: Path) -> None:
    _key, code = make_vault(tmp_path)
    key = vault.unlock_with_recovery(tmp_path, code)
    vault.set_passphrase(tmp_path, key, "proef", OTHER_SENTENCE, cost=CHEAP)
    assert vault.unlock(tmp_path, None, OTHER_SENTENCE).material == key.material


def test_a_new_recovery_sheet_makes_the_old_one_worthless(tmp_path: Path) -> None:
    key, old = make_vault(tmp_path)
    new = vault.renew_recovery(tmp_path, key, cost=CHEAP)
    assert vault.unlock_with_recovery(tmp_path, new).material == key.material
    with pytest.raises(WrongPassphraseError):
        vault.unlock_with_recovery(tmp_path, old)


def test_unlocking_from_the_spare_copy_says_so_and_puts_the_file_back(tmp_path: Path) -> None:
    make_vault(tmp_path)
    whole = (tmp_path / NAME).read_bytes()
    (tmp_path / NAME).write_bytes(whole[:-20])
    assert vault.unlock(tmp_path, None, SENTENCE).from_copy
    assert (tmp_path / NAME).read_bytes() == whole
    assert not vault.unlock(tmp_path, None, SENTENCE).from_copy


def test_unlocking_renews_a_spare_copy_that_a_crash_left_behind(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    old = (tmp_path / f"{NAME}.bak").read_bytes()
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    (tmp_path / f"{NAME}.bak").write_bytes(old)
    vault.unlock(tmp_path, "proef", SENTENCE)
    assert (tmp_path / f"{NAME}.bak").read_bytes() == (tmp_path / NAME).read_bytes()


def test_the_key_of_another_database_changes_no_slot(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(StorageError) as raised:
        vault.add_user(tmp_path, vault.Key.random(), "tweede", OTHER_SENTENCE, cost=CHEAP)
    assert raised.value.problem is StorageProblem.FOREIGN


def test_a_second_key_file_is_never_written_over_the_first(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(UserError, match="exists"):
        make_vault(tmp_path)


def test_a_database_of_another_make_beside_the_key_file_is_noticed(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    database = tmp_path / "huisbezoek.db"
    assert vault.belongs_together(tmp_path)
    database.write_bytes(bytes(range(64)))
    vault.bind(tmp_path, key)
    assert vault.belongs_together(tmp_path)
    database.write_bytes(bytes(64))
    assert not vault.belongs_together(tmp_path)
    assert vault.foreign_error().problem is StorageProblem.FOREIGN


def test_neither_passphrase_nor_key_stands_in_the_folder(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert SENTENCE.encode() not in content
        assert bytes(key.material) not in content
        assert key.material.hex().encode() not in content
        assert code.encode() not in content


def _rewrite_for_ever(folder: Path, ready: Path) -> None:
    key = vault.unlock(folder, "proef", SENTENCE)
    ready.touch()
    while True:
        vault.bind(folder, key)


def test_forty_kills_during_rewrites_always_leave_a_key_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "gegevens"
    key, _code = make_vault(folder)
    context = multiprocessing.get_context("fork")
    for number in range(40):
        ready = tmp_path / f"klaar{number}"
        process = context.Process(target=_rewrite_for_ever, args=(folder, ready))
        process.start()
        while not ready.exists():
            time.sleep(0.002)
        time.sleep(0.001 * (number % 10))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert vault.unlock(folder, "proef", SENTENCE).material == key.material
