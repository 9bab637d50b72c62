from dataclasses import replace
from uuid import UUID

from ks_desktop.clients.domain import ConsentPurpose
from ks_desktop.clients.domain.spellings import as_one, kept_by_spelling, kept_one
from ks_desktop.core.values import OrganisationId
from tests.letters.people import TEAM, consent

OTHER = replace(TEAM, id=OrganisationId(UUID(int=13)), name="Buurtteam Oost (oud)")


def test_her_answers_to_any_spelling_are_answers_to_the_partner_that_stays() -> None:
    kept = kept_by_spelling([TEAM, replace(OTHER, joined_into=TEAM.id)])
    assert kept == {OTHER.id: TEAM.id}
    assert (kept_one(OTHER.id, kept), kept_one(TEAM.id, kept), kept_one(None, kept)) == (TEAM.id, TEAM.id, None)
    given = [consent(ConsentPurpose.REFER, receiver=OTHER.id), consent(ConsentPurpose.SIGN_UP)]
    assert [each.receiver for each in as_one(given, kept)] == [TEAM.id, None]
