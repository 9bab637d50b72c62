from uuid import UUID

import pytest

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, OrganisationId
from ks_desktop.onward.domain import OnwardPlan
from ks_desktop.onward.service.receiving import Receivers
from tests.onward.rooms import PRACTICE, TEAM, Rooms


def test_a_partner_is_known_by_each_of_its_spellings(rooms: Rooms, case_id: CaseId) -> None:
    receivers = Receivers(rooms.coalition)
    service = rooms.service(organisation_id=PRACTICE.id)
    rooms.coalition.spellings.join(TEAM.id, PRACTICE.id, actor=rooms.actor)
    with rooms.database.reading(rooms.actor) as reading:
        assert receivers.partner(PRACTICE.id, reading=reading).id == TEAM.id
        assert receivers.spellings(PRACTICE.id, reading=reading) == {TEAM.id, PRACTICE.id}
        assert receivers.spellings(TEAM.id, reading=reading) == {TEAM.id, PRACTICE.id}
        found = receivers.of_plan(OnwardPlan(case_id=case_id, service_id=service.id), reading=reading)
        assert (found.service and found.service.id, found.organisation and found.organisation.id) == (
            service.id,
            TEAM.id,
        )
        with pytest.raises(UserError) as gone:
            receivers.partner(OrganisationId(UUID(int=5)), reading=reading)
    assert gone.value.code == "gone"
