import pytest

from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, Organisation, OrganisationKind
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import OrganisationId, new_id
from tests.coalition.test_service import make_organisation


def test_every_kind_of_organisation_belongs_to_a_domain() -> None:
    assert set(DOMAIN_OF_KIND) == set(OrganisationKind)
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    assert team.domain is CareDomain.SOCIAL


def test_a_partner_needs_a_name() -> None:
    with pytest.raises(UserError):
        Organisation(id=OrganisationId(new_id()), name="", kind=OrganisationKind.GP)


def test_a_secret_address_is_left_out_of_what_all_may_see() -> None:
    shelter = make_organisation(street="Geheimpad", house_number="9", address_secret=True)
    seen = shelter.guarded()
    assert (seen.street, seen.house_number, seen.postcode, seen.place, seen.is_guarded) == ("", "", "", "", True)
    assert seen.name == shelter.name
    open_house = make_organisation(street="Plein")
    assert open_house.guarded() is open_house
