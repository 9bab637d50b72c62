from datetime import date

from ks_desktop.core.values import UserId, new_id
from ks_desktop.visits.domain.standing_in import StandIn
from ks_desktop.visits.store.stand_ins import add_stand_in, destroy, stand_ins
from tests.visits.conftest import Room


def test_stand_ins_are_kept_the_oldest_first_and_go_with_the_case(room: Room, colleague: UserId) -> None:
    cases = [room.waiting(), room.waiting("Proef", birth_date="1990-02-02")]
    kept = [
        StandIn(
            id=new_id(), case_id=case_id, instead_of=one, nurse=other, first=date(2026, 11, 23), last=date(2026, 12, 1)
        )
        for case_id in cases
        for one, other in ((room.actor, colleague), (colleague, room.actor))
    ]
    with room.database.work(room.actor, "work_handed_over") as work:
        for each in kept:
            add_stand_in(work, each)
    with room.database.reading(room.actor) as reading:
        assert stand_ins(reading, cases) == {cases[0]: tuple(kept[:2]), cases[1]: tuple(kept[2:])}
        assert stand_ins(reading, []) == {}
    with room.database.work(room.actor, "case_destroyed") as work:
        destroy(work, cases[0])
    with room.database.reading(room.actor) as reading:
        assert stand_ins(reading, cases) == {cases[1]: tuple(kept[2:])}
