import multiprocessing
import os
import signal
import time
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


def test_the_key_of_another_database_changes_no_slot(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(StorageError) as raised:
        vault.add_user(tmp_path, vault.Key.random(), "tweede", OTHER_SENTENCE, cost=CHEAP)
    assert raised.value.problem is StorageProblem.FOREIGN


def test_a_second_key_file_is_never_written_over_the_first(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(UserError, match="exists"):
        make_vault(tmp_path)


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


def test_a_dozen_kills_during_rewrites_always_leave_a_key_that_opens(tmp_path: Path) -> None:
    folder = tmp_path / "gegevens"
    key, _code = make_vault(folder)
    context = multiprocessing.get_context("fork")
    for number in range(12):
        ready = tmp_path / f"klaar{number}"
        process = context.Process(target=_rewrite_for_ever, args=(folder, ready))
        process.start()
        while not ready.exists():
            time.sleep(0.002)
        time.sleep(0.001 * (number % 10))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        assert vault.unlock(folder, "proef", SENTENCE).material == key.material


def test_the_first_user_and_the_sheet_hold_both_keys(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    assert key.restricted is not None
    for opened in (vault.unlock(tmp_path, None, SENTENCE), vault.unlock_with_recovery(tmp_path, code)):
        assert opened.restricted == key.restricted
        assert opened.older is None
    assert vault.state_of(tmp_path).users[0].may_restricted


def test_a_colleague_has_what_she_was_given(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP, must_change=True)
    hers = vault.unlock(tmp_path, "tweede", OTHER_SENTENCE)
    assert (hers.material, hers.restricted, hers.must_change) == (key.material, None, True)
    vault.change_passphrase(tmp_path, "tweede", OTHER_SENTENCE, "nog weer een andere zin", cost=CHEAP)
    assert not vault.unlock(tmp_path, "tweede", "nog weer een andere zin").must_change


def test_the_same_passphrase_again_is_no_change(tmp_path: Path) -> None:
    make_vault(tmp_path)
    with pytest.raises(UserError, match="same_passphrase"):
        vault.change_passphrase(tmp_path, None, SENTENCE, SENTENCE, cost=CHEAP)


def test_the_sheet_lets_in_whoever_forgot_with_the_keys_of_her_own(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    new = "nog weer een andere zin"
    hers = vault.recover(tmp_path, "tweede", code, new, cost=CHEAP)
    assert (hers.material, hers.restricted, hers.user_name) == (key.material, None, "tweede")
    assert vault.unlock(tmp_path, "tweede", new).restricted is None
    assert vault.recover(tmp_path, "PROEF", code, new, cost=CHEAP).restricted == key.restricted
    assert vault.unlock(tmp_path, "proef", new).restricted == key.restricted
    with pytest.raises(WrongPassphraseError, match="unknown_user"):
        vault.recover(tmp_path, "niemand", code, new, cost=CHEAP)


def test_a_sheet_that_could_not_open_restricted_notes_is_not_made(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    with pytest.raises(UserError, match="recovery_restricted"):
        vault.renew_recovery(tmp_path, vault.unlock(tmp_path, "tweede", OTHER_SENTENCE), cost=CHEAP)
    assert vault.unlock_with_recovery(tmp_path, code).restricted == key.restricted


def test_a_removed_user_leaves_keys_to_renew(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    vault.remove_user(tmp_path, key, "tweede")
    assert vault.state_of(tmp_path).wanted == {vault.Purpose.DATABASE}
    vault.add_user(tmp_path, key, "derde", OTHER_SENTENCE, cost=CHEAP, restricted=True)
    vault.remove_user(tmp_path, key, "derde")
    assert vault.state_of(tmp_path).wanted == set(vault.Purpose)
