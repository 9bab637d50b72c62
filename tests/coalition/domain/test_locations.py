from typing import Any

import pytest

from ks_desktop.coalition.domain import Location
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import LocationId, OrganisationId, new_id


def make_location(organisation_id: OrganisationId | None = None, **changes: Any) -> Location:
    whole: dict[str, Any] = {
        "id": LocationId(new_id()),
        "organisation_id": organisation_id or OrganisationId(new_id()),
        "name": "Intake",
        "street": "Stilpad",
        "house_number": "3",
        "postcode": "3511 ZZ",
        "place": "Utrecht",
        "municipality": "GM0344",
        "access_note": "Achter de kerk",
    }
    return Location(**whole | changes)


def test_a_place_has_a_name() -> None:
    with pytest.raises(UserError) as caught:
        make_location(name=" ")
    assert caught.value.field == "name"


def test_of_a_secret_place_nothing_is_left_that_says_where_it_is() -> None:
    secret = make_location(address_secret=True, phone="030-1234567")
    guarded = secret.guarded()
    assert not [word for word in ("Stilpad", "3511", "Utrecht", "GM0344", "kerk") if word in repr(guarded)]
    assert (guarded.name, guarded.phone, guarded.is_guarded) == ("Intake", "030-1234567", True)
    assert (open_one := make_location()).guarded() is open_one
