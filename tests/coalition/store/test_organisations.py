from dataclasses import replace

import pytest

from ks_desktop.coalition import store
from ks_desktop.coalition.domain import Organisation, OrganisationKind
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import OrganisationId, UserId, new_id


def test_a_stale_or_vanished_organisation_is_refused(database: Database, actor: UserId) -> None:
    team = Organisation(id=OrganisationId(new_id()), name="Wijkteam", kind=OrganisationKind.NEIGHBOURHOOD_TEAM)
    with database.work(actor, "test") as work:
        store.put_organisation(work, team)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_organisation(work, team)
    with pytest.raises(StaleError), database.work(actor, "test") as work:
        store.put_organisation(work, replace(team, id=OrganisationId(new_id()), version=2))
