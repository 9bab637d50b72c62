from collections.abc import Callable
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.security import vault
from ks_desktop.security.vault import Key, Purpose, keyfile
from tests.security.vault.support import (
    CHEAP,
    OTHER_SENTENCE,
    SENTENCE,
    make_old_vault,
    make_vault,
    make_vault_for_two,
)


def test_a_new_database_key_reaches_everybody_without_their_passphrases(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    before = bytearray(key.material)
    vault.begin_rekey(tmp_path, key)
    opened: list[Callable[[], Key]] = [
        lambda: vault.unlock(tmp_path, "proef", SENTENCE),
        lambda: vault.unlock(tmp_path, "tweede", OTHER_SENTENCE),
        lambda: vault.unlock_with_recovery(tmp_path, code),
    ]
    for each in opened:  # broken off here, everybody has both
        begun = each()
        assert (begun.material, begun.older, begun.generation) == (key.material, before, 2)
    assert key.material != before
    vault.begin_rekey(tmp_path, key)  # begun already: nothing changes
    vault.finish_rekey(tmp_path, key)
    assert key.older is None
    for each in opened:
        assert (each().material, each().older) == (key.material, None)
    assert vault.state_of(tmp_path).wanted == set()


def test_who_is_added_or_forgets_halfway_has_both_keys_too(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    vault.begin_rekey(tmp_path, key)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).older == key.older
    assert vault.recover(tmp_path, "proef", code, OTHER_SENTENCE, cost=CHEAP).older == key.older
    vault.finish_rekey(tmp_path, key)
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).material == key.material


def test_a_removed_user_cannot_open_the_new_key_file_with_the_old_key(tmp_path: Path) -> None:
    key = make_vault_for_two(tmp_path)
    kept = vault.unlock(tmp_path, "tweede", OTHER_SENTENCE)
    vault.remove_user(tmp_path, key, "tweede")
    vault.begin_rekey(tmp_path, key)
    vault.finish_rekey(tmp_path, key)
    assert kept.material != key.material
    with pytest.raises(UserError, match="key_renewed"):
        vault.set_passphrase(tmp_path, kept, "proef", OTHER_SENTENCE, cost=CHEAP)


def test_the_renewal_waits_for_slots_of_the_first_format(tmp_path: Path) -> None:
    make_old_vault(tmp_path, "proef", "tweede")
    key = vault.unlock(tmp_path, "proef", SENTENCE)
    with pytest.raises(UserError, match="rekey_waits"):
        vault.begin_rekey(tmp_path, key)
    state = vault.state_of(tmp_path)
    assert (state.waits_for, state.needs_sheet) == (("tweede",), True)
    vault.unlock(tmp_path, "tweede", OTHER_SENTENCE)
    vault.renew_recovery(tmp_path, key, cost=CHEAP)
    vault.begin_rekey(tmp_path, key)
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).generation == 2


def test_the_restricted_key_is_given_taken_and_renewed(tmp_path: Path) -> None:
    key, code = make_vault(tmp_path)
    vault.add_user(tmp_path, key, "tweede", OTHER_SENTENCE, cost=CHEAP)
    hers = vault.unlock(tmp_path, "tweede", OTHER_SENTENCE)
    with pytest.raises(UserError, match="no_restricted_key"):
        vault.set_restricted(tmp_path, hers, "tweede", True)
    with pytest.raises(UserError, match="no_restricted_key"):
        vault.begin_rekey(tmp_path, hers, Purpose.RESTRICTED)
    vault.set_restricted(tmp_path, key, "tweede", True)
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).restricted == key.restricted
    vault.set_restricted(tmp_path, key, "tweede", False)
    assert not vault.may_restricted(tmp_path, "tweede")
    assert vault.state_of(tmp_path).wanted == {Purpose.RESTRICTED}
    before = bytes(key.restricted or b"")
    vault.begin_rekey(tmp_path, key, Purpose.RESTRICTED)
    assert bytes(key.older_restricted or b"") == before != bytes(key.restricted or b"")
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).restricted is None
    sheet = vault.unlock_with_recovery(tmp_path, code)
    assert (sheet.restricted, sheet.older_restricted) == (key.restricted, bytearray(before))
    vault.finish_rekey(tmp_path, key, Purpose.RESTRICTED)
    assert vault.unlock(tmp_path, "proef", SENTENCE).older_restricted is None
    assert vault.state_of(tmp_path).wanted == set()


def test_the_first_who_may_makes_the_restricted_key_and_nobody_can_lose_it(tmp_path: Path) -> None:
    _key, code = make_old_vault(tmp_path, "proef", "tweede")
    key = vault.unlock(tmp_path, "proef", SENTENCE)
    assert vault.make_restricted(tmp_path, key)
    made = bytearray(key.restricted or b"")
    with pytest.raises(UserError, match="old_slot"):  # it is lent under the database key until all slots can hold it
        vault.set_restricted(tmp_path, key, "proef", False)
    assert vault.may_restricted(tmp_path, "tweede")
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).restricted == made
    assert vault.recover(tmp_path, "proef", code, OTHER_SENTENCE, cost=CHEAP).restricted == made
    file = keyfile.read(tmp_path).file
    assert (file.is_current(), file.loan) == (True, None)
    assert vault.unlock_with_recovery(tmp_path, code).restricted == made
    assert vault.make_restricted(tmp_path, vault.unlock(tmp_path, "tweede", OTHER_SENTENCE))  # nothing made anew
    assert vault.unlock(tmp_path, "proef", OTHER_SENTENCE).restricted == made


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_renewal_that_could_not_be_written_leaves_what_the_file_says_in_hand(
    tmp_path: Path, purpose: Purpose
) -> None:
    key, _code = make_vault(tmp_path)
    before = (bytes(key.material), bytes(key.restricted or b""), key.generation)
    main, spare = tmp_path / "huisbezoek.sleutel", tmp_path / "huisbezoek.sleutel.bak"
    main.rename(tmp_path / "weg")
    main.mkdir()  # in its place, nothing can be written; the spare copy is read
    with pytest.raises(StorageError):
        vault.begin_rekey(tmp_path, key, purpose)
    assert (bytes(key.material), bytes(key.restricted or b""), key.generation) == before
    main.rmdir()
    (tmp_path / "weg").rename(main)
    spare.unlink()
    spare.mkdir()  # the file itself was written, its copy could not be
    with pytest.raises(StorageError):
        vault.begin_rekey(tmp_path, key, purpose)
    assert (bytes(key.material), bytes(key.restricted or b""), key.generation) != before
    spare.rmdir()
    opened = vault.unlock(tmp_path, None, SENTENCE)
    assert (opened.material, opened.restricted) == (key.material, key.restricted)
