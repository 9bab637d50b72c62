from dataclasses import replace

import pytest

from ks_desktop.core.errors import StaleError, UserError, WrongPassphraseError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.security import vault
from ks_desktop.security.audit import About
from ks_desktop.security.service import OwnPassphrase, Users
from tests.security.support import CLOCK, SmallHouse, make_user
from tests.security.vault.support import CHEAP, SENTENCE


def test_the_first_user_adds_herself_and_is_found_by_her_login_name(small: SmallHouse) -> None:
    users, nurse = Users(small.database), make_user("eerste")
    assert users.add(nurse).users
    assert users.named("EERSTE") == replace(nurse, version=1)
    assert small.log()[-1].actor == nurse.id


def test_a_login_name_is_given_once(small: SmallHouse) -> None:
    with pytest.raises(UserError) as raised:
        Users(small.database).add(make_user("PROEF"), actor=small.user.id)
    assert (raised.value.code, raised.value.field) == ("user_exists", "user_name")


def test_a_profile_is_changed_by_who_saw_the_newest(small: SmallHouse) -> None:
    users = Users(small.database)
    seen = users.get(small.user.id, actor=small.user.id)
    assert users.change(replace(seen, phone="030 1"), actor=small.user.id).users
    with pytest.raises(StaleError):
        users.change(replace(seen, phone="030 2"), actor=small.user.id)
    assert users.get(small.user.id, actor=small.user.id).phone == "030 1"
    assert small.log()[-1].columns == "phone"


def test_an_unknown_user_is_said(small: SmallHouse) -> None:
    users = Users(small.database)
    assert users.named("niemand") is None
    with pytest.raises(UserError, match="unknown_user"):
        users.get(UserId(new_id()), actor=small.user.id)
    assert [user.name for user in users.all(actor=small.user.id)] == ["proef"]


def test_only_her_own_passphrase_lets_through_and_a_wrong_one_is_logged(small: SmallHouse) -> None:
    own = OwnPassphrase(small.database, CLOCK, small.audit, Users(small.database))
    in_practice = own.asks
    own.check("", about=About(columns="leaving"), actor=small.user.id)  # practice mode has none
    vault.create(small.database.path.parent, small.user.name, SENTENCE, cost=CHEAP)[0].wipe()
    assert (in_practice, own.asks) == (False, True)
    own.check(SENTENCE, about=About(columns="leaving"), actor=small.user.id)
    with pytest.raises(WrongPassphraseError):
        own.check("een andere zin van woorden", about=About(columns="leaving"), actor=small.user.id)
    line = small.log()[-1]
    assert (line.event, line.outcome, line.columns) == ("login_failed", "refused", "leaving")
