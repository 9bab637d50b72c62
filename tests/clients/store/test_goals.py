from dataclasses import replace
from datetime import date

from ks_desktop.clients import store
from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.clients.store import goals
from ks_desktop.core.database import Database
from ks_desktop.core.values import UserId, new_id
from tests.clients.makers import make_case, make_client


def test_goals_come_back_in_her_order_and_go_with_the_case(database: Database, actor: UserId) -> None:
    client = make_client()
    case = make_case(client)
    first = Goal(id=new_id(), case_id=case.id, words="Ł ğ <geen>", since=date(2026, 11, 21), position=1)
    second = replace(first, id=new_id(), words="b", position=0).ended(GoalState.REACHED, date(2026, 11, 22))
    with database.work(actor, "test") as work:
        store.put_client(work, client)
        store.put_case(work, case)
        goals.write(work, case.id, [first, second])
        assert goals.of_cases(work, [case.id]) == {case.id: (second, first)}
        goals.write(work, case.id, [first])
        assert goals.of_cases(work, [case.id]) == {case.id: (first,)}
        goals.destroy(work, case.id)
        assert goals.of_cases(work, [case.id]) == {}
