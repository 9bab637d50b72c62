from dataclasses import replace
from datetime import date, timedelta

import pytest

from ks_desktop.clients.domain import CloseReason
from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.errors import UserError
from tests.visits.conftest import TODAY, Room
from tests.visits.waiting import doors, entries, held


def test_a_second_visit_waits_when_the_nurse_asks_for_it_and_opens_after_the_first(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    first = TODAY - timedelta(days=12)
    known.afterwards.record(held(case_id, first), actor=room.actor)
    assert entries(room) == {}
    known.further.want(case_id, SECOND_VISIT, actor=room.actor)
    waiting = entries(room)[case_id, SECOND_VISIT]
    assert (waiting.opens_on, waiting.closes_on) == (first + timedelta(weeks=4), first + timedelta(weeks=8))
    assert (waiting.contact_name, waiting.term_on, waiting.is_missed) == ("Tweede huisbezoek", waiting.closes_on, False)
    known.afterwards.record(held(case_id, TODAY, SECOND_VISIT), actor=room.actor)
    assert entries(room) == {}
    known.further.want(case_id, SECOND_VISIT, actor=room.actor)  # a third visit: the count begins anew
    assert (case_id, SECOND_VISIT) in entries(room)


def test_each_step_can_be_undone(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.further.want(case_id, CALL, actor=room.actor)
    assert set(entries(room)) == {(case_id, FIRST_VISIT), (case_id, CALL)}
    assert entries(room)[case_id, CALL].term_on == date(2026, 11, 27)
    known.further.give_up(case_id, CALL, actor=room.actor)
    assert set(entries(room)) == {(case_id, FIRST_VISIT)}
    room.undo.undo(actor=room.actor)
    assert (case_id, CALL) in entries(room)
    room.undo.undo(actor=room.actor)
    assert (case_id, CALL) not in entries(room)


def test_what_is_not_offered_or_waits_already_is_refused(room: Room) -> None:
    known, case_id = doors(room), room.waiting()
    known.further.want(case_id, CALL, actor=room.actor)
    refused = []
    for kind in (CALL, SECOND_VISIT, FIRST_VISIT, "gone"):
        with pytest.raises(UserError) as caught:
            known.further.want(case_id, kind, actor=room.actor)
        refused.append(caught.value.code)
    assert refused == ["waits", "too_early", "contact_type", "contact_type"]
    known.further.give_up(case_id, CALL, actor=room.actor)
    with pytest.raises(UserError) as gone:
        known.further.give_up(case_id, CALL, actor=room.actor)
    assert gone.value.code == "gone"
    room.clients.close_case(case_id, CloseReason.MOVED, actor=room.actor)
    with pytest.raises(UserError) as closed:
        known.further.want(case_id, CALL, actor=room.actor)
    assert closed.value.code == "case_closed"


def test_the_kinds_that_may_be_asked_for_are_those_offered(room: Room) -> None:
    known = doors(room)
    second = next(kind for kind in known.further.kinds(actor=room.actor) if kind.key == SECOND_VISIT)
    room.coalition.contact_types.save(replace(second, is_hidden=True), actor=room.actor)
    assert [kind.key for kind in known.further.kinds(actor=room.actor)] == [FIRST_VISIT, CALL]
