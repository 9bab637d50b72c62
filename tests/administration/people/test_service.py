from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ks_desktop import house as houses
from ks_desktop.administration.people import Settled
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StorageError, UserError, UserErrors, WrongPassphraseError
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from ks_desktop.records.service import verify_file
from ks_desktop.security import vault
from ks_desktop.security.domain import Role
from tests.administration.people.support import (
    CLOCK,
    FIRST,
    OWN,
    colleague,
    events,
    id_of,
    make_house,
    person,
    unlock,
)
from tests.houses import practice
from tests.keys import CHEAP, PASSPHRASE

NOTE = new_id()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made, _code = make_house(tmp_path / "gegevens")
    yield made
    made.close()


def refused(code: str) -> "pytest.RaisesExc[UserError]":
    return pytest.raises(UserError, match=code)


def test_a_colleague_comes_and_chooses_her_own_passphrase_first(house: House) -> None:
    house.people.add(colleague(job_title="jeugdverpleegkundige"), actor=house.actor)
    new = person(house, "sanne")
    assert (new.has_key, new.must_change, new.holds_restricted, new.last_log_in) == (True, True, True, None)
    assert new.state_text()
    house.close()
    with refused("must_change"):
        unlock(house.folder, "sanne", FIRST)
    with refused("same_passphrase"):
        unlock(house.folder, "sanne", FIRST, new=FIRST)
    hers = unlock(house.folder, "sanne", FIRST, new=OWN)
    assert hers.actor == new.user.id
    assert hers.sealed_texts.sealer is not None
    assert events(hers)[-2:] == ["logged_in", "passphrase_changed"]
    with refused("no_right"):  # a nurse manages nobody
        hers.people.all(actor=hers.actor)
    hers.close()
    unlock(house.folder, "sanne", OWN).close()
    again = unlock(house.folder)
    assert person(again, "sanne").last_log_in == CLOCK.now()
    assert person(again, "sanne").state_text() == ""
    again.close()


def test_everything_wrong_with_a_new_colleague_is_said_at_once(house: House) -> None:
    typed = colleague("NOOR", full_name=" ", job_title="ok \U0001f600", passphrase="kort")  # noqa: S106 - too short, which is what is tried
    with pytest.raises(UserErrors) as raised:
        house.people.add(typed, actor=house.actor)
    said = {(error.field, error.code) for error in raised.value.errors}
    assert {("user_name", "user_exists"), ("full_name", "required"), ("passphrase", "passphrase_short")} <= said
    with pytest.raises(UserErrors, match="differs"):
        house.people.add(colleague(repeated="iets heel anders dan dat"), actor=house.actor)
    assert vault.users(house.folder) == ("noor",)


def test_leaving_takes_the_slot_and_renews_both_keys_and_nothing_is_lost(house: House) -> None:
    folder = house.folder
    house.people.add(colleague(), actor=house.actor)
    kept_file, kept = (folder / "huisbezoek.sleutel").read_bytes(), vault.unlock(folder, "sanne", FIRST)
    with pytest.raises(WrongPassphraseError):
        house.people.leave(id_of(house, "sanne"), "niet deze zin", actor=house.actor)
    assert house.people.leave(id_of(house, "sanne"), PASSPHRASE, actor=house.actor) == Settled(
        database=True, resealed=True
    )
    gone = person(house, "sanne")
    assert (gone.has_key, gone.user.left_on, gone.user.roles) == (False, CLOCK.today(), frozenset())
    assert [user.name for user in house.users.at_work(actor=house.actor)] == ["noor"]
    assert "sanne" not in {member.name for member in house.schedules.everybody(actor=house.actor)}
    assert house.verify() == []
    assert {"person_left", "database_rekeyed", "backup_made", "login_failed"} <= set(events(house))
    with refused("left"):
        house.people.first_passphrase(gone.user.id, FIRST, FIRST, actor=house.actor)
    house.close()
    with pytest.raises(StorageError):  # with what she kept she opens nothing that was saved since
        Database(folder / DATABASE_NAME, kept.material)
    assert kept_file != (folder / "huisbezoek.sleutel").read_bytes()
    with refused("unknown_user"):
        unlock(folder, "sanne", FIRST)
    again = unlock(folder)
    assert again.notices == []
    assert again.backups.test(actor=again.actor).problem == ""
    again.close()


def test_nobody_lets_herself_leave_and_the_last_who_manages_users_stays(house: House) -> None:
    with refused("own"):
        house.people.leave(house.actor, PASSPHRASE, actor=house.actor)
    with refused("last_one"):
        house.people.change_roles(house.actor, [Role.NURSE], actor=house.actor)
    with refused("no_roles"):
        house.people.change_roles(house.actor, [], actor=house.actor)
    with refused("own"):
        house.people.first_passphrase(house.actor, FIRST, FIRST, actor=house.actor)


