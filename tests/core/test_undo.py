from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from ks_desktop.clients import store as clients
from ks_desktop.core import undo as undoing
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.rows import Base
from ks_desktop.core.undo import EXPIRES_AFTER, Undo
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from tests.clients.makers import make_case, make_client

KIND = "test.write"


class Bench:
    """An undo list over a real file, a clock that can be moved, and what its inverses were given."""

    def __init__(self, database: Database, clock: Clock, actor: UserId) -> None:
        self.now: datetime = clock.now()
        self.database = database
        self.actor = actor
        self.undo = Undo(database, Clock(lambda: self.now))
        self.undo.register(KIND, self._apply)
        self.applied: list[Mapping[str, Any]] = []
        self.stale = False
        self.case = self.new_case()

    def _apply(self, work: Work, payload: Mapping[str, Any]) -> Changes:
        work.session.execute(sa.update(Base.metadata.tables["client_case"]).values(midwife="teruggezet"))
        if self.stale:
            raise StaleError
        self.applied.append(payload)
        return Changes(visits=True)

    def new_case(self) -> CaseId:
        client = make_client()
        case = make_case(client)
        with self.database.work(self.actor, "test") as work:
            clients.put_client(work, client)
            clients.put_case(work, case)
        return case.id

    def record(self, label: str, *, actor: UserId | None = None, case_id: CaseId | None = None) -> None:
        with self.database.work(actor or self.actor, "test") as work:
            self.undo.record(work, kind=KIND, label=label, case_id=case_id or self.case, payload={"what": label})

    def latest(self, actor: UserId | None = None) -> str | None:
        step = self.undo.latest(actor=actor or self.actor)
        return step.label if step else None

    def midwife(self) -> str:
        with self.database.reading(self.actor) as reading:
            return clients.get_cases(reading, [self.case])[self.case].midwife


@pytest.fixture
def bench(database: Database, clock: Clock, actor: UserId) -> Bench:
    return Bench(database, clock, actor)


def colleague(database: Database, actor: UserId) -> UserId:
    users = Base.metadata.tables["app_user"]
    other = UserId(new_id())
    with database.work(actor, "test") as work:
        row = dict(work.session.execute(sa.select(users)).mappings().one())
        work.session.execute(users.insert().values({**row, "id": other, "name": "collega", "name_key": "collega"}))
    return other


def test_what_was_done_last_is_undone_first_each_once(bench: Bench) -> None:
    for label in ("one", "two"):
        bench.record(label)
    assert bench.latest() == "two"
    assert bench.undo.undo(actor=bench.actor) == Changes(visits=True, undo=True)
    assert bench.latest() == "one"
    bench.undo.undo(actor=bench.actor)
    assert bench.applied == [{"what": "two"}, {"what": "one"}]
    assert bench.midwife() == "teruggezet"


def test_with_nothing_to_undo_that_is_said(bench: Bench) -> None:
    assert bench.latest() is None
    with pytest.raises(UserError) as refused:
        bench.undo.undo(actor=bench.actor)
    assert refused.value.code == "nothing_to_undo"


def test_a_step_can_be_undone_for_a_day_and_not_after(bench: Bench) -> None:
    bench.record("one")
    bench.now += EXPIRES_AFTER - timedelta(seconds=1)
    assert bench.latest() == "one"
    bench.now += timedelta(seconds=1)
    assert bench.latest() is None
    with pytest.raises(UserError):
        bench.undo.undo(actor=bench.actor)
    assert bench.applied == []


def test_nobody_undoes_what_a_colleague_did(bench: Bench, database: Database, actor: UserId) -> None:
    other = colleague(database, actor)
    bench.record("mine")
    bench.now += timedelta(minutes=1)
    bench.record("theirs", actor=other)
    assert (bench.latest(), bench.latest(other)) == ("mine", "theirs")
    bench.undo.undo(actor=actor)
    assert bench.applied == [{"what": "mine"}]
    assert bench.latest(other) == "theirs"


def test_a_step_that_no_longer_applies_changes_nothing_and_does_not_stand_before_older_ones(bench: Bench) -> None:
    bench.record("older")
    bench.record("stale")
    before = bench.midwife()
    bench.stale = True
    with pytest.raises(StaleError):
        bench.undo.undo(actor=bench.actor)
    assert bench.midwife() == before
    assert bench.latest() == "older"
    bench.stale = False
    bench.undo.undo(actor=bench.actor)
    assert bench.applied == [{"what": "older"}]


def test_a_step_goes_with_the_work_it_is_the_inverse_of(bench: Bench) -> None:
    def record_and_fail() -> None:
        with bench.database.work(bench.actor, "test") as work:
            bench.undo.record(work, kind=KIND, label="one", case_id=bench.case, payload={})
            raise KeyError

    with pytest.raises(KeyError):
        record_and_fail()
    assert bench.latest() is None


def test_what_was_done_in_a_destroyed_case_is_not_brought_back(bench: Bench) -> None:
    other = bench.new_case()
    bench.record("stays", case_id=other)
    bench.record("goes")
    with bench.database.work(bench.actor, "test") as work:
        undoing.case_destroyed(bench.case, work=work)
    assert bench.latest() == "stays"


def test_a_step_says_how_many_such_things_it_takes_back(bench: Bench) -> None:
    bench.record("plan visit")
    step = bench.undo.latest(actor=bench.actor)
    assert step is not None
    assert step.count == 1
    with bench.database.work(bench.actor, "test") as work:
        for label in ("write down visit", "plan visit", "plan visit"):
            bench.undo.record(work, kind=KIND, label=label, case_id=bench.case, payload={"what": label})
    step = bench.undo.latest(actor=bench.actor)
    assert step is not None
    assert (step.label, step.count) == ("plan visit", 2)
