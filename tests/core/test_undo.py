from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from ks_desktop.clients import store as clients
from ks_desktop.clients.domain import CaseStatus, CloseReason
from ks_desktop.core import undo as undoing
from ks_desktop.core.clock import Clock
from ks_desktop.core.database import Database, Work
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.rows import Base
from ks_desktop.core.undo import EXPIRES_AFTER
from ks_desktop.core.values import CaseId, Changes, UserId, new_id
from tests.clients.makers import make_case, make_client
from tests.undoing import watched_undo

BEFORE = "praktijk Oost"


class Bench:
    """An undo list over a real file, a clock that can be moved, and a case whose midwife changes."""

    def __init__(self, database: Database, clock: Clock, actor: UserId) -> None:
        self.now: datetime = clock.now()
        self.database = database
        self.actor = actor
        self.undo = watched_undo(database, Clock(lambda: self.now))
        self.case = self.new_case()

    def new_case(self, *, shielded: bool = False) -> CaseId:
        client = make_client(is_shielded=shielded)
        case = make_case(client, midwife=BEFORE)
        with self.database.work(self.actor, "client_changed") as work:
            clients.put_client(work, client)
            clients.put_case(work, case)
            clients.add_due_date(work, case.id, case.statement(self.now, self.actor))
        return case.id

    def do(self, label: str, *, actor: UserId | None = None, case_id: CaseId | None = None, **words: Any) -> None:
        """Write the label as the midwife's name."""
        with self.database.work(actor or self.actor, "client_changed") as work:
            self.write(work, case_id or self.case, midwife=label)
            self.undo.record(work, label=label, case_id=case_id or self.case, **words)

    def write(self, work: Work, case_id: CaseId, **values: Any) -> None:
        table = Base.metadata.tables["client_case"]
        version = {"version": table.c.version + 1}
        work.session.execute(sa.update(table).where(table.c.id == case_id).values(**values, **version))

    def latest(self, actor: UserId | None = None) -> str | None:
        step = self.undo.latest(actor=actor or self.actor)
        return step.label if step else None

    def undone(self) -> str | None:
        step = self.undo.latest_undone(actor=self.actor)
        return step.label if step else None

    def midwife(self, case_id: CaseId | None = None) -> str:
        case_id = case_id or self.case
        with self.database.reading(self.actor) as reading:
            return clients.get_cases(reading, [case_id])[case_id].midwife

    def step(self, label: str) -> undoing.UndoStep:
        return next(step for step in self.undo.steps(actor=self.actor) if step.label == label)


@pytest.fixture
def bench(database: Database, clock: Clock, actor: UserId) -> Bench:
    return Bench(database, clock, actor)


def colleague(database: Database, actor: UserId) -> UserId:
    users = Base.metadata.tables["app_user"]
    other = UserId(new_id())
    with database.work(actor, "user_added") as work:
        row = dict(work.session.execute(sa.select(users)).mappings().one())
        work.session.execute(users.insert().values({**row, "id": other, "name": "collega", "name_key": "collega"}))
    return other


def audit_lines(bench: Bench, subject: str) -> list[dict[str, Any]]:
    audit = Base.metadata.tables["audit"]
    query = sa.select(audit).where(audit.c.subject == subject).order_by(audit.c.seq)
    with bench.database.reading(bench.actor) as reading:
        return [dict(row) for row in reading.session.execute(query).mappings()]


def test_what_was_done_last_is_undone_first_each_once(bench: Bench) -> None:
    for label in ("one", "two"):
        bench.do(label)
    assert bench.latest() == "two"
    assert bench.undo.undo(actor=bench.actor).undo
    assert (bench.latest(), bench.midwife()) == ("one", "one")
    bench.undo.undo(actor=bench.actor)
    assert (bench.latest(), bench.midwife()) == (None, BEFORE)


def test_with_nothing_to_undo_or_do_again_that_is_said(bench: Bench) -> None:
    assert bench.latest() is None
    with pytest.raises(UserError) as refused:
        bench.undo.undo(actor=bench.actor)
    assert refused.value.code == "nothing_to_undo"
    with pytest.raises(UserError) as refused:
        bench.undo.redo(actor=bench.actor)
    assert refused.value.code == "nothing_to_redo"


