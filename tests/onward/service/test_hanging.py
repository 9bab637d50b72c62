from ks_desktop.coalition.domain import Hanging, Tied
from ks_desktop.core.values import CaseId
from ks_desktop.onward.domain import OnwardState
from ks_desktop.onward.service.hanging import OnwardHanging
from tests.onward.rooms import TEAM, Rooms


def count(rooms: Rooms) -> int:
    with rooms.database.reading(rooms.actor) as reading:
        found = OnwardHanging().hanging([TEAM.id], reading=reading)
    assert found == Hanging(tied=Tied.ONWARD, count=found.count)
    return found.count


def test_a_referral_hangs_on_its_receiver_until_nothing_follows(rooms: Rooms, case_id: CaseId) -> None:
    assert count(rooms) == 0
    onward_id = rooms.sent(case_id)
    assert count(rooms) == 1
    rooms.step(onward_id, OnwardState.WITHDRAWN)
    assert count(rooms) == 0
