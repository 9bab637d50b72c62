from dataclasses import replace
from datetime import date

from ks_desktop.coalition.domain import FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.values import new_id
from ks_desktop.visits import store
from ks_desktop.visits.domain import MissedReason, MissedWindow
from tests.visits.conftest import TODAY, Room


def test_the_newest_answer_counts_for_each_kind_of_contact(room: Room) -> None:
    case_id = room.waiting()
    first = MissedWindow(
        id=new_id(),
        case_id=case_id,
        contact_type=FIRST_VISIT,
        reason=MissedReason.NO_NURSE,
        closed_on=date(2026, 11, 1),
        recorded_on=TODAY,
    )
    newer = replace(first, id=new_id(), reason=MissedReason.OTHER, note="verhuisd")
    second = replace(first, id=new_id(), contact_type=SECOND_VISIT)
    with room.database.work(room.actor, "test") as work:
        for answer in (first, newer, second):
            store.add_missed(work, answer)
    with room.database.work(room.actor, "test") as work:
        assert store.missed(work, [case_id]) == {
            (case_id, FIRST_VISIT): replace(newer, version=1),
            (case_id, SECOND_VISIT): replace(second, version=1),
        }
        store.destroy(work, case_id)
        assert store.missed(work, [case_id]) == {}
