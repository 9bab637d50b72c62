from datetime import timedelta

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.core import moving
from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.service.joining import ONWARD_JOINED
from ks_desktop.onward.service.settling import OnwardSettled
from ks_desktop.onward.service.stopping import OnwardStops
from tests.onward.rooms import MONDAY, PRACTICE, Rooms

S = OnwardState


def test_an_earlier_step_is_not_undone_from_under_a_later_one(rooms: Rooms, case_id: CaseId) -> None:
    sent = rooms.sent(case_id)
    rooms.later(10)
    rooms.step(sent, S.STARTED)
    began = rooms.undo.latest(actor=rooms.actor)
    assert began is not None
    rooms.later()
    rooms.step(sent, S.RECEIVED, MONDAY + timedelta(days=3))  # of an earlier day, heard of later
    before = rooms.now(sent)
    with pytest.raises(StaleError):
        rooms.undo.undo_step(began.id, actor=rooms.actor)
    assert rooms.now(sent) == before
    rooms.undo.undo(actor=rooms.actor)
    rooms.undo.undo_step(began.id, actor=rooms.actor)
    assert rooms.now(sent).state is S.SENT


def test_what_was_written_while_it_was_quiet_counts_when_the_pregnancy_goes_on(rooms: Rooms, case_id: CaseId) -> None:
    rooms.clients.endings.when_ended.append(OnwardSettled(OnwardStops(rooms.clock, rooms.coalition)))
    rooms.agree(case_id)
    draft = rooms.refer(case_id)
    rooms.later(5)
    rooms.clients.endings.end(case_id, "pregnancy_ended", actor=rooms.actor)
    rooms.later()
    rooms.step(draft, S.SENT, MONDAY + timedelta(days=2))  # it had gone out, and nobody had written that down
    assert [step.state for step in rooms.now(draft).steps] == [S.DRAFT, S.SENT, S.WITHDRAWN]
    rooms.clients.endings.take_back(case_id, actor=rooms.actor)
    now = rooms.now(draft)
    assert (now.state, now.sent_on) == (S.SENT, MONDAY + timedelta(days=2))
    with rooms.database.reading(rooms.actor) as reading:
        row = reading.session.connection().exec_driver_sql("SELECT state, step_count FROM onward_referral").one()
    assert tuple(row) == ("sent", 2)  # who counts in the table sees the same


def test_what_was_written_while_two_were_one_goes_along_when_they_part(rooms: Rooms, case_id: CaseId) -> None:
    other = rooms.woman(given_name="Beyza", bsn="", birth_surname="Demir", phone="0611112222")
    sent = rooms.sent(other)
    with rooms.database.work(rooms.actor, "clients_merged") as work:
        moved = ONWARD_JOINED.cases_joined(other, case_id, work=work)
    rooms.step(sent, S.RECEIVED)
    with rooms.database.work(rooms.actor, "clients_parted") as work:
        for each in reversed(moved):
            moving.undo(work, each)
        OnwardSettled(OnwardStops(rooms.clock, rooms.coalition)).parted([other, case_id], rooms.clock.now(), work)
    now = rooms.now(sent)
    assert (now.case_id, now.state) == (other, S.RECEIVED)
    with rooms.database.work(rooms.actor, "case_destroyed") as work:
        rooms.onward.case_destroyed(case_id, work=work)
    assert rooms.now(sent).steps == now.steps
    with rooms.database.work(rooms.actor, "case_destroyed") as work:
        rooms.onward.case_destroyed(other, work=work)


def test_what_lies_ready_stays_when_a_case_closes_and_goes_when_the_pregnancy_ended(
    rooms: Rooms, case_id: CaseId
) -> None:
    ready, draft = rooms.refer(case_id), rooms.refer(case_id, PRACTICE)
    stops = OnwardStops(
        rooms.clock, rooms.coalition, ready=[lambda case, *, reading: (ready,) if case == case_id and reading else ()]
    )
    with rooms.database.work(rooms.actor, "case_closed") as work:
        stops.case_closed(case_id, CloseReason.COMPLETED, work=work)
    assert (rooms.now(ready).state, rooms.now(draft).state) == (S.DRAFT, S.WITHDRAWN)
    with rooms.database.work(rooms.actor, "case_closed") as work:
        OnwardSettled(stops).pregnancy_ended(case_id, work=work)
    assert rooms.now(ready).state is S.WITHDRAWN
