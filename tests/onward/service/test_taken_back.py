import pytest

from ks_desktop.core.errors import StaleError
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.service.receiving import Receivers
from ks_desktop.onward.service.taken_back import OnwardTakenBack
from tests.onward.rooms import PRACTICE, Rooms


def test_what_was_taken_back_does_not_come_back_beside_a_new_one(rooms: Rooms, case_id: CaseId) -> None:
    rooms.undo.check("onward_referral", OnwardTakenBack(Receivers(rooms.coalition)).check)
    first = rooms.refer(case_id)
    rooms.later()
    rooms.step(first, OnwardState.WITHDRAWN)
    step = rooms.undo.latest(actor=rooms.actor)
    assert step is not None
    rooms.later()
    second = rooms.refer(case_id)
    with pytest.raises(StaleError) as refused:
        rooms.undo.undo_step(step.id, actor=rooms.actor)
    assert refused.value.code == "open_already"
    assert rooms.now(first).state is OnwardState.WITHDRAWN
    rooms.later()
    rooms.step(second, OnwardState.WITHDRAWN)
    rooms.refer(case_id, PRACTICE)
    rooms.undo.undo_step(step.id, actor=rooms.actor)
    assert rooms.now(first).state is OnwardState.DRAFT
