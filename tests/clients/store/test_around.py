from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from ks_desktop.clients import store
from ks_desktop.clients.domain import DueDate, DueDateMethod
from ks_desktop.clients.store.around import around, both, difference, take_back
from ks_desktop.clients.store.rows import ConsentRow
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId
from tests.clients.makers import make_case, make_client, make_consent


def test_what_was_changed_made_and_removed_is_taken_back_and_nothing_else(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    stated = DueDate(
        due_date=date(2027, 3, 1),
        method=DueDateMethod.LMP,
        stated_at=datetime(2026, 11, 21, 9, tzinfo=UTC),
        stated_by=actor,
    )
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        store.put_consent(work, make_consent(case))
        work.session.flush()
        before = around(work, case.id)
        store.put_case(work, replace(case, version=1, midwife="De Bron"))
        store.add_due_date(work, case.id, stated)
        first = difference(before, between := around(work, case.id)).as_json()
        work.session.execute(sa.delete(ConsentRow))
        second = difference(between, around(work, case.id)).as_json()
        store.put_case(work, replace(case, version=2, midwife="De Bron", gp="Huisarts Proef"))
        take_back(work, both(first, second))
        work.session.expire_all()
        after = around(work, case.id)
        assert {table: rows for table, rows in after.items() if table != "client_case"} == {
            table: rows for table, rows in before.items() if table != "client_case"
        }
        assert store.get_cases(work, [case.id])[case.id] == replace(case, version=4, gp="Huisarts Proef")
