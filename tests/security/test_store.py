from dataclasses import replace

import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.security import store
from tests.security.support import SmallHouse, make_user


def test_a_user_comes_back_as_she_was_stored(small: SmallHouse) -> None:
    user = make_user("zoë", full_name="Zoë <Łuçé> O'Brien & zn", big_number="12345678930", email="z@jgz.nl", phone="06")
    with small.work() as work:
        store.add_user(work.session, user)
    with small.database.reading(small.user.id) as reading:
        assert store.user_by_id(reading.session, user.id) == replace(user, version=1)
        assert store.user_by_name(reading.session, "ZOË") == replace(user, version=1)
        assert store.user_by_name(reading.session, "zoe") is None
        assert [found.name for found in store.all_users(reading.session)] == ["proef", "zoë"]


def test_the_second_of_two_savers_is_refused(small: SmallHouse) -> None:
    first = replace(small.user, version=1, phone="1")
    with small.work() as work:
        store.change_user(work.session, first)
    with pytest.raises(StaleError), small.work() as work:
        store.change_user(work.session, replace(first, phone="2"))
    with pytest.raises(StaleError), small.work() as work:
        store.change_user(work.session, make_user("weg"))
    with small.database.reading(small.user.id) as reading:
        found = store.user_by_id(reading.session, small.user.id)
        assert found is not None
        assert (found.phone, found.version) == ("1", 2)
