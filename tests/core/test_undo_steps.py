import pytest
import sqlalchemy as sa

from ks_desktop.clients import store as clients
from ks_desktop.core import undo_steps
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database
from ks_desktop.core.undo_steps import DONE, UNDONE, UndoRow, UndoStep
from ks_desktop.core.values import CaseId, UserId, new_id
from tests.clients.makers import make_case, make_client


@pytest.fixture
def cases(database: Database, actor: UserId) -> tuple[CaseId, CaseId]:
    client = make_client()
    both = make_case(client), make_case(client)
    with database.work(actor, "test") as work:
        clients.put_client(work, client)
        for case in both:
            clients.put_case(work, case)
    return both[0].id, both[1].id


def test_a_step_of_several_cases_is_one_with_its_cases_in_order_and_goes_with_each(
    database: Database, clock: Clock, actor: UserId, cases: tuple[CaseId, CaseId]
) -> None:
    step = UndoStep(
        id=new_id(), label="plan visit", count=2, done_at=clock.now(), user=actor, case_ids=cases, about_at=clock.now()
    )
    alone = UndoStep(id=new_id(), label="record absence", done_at=clock.now(), user=actor)
    with database.work(actor, "test") as work:
        undo_steps.add(work, step, DONE, {"rows": [["visit", "a", None, None]]})
        undo_steps.add(work, alone, UNDONE, {"rows": []})
    is_step = UndoRow.kind.in_((DONE, UNDONE))
    query = sa.select(UndoRow).where(is_step).order_by(UndoRow.id)
    with database.reading(actor) as reading:
        first, second = undo_steps.as_steps(reading, query)
        assert undo_steps.content_of(step.id, reading=reading) == (DONE, {"rows": [["visit", "a", None, None]]})
        assert undo_steps.touching_since(new_id(), ("visit", "a"), is_step, reading=reading) is None
        before = undo_steps.newest(reading, query)
        found = undo_steps.touching_since(type(step.id)(int=0), ("visit", "a"), is_step, reading=reading)
    assert first == before == found == step
    assert (second.case_ids, second.is_undone) == ((), True)
    with database.work(actor, "test") as work:
        undo_steps.case_destroyed(cases[1], work=work)
    with database.reading(actor) as reading:
        assert [each.id for each in undo_steps.as_steps(reading, query)] == [alone.id]


def test_what_is_in_the_way_is_named(clock: Clock, actor: UserId) -> None:
    step = UndoStep(id=new_id(), label="close case", done_at=clock.now(), user=actor)
    undone = UndoStep(id=new_id(), label="close case", done_at=clock.now(), user=actor, is_undone=True)
    codes = [undo_steps.in_the_way(each).code for each in (None, step, undone)]
    assert codes == ["stale", "done_since", "undone_since"]
    assert "21-11-2026" in undo_steps.in_the_way(step).text()
