from dataclasses import replace
from pathlib import Path

import pytest

from ks_desktop.administration.people import Settled
from ks_desktop.core.errors import UserError
from ks_desktop.house import House
from ks_desktop.security import vault
from ks_desktop.security.domain import Role
from ks_desktop.security.vault import keyfile, recovery
from ks_desktop.security.vault.contents import KeyFile, mac_of, spelt
from ks_desktop.security.vault.making import recovery_holder, user_holder
from ks_desktop.security.vault.slots import wrap
from tests.administration.people.support import FIRST, OWN, colleague, id_of, make_house, person, unlock
from tests.keys import CHEAP, PASSPHRASE


def make_old(house: House) -> str:
    """Bring the key file of a house back to the first format; return the recovery code."""
    file = keyfile.read(house.folder).file
    key = vault.unlock(house.folder, "noor", PASSPHRASE)
    secret = recovery.new_secret()
    names = {"noor": PASSPHRASE, "sanne": FIRST}
    holders = [user_holder(slot.name, names[slot.name]) for slot in file.user_slots()]
    slots = tuple(
        wrap(key.material, holder, database_id=file.database_id, cost=CHEAP)
        for holder in (*holders, recovery_holder(secret))
    )
    old = KeyFile(database_id=file.database_id, slots=slots, mark=file.mark, format=1)
    content = spelt(replace(old, mac=mac_of(old, key)))
    for name in ("huisbezoek.sleutel", "huisbezoek.sleutel.bak"):
        (house.folder / name).write_bytes(content)
    return recovery.encode(secret)


def test_what_must_wait_for_an_older_key_file_is_said_and_done_by_itself(tmp_path: Path) -> None:
    house, _code = make_house(tmp_path / "gegevens")
    house.people.add(colleague(), actor=house.actor)
    house.people.add(colleague("derde"), actor=house.actor)
    vault.remove_user(house.folder, vault.unlock(house.folder, "noor", PASSPHRASE), "derde")
    make_old(house)
    house.close()
    first = unlock(house.folder)  # her slot is brought up; the other's and the sheet's are not
    assert first.sealed_texts.sealer is not None
    with pytest.raises(UserError, match="old_slot"):
        first.people.add(colleague("vierde", Role.PLANNER), actor=first.actor)
    with pytest.raises(UserError, match="old_slot"):
        first.people.change_roles(id_of(first, "sanne"), [Role.READER], actor=first.actor)
    first.people.add(colleague("extra"), actor=first.actor)
    settled = first.people.leave(id_of(first, "extra"), PASSPHRASE, actor=first.actor)
    assert not settled.database
    assert len(settled.waits) == 3  # what waits, for whom, and for the sheet
    assert not person(first, "sanne").is_current
    code = first.administration.renew_recovery(PASSPHRASE, actor=first.actor)
    assert len(first.people.all(actor=first.actor).waits) == 2
    first.close()
    second = unlock(house.folder, "sanne", FIRST)  # now nobody is waited for
    assert second.notices == []
    assert second.sealed_texts.sealer is not None
    second.close()
    check_renewed(house.folder, code)


def check_renewed(folder: Path, code: str) -> None:
    assert vault.generation_of(folder) == 2
    assert not vault.state_of(folder).wanted
    sheet, mine = vault.unlock_with_recovery(folder, code), vault.unlock(folder, "noor", PASSPHRASE)
    assert (sheet.material, sheet.restricted) == (mine.material, mine.restricted)
    last = unlock(folder)
    assert last.verify() == []
    last.close()


def test_a_forgotten_passphrase_of_the_first_format_does_not_wait_for_her(tmp_path: Path) -> None:
    house, _code = make_house(tmp_path / "gegevens")
    house.people.add(colleague(), actor=house.actor)
    make_old(house)
    house.close()
    again = unlock(house.folder)
    again.people.first_passphrase(id_of(again, "sanne"), OWN, OWN, actor=again.actor)
    again.administration.renew_recovery(PASSPHRASE, actor=again.actor)
    assert again.people.keyring is not None
    assert again.people.keyring.settle(actor=again.actor) == Settled()
    assert vault.state_of(house.folder).is_current
    again.close()