def test_what_was_taken_back_is_done_again_in_its_order_until_something_else_is_done(bench: Bench) -> None:
    for label in ("one", "two"):
        bench.do(label)
    for _time in range(2):
        bench.undo.undo(actor=bench.actor)
    assert bench.undone() == "one"
    bench.undo.redo(actor=bench.actor)
    bench.undo.redo(actor=bench.actor)
    assert (bench.midwife(), bench.undone(), bench.latest()) == ("two", None, "two")
    bench.undo.undo(actor=bench.actor)
    assert bench.undone() == "two"
    bench.do("three")
    assert bench.undone() is None


def test_a_step_can_be_undone_for_thirty_days_and_then_goes(bench: Bench) -> None:
    bench.do("one")
    bench.now += EXPIRES_AFTER - timedelta(seconds=1)
    assert bench.latest() == "one"
    assert bench.undo.sweep(actor=bench.actor) == Changes()
    bench.now += timedelta(seconds=1)
    assert (bench.latest(), bench.undo.steps(actor=bench.actor)) == (None, ())
    with pytest.raises(UserError):
        bench.undo.undo(actor=bench.actor)
    assert bench.undo.sweep(actor=bench.actor) == Changes(undo=True)
    with bench.database.reading(bench.actor) as reading:
        assert reading.session.scalar(sa.select(sa.func.count()).select_from(undoing.UndoRow)) == 0
    assert bench.midwife() == "one"


def test_ctrl_z_takes_back_ones_own_and_a_colleague_may_take_back_a_step(
    bench: Bench, database: Database, actor: UserId
) -> None:
    other = colleague(database, actor)
    bench.do("mine")
    bench.now += timedelta(minutes=1)
    other_case = bench.new_case()
    bench.do("theirs", actor=other, case_id=other_case)
    assert (bench.latest(), bench.latest(other)) == ("mine", "theirs")
    assert [step.label for step in bench.undo.steps(actor=actor)] == ["theirs", "mine"]
    assert [step.label for step in bench.undo.steps(actor=actor, of_all=False)] == ["mine"]
    bench.undo.undo_step(bench.step("theirs").id, actor=actor)
    assert bench.midwife(other_case) == BEFORE
    assert bench.midwife() == "mine"
    (line,) = audit_lines(bench, "undo_step")
    assert (line["event"], line["columns"], line["actor"], line["about_case"]) == (
        "undone",
        "theirs",
        actor,
        other_case.hex,
    )


def test_a_step_whose_record_moved_on_names_what_is_in_the_way_and_changes_nothing(bench: Bench) -> None:
    bench.do("older")
    bench.do("newer")
    with pytest.raises(StaleError) as refused:
        bench.undo.undo_step(bench.step("older").id, actor=bench.actor)
    assert (refused.value.code, refused.value.values["what"]) == ("done_since", "newer")
    assert bench.midwife() == "newer"
    bench.undo.undo(actor=bench.actor)
    bench.undo.undo_step(bench.step("older").id, actor=bench.actor)  # kept, because what was in the way could go
    assert bench.midwife() == BEFORE


def test_a_change_that_is_no_step_is_in_the_way_and_does_not_stand_before_older_steps(bench: Bench) -> None:
    other = bench.new_case()
    bench.do("older", case_id=other)
    bench.do("stale")
    with bench.database.work(bench.actor, "client_changed") as work:
        bench.write(work, bench.case, midwife="met de hand")
    with pytest.raises(StaleError) as refused:
        bench.undo.undo(actor=bench.actor)
    assert refused.value.code == "stale"
    assert (bench.midwife(), bench.latest()) == ("met de hand", "older")
    assert "stale" in [step.label for step in bench.undo.steps(actor=bench.actor)]  # it may fit again
    bench.undo.undo(actor=bench.actor)
    assert bench.midwife(other) == BEFORE
    with bench.database.work(bench.actor, "client_changed") as work:
        bench.write(work, bench.case, midwife="stale")
    bench.undo.undo_step(bench.step("stale").id, actor=bench.actor)
    assert bench.midwife() == BEFORE


def test_a_step_of_the_middle_with_rows_of_its_own_is_taken_back(bench: Bench) -> None:
    other = bench.new_case()
    bench.do("one")
    bench.do("two", case_id=other)
    bench.undo.undo_step(bench.step("one").id, actor=bench.actor)
    assert (bench.midwife(), bench.midwife(other), bench.latest()) == (BEFORE, "two", "two")


