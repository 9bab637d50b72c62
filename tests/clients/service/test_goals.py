from dataclasses import replace
from datetime import date

import pytest

from ks_desktop.clients.domain import Case, CloseReason
from ks_desktop.clients.domain.goal import Goal, GoalState
from ks_desktop.clients.service import Clients
from ks_desktop.clients.service.goals import Goals
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.errors import UserError
from ks_desktop.core.undo import Undo
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client

DAY = date(2026, 11, 21)


def goal(case: Case, words: str) -> Goal:
    return Goal(id=new_id(), case_id=case.id, words=words, since=DAY)


def test_goals_are_put_changed_and_refused_where_they_cannot_be(
    database: Database, clock: Clock, actor: UserId
) -> None:
    undo = Undo(database, clock)
    goals, clients = Goals(database, undo), Clients(database, clock, undo)
    client = make_client()
    case = make_case(client)
    with database.work(actor, "test") as work:
        clients.open_case(client, case, work=work)

    def of() -> tuple[Goal, ...]:
        with database.reading(actor) as reading:
            return goals.of([case.id], reading=reading).get(case.id, ())

    first, second = goal(case, " rustiger\x00 slapen "), goal(case, "stoppen met roken")
    goals.put(case.id, [first, second], actor=actor)
    kept = of()
    assert [(one.words, one.position) for one in kept] == [("rustiger slapen", 0), ("stoppen met roken", 1)]
    goals.put(case.id, [kept[1], kept[0].ended(GoalState.REACHED, DAY)], actor=actor)
    assert [one.state for one in of()] == [GoalState.OPEN, GoalState.REACHED]
    assert not goals.put(case.id, of(), actor=actor).any()
    clients.close_case(case.id, CloseReason.COMPLETED, actor=actor)
    with pytest.raises(UserError) as closed:
        goals.put(case.id, [second], actor=actor)
    assert closed.value.code == "case_closed"
    elsewhere = CaseId(new_id())
    with pytest.raises(UserError) as gone:
        goals.put(elsewhere, [replace(second, case_id=elsewhere)], actor=actor)
    assert gone.value.code == "gone"
