from datetime import UTC, datetime

from ks_desktop.clients import store
from ks_desktop.clients.store import joined
from ks_desktop.core.database import Database, Work
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client


def test_a_joining_goes_with_its_case_or_its_woman(database: Database, actor: UserId) -> None:
    client = make_client()
    case, other = make_case(client), make_case(client)

    def keep(work: Work, *cases: str) -> None:
        row = joined.JoinedRecordRow(
            id=new_id(),
            client_id=client.id,
            name="Ailin Kayya",
            moved={"cases": list(cases)},
            joined_at=datetime(2026, 11, 21, tzinfo=UTC),
            joined_by=actor,
        )
        work.session.add(row)
        work.session.flush()

    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        store.put_case(work, other)
        keep(work, case.id.hex)
        keep(work, other.id.hex)
        first, second = reversed(joined.of_clients(work, [client.id]))
        assert joined.get(work, first.id) is first
        joined.forget_of_case(work, case.id, client.id)
        assert joined.of_clients(work, [client.id]) == [second]
        joined.forget_of_client(work, client.id)
        assert joined.of_clients(work, [client.id]) == []