def test_nothing_comes_back_into_a_case_that_was_closed_since(bench: Bench) -> None:
    bench.do("one")
    with bench.database.work(bench.actor, "client_changed") as work:
        bench.write(work, bench.case, midwife=BEFORE)
    bench.do("one")
    with bench.database.work(bench.actor, "case_closed") as work:
        bench.write(work, bench.case, status=CaseStatus.CLOSED, close_reason=CloseReason.OTHER, closed_on=bench.now)
    step = bench.step("close case")
    bench.undo.check("client_case", lambda _work, _keys: None)
    with pytest.raises(StaleError):
        bench.undo.undo_step(bench.step("one").id, actor=bench.actor)
    bench.undo.undo_step(step.id, actor=bench.actor)
    bench.undo.undo_step(bench.step("one").id, actor=bench.actor)
    assert bench.midwife() == BEFORE


def test_a_room_may_refuse_what_its_rows_cannot_say(bench: Bench) -> None:
    seen: list[Collection[str]] = []

    def refuse(work: Work, keys: Collection[str]) -> None:
        del work
        seen.append(keys)
        raise StaleError(code="taken")

    bench.undo.check("client_case", refuse)
    bench.do("one")
    with pytest.raises(StaleError) as refused:
        bench.undo.undo(actor=bench.actor)
    assert (refused.value.code, seen, bench.midwife()) == ("taken", [[bench.case.hex]], "one")


def test_a_step_of_a_shielded_record_is_not_shown_and_not_taken_back(bench: Bench, database: Database) -> None:
    other = colleague(database, bench.actor)
    shielded = bench.new_case(shielded=True)
    bench.do("hers", case_id=shielded)
    step = bench.step("hers")
    assert bench.undo.steps(actor=other) == ()
    with pytest.raises(UserError) as refused:
        bench.undo.undo_step(step.id, actor=other)
    assert (refused.value.code, bench.midwife(shielded)) == ("shielded", "hers")


def test_a_step_goes_with_the_work_it_came_from(bench: Bench) -> None:
    def do_and_fail() -> None:
        with bench.database.work(bench.actor, "client_changed") as work:
            bench.write(work, bench.case, midwife="one")
            bench.undo.record(work, label="one", case_id=bench.case)
            raise KeyError

    with pytest.raises(KeyError):
        do_and_fail()
    assert bench.latest() is None


def test_work_that_changed_nothing_is_no_step(bench: Bench) -> None:
    with bench.database.work(bench.actor, "client_changed") as work:
        bench.undo.record(work, label="one", case_id=bench.case)
    assert bench.latest() is None


def test_what_was_done_in_a_destroyed_case_is_not_brought_back(bench: Bench) -> None:
    other = bench.new_case()
    bench.do("stays", case_id=other)
    bench.do("goes")
    with bench.database.work(bench.actor, "client_changed") as work:
        bench.write(work, bench.case, midwife="both")
        bench.write(work, other, midwife="both")
        bench.undo.record(work, label="both")
        bench.undo.record(work, label="both")
    assert bench.step("both").count == 2
    assert set(bench.step("both").case_ids) == {bench.case, other}
    with bench.database.work(bench.actor, "case_destroyed") as work:
        undoing.case_destroyed(bench.case, work=work)
    assert [step.label for step in bench.undo.steps(actor=bench.actor)] == ["stays"]
    assert bench.undo.steps(actor=bench.actor, case_id=bench.case) == ()


def test_a_step_says_what_it_is_about_and_its_event_names_it_where_no_service_does(bench: Bench) -> None:
    bench.do("plan visit", about_at=bench.now)
    with bench.database.work(bench.actor, "case_changed") as work:
        bench.write(work, bench.case, gp="huisarts Noord")
    second, first = bench.undo.steps(actor=bench.actor, case_id=bench.case)
    assert (first.label, first.about_at, first.case_ids) == ("plan visit", bench.now, (bench.case,))
    assert (second.label, second.about_at, second.done_at, second.user) == ("change case", None, bench.now, bench.actor)


def test_an_inverse_by_hand_is_used_where_rows_cannot_say_it(bench: Bench) -> None:
    def inverse(work: Work, payload: Any) -> Changes:
        bench.write(work, bench.case, midwife=payload["back"])
        return Changes(clients=True)

    bench.undo.by_hand("test.by_hand", inverse)
    bench.do("one", kind="test.by_hand", payload={"back": "met de hand"})
    bench.undo.undo(actor=bench.actor)
    assert (bench.midwife(), bench.undone(), bench.latest()) == ("met de hand", None, None)
