from dataclasses import replace

import pytest

from ks_desktop.clients import store as records
from ks_desktop.core.database import Database
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import UserId
from ks_desktop.visits.domain.incident import OnPaper
from ks_desktop.visits.store import incidents
from tests.clients.makers import make_case, make_client
from tests.visits.domain.test_incident import incident


def test_an_incident_comes_back_and_stays_when_a_case_goes(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    new = incident(recorded_by=actor, data=(OnPaper.CODE, OnPaper.NAME), has_strip=True, women=1)
    with database.work(actor, "test") as work:
        records.put_client(work, client)
        records.put_case(work, case)
        incidents.put(work, new)
        incidents.concern(work, new.id, [case.id])
        with pytest.raises(StaleError):
            incidents.put(work, new)
        kept = replace(new, version=1)
        assert incidents.find(work, new.id) == kept
        assert incidents.all_of(work) == (kept,)
        assert incidents.cases_of(work, new.id) == (case.id,)
        incidents.destroy(work, case.id)
        assert incidents.cases_of(work, new.id) == ()
        with pytest.raises(StaleError):
            incidents.remove(work, kept, 2)
        incidents.remove(work, kept, 1)
        assert incidents.find(work, new.id) is None
