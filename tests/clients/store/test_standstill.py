from dataclasses import replace
from datetime import timedelta

from ks_desktop.clients.domain.standstill import Standstill
from ks_desktop.clients.service import Clients
from ks_desktop.clients.store import standstill as store
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client
from tests.houses import TODAY


def test_it_counts_for_every_case_of_the_same_woman_and_for_nobody_else(
    database: Database, clock: Clock, actor: UserId
) -> None:
    clients = Clients(database, clock, Undo(database, clock))
    client, other = make_client(), make_client(bsn="")
    first, second, hers = make_case(client), make_case(client), make_case(other)
    with database.work(actor, "test") as work:
        clients.open_case(client, first, work=work)
        clients.open_case(replace(client, version=1), second, work=work)
        clients.open_case(other, hers, work=work)
        still = Standstill(id=new_id(), case_id=first.id, request_id=new_id(), since=TODAY, begun_by=actor)
        store.add(work, still)
        cases = [first.id, second.id, hers.id, CaseId(new_id())]
        assert set(store.of_cases(work, cases)) == {first.id, second.id}
        assert store.lift(work, second.id, TODAY + timedelta(days=1)) == 1
        assert store.of_cases(work, cases) == {}
        assert store.lift(work, second.id, TODAY) == 0
        store.destroy(work, first.id)
        assert work.session.query(store.StandstillRow).count() == 0
