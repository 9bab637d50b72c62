from datetime import date

import pytest

from ks_desktop.coalition.domain import DOMAIN_OF_KIND, CareDomain, Organisation, OrganisationKind, Terms
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import OrganisationId, new_id


def test_every_kind_of_organisation_belongs_to_a_domain() -> None:
    assert set(DOMAIN_OF_KIND) == set(OrganisationKind)
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    assert team.domain is CareDomain.SOCIAL


@pytest.mark.parametrize("days", [-1, 61])
def test_terms_nobody_can_mean_are_refused(days: int) -> None:
    with pytest.raises(UserError) as caught:
        Terms(municipality="GM0344", valid_from=date(2026, 1, 1), visit_days=days)
    assert caught.value.field == "visit_days"


def test_a_partner_needs_a_name() -> None:
    with pytest.raises(UserError):
        Organisation(id=OrganisationId(new_id()), name="", kind=OrganisationKind.GP)