def test_nobody_gives_herself_more_rights_but_who_works_alone(house: House) -> None:
    house.people.change_roles(house.actor, [Role.ADMINISTRATOR, Role.TEAM_LEAD], actor=house.actor)
    house.people.change_roles(house.actor, list(Role), actor=house.actor)  # there is nobody to ask
    house.people.add(colleague("sanne", Role.ADMINISTRATOR), actor=house.actor)
    keeper = id_of(house, "sanne")
    with refused("own"):
        house.people.change_roles(keeper, [Role.ADMINISTRATOR, Role.NURSE], actor=keeper)
    house.people.change_roles(keeper, [Role.ADMINISTRATOR, Role.NURSE], actor=house.actor)
    house.people.change_roles(keeper, [Role.ADMINISTRATOR], actor=keeper)  # less is hers to say


def test_roles_bring_and_take_the_key_of_restricted_notes(house: House) -> None:
    house.people.add(colleague("sanne", Role.PLANNER), actor=house.actor)
    sanne = id_of(house, "sanne")
    assert not vault.may_restricted(house.folder, "sanne")
    with refused("not_hers"):
        house.people.give_restricted(sanne, actor=house.actor)
    house.people.change_roles(sanne, [Role.NURSE], actor=house.actor)
    assert person(house, "sanne").holds_restricted
    before = vault.unlock(house.folder, "sanne", FIRST).restricted
    house.people.change_roles(sanne, [Role.READER], actor=house.actor)
    assert not vault.may_restricted(house.folder, "sanne")
    mine = vault.unlock(house.folder, "noor", PASSPHRASE)
    assert mine.restricted != before
    assert vault.state_of(house.folder).wanted == set()
    assert house.sealed_texts.sealer is not None
    assert events(house).count("roles_changed") == 2


def test_who_may_not_read_restricted_notes_leaves_that_key_to_who_may(house: House) -> None:
    house.people.add(colleague("beheer", Role.ADMINISTRATOR), actor=house.actor)
    house.people.add(colleague("sanne"), actor=house.actor)
    house.close()
    admin = unlock(house.folder, "beheer", FIRST, new=OWN)
    assert admin.sealed_texts.sealer is None
    admin.people.first_passphrase(id_of(admin, "sanne"), OWN, OWN, actor=admin.actor)  # she forgot hers
    assert person(admin, "sanne").waits_for_restricted
    with refused("no_restricted_key"):
        admin.people.give_restricted(id_of(admin, "sanne"), actor=admin.actor)
    admin.people.add(colleague("extra"), actor=admin.actor)
    extra = id_of(admin, "extra")
    assert admin.people.leave(extra, OWN, actor=admin.actor) == Settled(database=True)
    admin.close()
    back = unlock(house.folder)
    back.people.give_restricted(id_of(back, "sanne"), actor=back.actor)
    settled = back.people.leave(id_of(back, "beheer"), PASSPHRASE, actor=back.actor)
    assert (settled.database, settled.waits) == (True, ())
    sanne = vault.unlock(house.folder, "sanne", OWN)
    assert sanne.restricted == vault.unlock(house.folder, "noor", PASSPHRASE).restricted
    back.close()


def test_what_waits_for_who_may_read_is_said_and_done_as_she_unlocks(house: House) -> None:
    house.people.add(colleague("beheer", Role.ADMINISTRATOR), actor=house.actor)
    house.people.add(colleague("sanne"), actor=house.actor)
    house.close()
    admin = unlock(house.folder, "beheer", FIRST, new=OWN)
    settled = admin.people.leave(id_of(admin, "sanne"), OWN, actor=admin.actor)
    assert (settled.database, settled.resealed, len(settled.waits)) == (True, False, 1)
    assert admin.people.all(actor=admin.actor).waits == settled.waits
    admin.close()
    back = unlock(house.folder)
    assert vault.state_of(house.folder).wanted == set()
    assert back.notices == []
    back.close()


def test_a_leaving_that_was_broken_off_is_finished_at_the_next_unlock(house: House) -> None:
    house.people.add(colleague(), actor=house.actor)
    keyring = house.people.keyring
    assert keyring is not None
    house.people.keyring = None  # the power went right after the line in the log
    with house.database.work(house.actor, "person_left") as work:
        user = house.users.get(id_of(house, "sanne"), actor=house.actor)
        house.users.change_within(replace(user, left_on=CLOCK.today(), roles=frozenset()), work)
    house.close()
    with refused("left"):
        unlock(house.folder, "sanne", FIRST, new=OWN)
    again = unlock(house.folder)
    assert vault.users(house.folder) == ("noor",)
    assert vault.generation_of(house.folder) == 2
    again.close()


