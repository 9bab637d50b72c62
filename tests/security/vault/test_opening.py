import unicodedata
from pathlib import Path

import pytest

from ks_desktop.core.errors import StorageError, StorageProblem, UserError, WrongPassphraseError
from ks_desktop.security import vault
from ks_desktop.security.vault import keyfile
from tests.security.vault.support import (
    CHEAP,
    OTHER_SENTENCE,
    SENTENCE,
    make_old_vault,
    make_vault,
    make_vault_for_two,
)

NAME = "huisbezoek.sleutel"


def refused(code: str, folder: Path, name: str | None, passphrase: str) -> None:
    with pytest.raises(UserError) as raised:
        vault.unlock(folder, name, passphrase)
    assert raised.value.code == code


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


@pytest.mark.parametrize("by_code", [False, True])
def test_a_slot_of_the_first_format_opens_and_is_brought_up(tmp_path: Path, by_code: bool) -> None:
    key, code = make_old_vault(tmp_path, "proef", "tweede")
    for _ in range(2):  # the second time as a slot with a pair
        opened = vault.unlock_with_recovery(tmp_path, code) if by_code else vault.unlock(tmp_path, "proef", SENTENCE)
        assert (opened.material, opened.generation, opened.restricted) == (key.material, 1, None)
    file = keyfile.read(tmp_path).file
    assert file.format == 2
    assert [slot.is_current for slot in file.slots] == [not by_code, False, by_code]
    assert vault.unlock(tmp_path, "tweede", OTHER_SENTENCE).material == key.material
    assert (tmp_path / NAME).read_bytes() == (tmp_path / f"{NAME}.bak").read_bytes()


def test_a_passphrase_of_the_first_format_that_is_wrong_changes_nothing(tmp_path: Path) -> None:
    make_old_vault(tmp_path, "proef")
    before = (tmp_path / NAME).read_bytes()
    refused("wrong_passphrase", tmp_path, "proef", OTHER_SENTENCE)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_key_of_before_a_renewal_is_named_as_that(tmp_path: Path) -> None:
    key, _code = make_vault(tmp_path)
    kept = vault.unlock(tmp_path, None, SENTENCE)
    vault.begin_rekey(tmp_path, key)
    with pytest.raises(WrongPassphraseError, match="key_renewed"):
        vault.bind(tmp_path, kept)
    assert vault.generation_of(tmp_path) == 2
