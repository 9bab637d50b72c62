from dataclasses import replace

import pytest

from ks_desktop.coalition.service import Coalition
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError, UserError, each
from ks_desktop.core.values import Changes, UserId
from tests.coalition.domain.test_locations import make_location
from tests.coalition.test_service import make_organisation


def test_a_secret_place_leaves_through_the_card_only(coalition: Coalition, database: Database, actor: UserId) -> None:
    shelter = make_organisation(name="Opvang")
    coalition.save_organisation(shelter, actor=actor)
    secret = make_location(shelter.id, municipality="utrecht", postcode="3511zz", address_secret=True)
    assert coalition.locations.save(secret, actor=actor) == Changes(coalition=True)
    (kept,) = coalition.locations.cards(shelter.id, actor=actor)
    assert (kept.street, kept.postcode, kept.municipality) == ("Stilpad", "3511 ZZ", "GM0344")
    (guarded,) = coalition.locations.of(shelter.id, actor=actor)
    with database.reading(actor) as reading:
        assert coalition.locations.everywhere(reading=reading) == (guarded,)
    assert (guarded.street, guarded.municipality) == ("", "")
    coalition.locations.save(replace(guarded, phone="030 1234567"), actor=actor)  # as a list would hand it back
    (kept,) = coalition.locations.cards(shelter.id, actor=actor)
    assert (kept.street, kept.municipality, kept.phone) == ("Stilpad", "GM0344", "030-1234567")
    with pytest.raises(StaleError):
        coalition.locations.hide(guarded, actor=actor)


def test_all_that_is_wrong_with_a_place_is_told_at_once(coalition: Coalition, actor: UserId) -> None:
    team = make_organisation()
    coalition.save_organisation(team, actor=actor)
    coalition.locations.save(first := make_location(team.id), actor=actor)
    wrong = make_location(
        team.id, name="intake ", postcode="x", place="1", phone="y", municipality="Nergens", opening_hours="z" * 20_001
    )
    with pytest.raises(UserError) as caught:
        coalition.locations.save(wrong, actor=actor)
    assert {error.field for error in each(caught.value)} == {
        *("name", "postcode", "place", "phone", "municipality", "opening_hours")
    }
    with pytest.raises(UserError) as gone:
        coalition.locations.save(make_location(), actor=actor)
    assert gone.value.field == "organisation_id"
    coalition.locations.hide(replace(first, version=1), actor=actor)
    coalition.locations.save(make_location(team.id), actor=actor)  # the other of this name is used no more
    assert [each.is_hidden for each in coalition.locations.of(team.id, actor=actor)] == [False, True]
