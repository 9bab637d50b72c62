from dataclasses import replace

import pytest

from ks_desktop.coalition import store
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId
from tests.coalition.domain.test_locations import make_location
from tests.coalition.test_service import make_organisation


def test_places_come_back_also_under_another_spelling(database: Database, actor: UserId) -> None:
    team = make_organisation()
    spelling = make_organisation(name="W. Lunetten", joined_into=team.id)
    aside, here = make_location(team.id, name="Oud", is_hidden=True), make_location(spelling.id)
    with database.work(actor, "test") as work:
        for organisation in (team, spelling):
            store.put_organisation(work, organisation)
        for location in (aside, here):
            store.put_location(work, location)
        with pytest.raises(StaleError):
            store.put_location(work, here)
    with database.reading(actor) as reading:
        kept = [replace(here, version=1), replace(aside, version=1)]
        assert store.locations(reading, team.id) == store.locations(reading) == kept
        assert store.locations(reading, ids=[aside.id]) == kept[1:]


def test_a_guarded_place_keeps_where_it_is_when_it_is_stored(database: Database, actor: UserId) -> None:
    team = make_organisation()
    secret = make_location(team.id, address_secret=True)
    with database.work(actor, "test") as work:
        store.put_organisation(work, team)
        store.put_location(work, secret)
    guarded = replace(secret, version=1).guarded()
    with database.work(actor, "test") as work:
        store.put_location(work, replace(guarded, phone="030-1234567"))
    with database.reading(actor) as reading:
        assert store.locations(reading) == [replace(secret, phone="030-1234567", version=2)]