def test_a_rekey_that_was_broken_off_before_or_after_the_file_is_finished(house: House) -> None:
    folder = house.folder
    house.close()
    for is_done in (False, True):
        key = vault.unlock(folder, "noor", PASSPHRASE)
        vault.begin_rekey(folder, key)
        if is_done:
            database = Database(folder / DATABASE_NAME, key.older or b"")
            database.rekey(key.material)  # without its mark: that still is under the key of before
            database.close()
        again = unlock(folder)
        assert again.notices == []
        assert vault.state_of(folder).wanted == set()
        assert again.verify() == []
        again.close()
        assert vault.unlock(folder, "noor", PASSPHRASE).older is None
    unlock(folder).close()


def test_the_sheet_lets_in_and_that_is_shown_until_it_is_known(tmp_path: Path) -> None:
    house, code = make_house(tmp_path / "gegevens")
    house.close()
    back = houses.recover(house.folder, "noor", code, OWN, clock=CLOCK, cost=CHEAP)
    assert len(back.notices) == 1
    assert "Noor Proef" in back.notices[0]
    assert "recovery_used" in events(back)
    back.close()
    for _ in range(2):
        again = unlock(house.folder, "noor", OWN)
        assert again.notices == back.notices
        again.close()
    again = unlock(house.folder, "noor", OWN)
    again.people.recoveries.see(actor=again.actor)
    assert events(again)[-1] == "recovery_seen"
    again.close()
    quiet = unlock(house.folder, "noor", OWN)
    assert quiet.notices == []
    quiet.close()


def test_who_has_no_passphrase_yet_is_given_one(house: House) -> None:
    house.schedules.add_colleague("Sanne Proef", actor=house.actor)
    team = house.people.all(actor=house.actor)
    assert [one.has_key for one in team.people] == [True, False]
    house.people.first_passphrase(team.people[1].user.id, FIRST, FIRST, actor=house.actor)
    house.close()
    unlock(house.folder, "Sanne Proef", FIRST, new=OWN).close()


def test_practice_mode_has_people_and_no_keys() -> None:
    house = practice()
    try:
        team = house.people.all(actor=house.actor)
        assert len(team.people) == 3
        assert all(one.state_text() == "" for one in team.people)
        leaving = house.people.leaving(house.actor, actor=house.actor)
        assert leaving.has_work
        for act in (
            lambda: house.people.add(colleague(), actor=house.actor),
            lambda: house.people.leave(team.people[1].user.id, "", actor=house.actor),
        ):
            with refused("practice"):
                act()
    finally:
        house.close()


def test_a_backup_of_before_somebody_left_opens_with_its_own_keys(house: House) -> None:
    folder = house.folder
    house.people.add(colleague(), actor=house.actor)
    note = house.sealed_texts.seal("een notitie", "draft", NOTE, actor=house.actor)
    old = house.backups.make(actor=house.actor)
    house.people.leave(id_of(house, "sanne"), PASSPHRASE, actor=house.actor)
    assert old is not None
    with pytest.raises(StorageError, match="other"):  # by the key of now it cannot be looked over
        house.backups.check(old.copy.path, actor=house.actor)
    house.close()
    assert verify_file(old.copy.path, "noor", PASSPHRASE, clock=CLOCK).contents.records == 0
    back, _laid = houses.restore(folder, old.copy.path, "noor", PASSPHRASE, clock=CLOCK)
    assert back.sealed_texts.open(note, "draft", NOTE, actor=back.actor) == "een notitie"
    assert (vault.generation_of(folder), person(back, "sanne").has_key) == (1, True)
    back.people.cost = CHEAP
    assert back.people.leave(id_of(back, "sanne"), PASSPHRASE, actor=back.actor).database
    back.close()


def test_a_key_file_of_before_is_named_and_its_newer_copy_is_kept(house: House) -> None:
    folder = house.folder
    main, spare = folder / "huisbezoek.sleutel", folder / "huisbezoek.sleutel.bak"
    before = main.read_bytes()
    house.people.add(colleague(), actor=house.actor)
    house.people.leave(id_of(house, "sanne"), PASSPHRASE, actor=house.actor)
    house.close()
    newer = spare.read_bytes()
    main.write_bytes(before)
    with pytest.raises(StorageError, match="foreign"):
        unlock(folder)
    assert spare.read_bytes() == newer
    spare.write_bytes(before)
    with pytest.raises(StorageError, match="foreign"):  # the backup that followed tells it too
        unlock(folder)
    spare.write_bytes(newer)
    main.unlink()
    unlock(folder).close()
    assert main.read_bytes() == newer
