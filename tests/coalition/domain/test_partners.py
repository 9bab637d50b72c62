import pytest

from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, Organisation, OrganisationKind
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import OrganisationId, new_id


def test_every_kind_of_organisation_belongs_to_a_domain() -> None:
    assert set(DOMAIN_OF_KIND) == set(OrganisationKind)
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    assert team.domain is CareDomain.SOCIAL


def test_a_partner_needs_a_name() -> None:
    with pytest.raises(UserError):
        Organisation(id=OrganisationId(new_id()), name="", kind=OrganisationKind.GP)
