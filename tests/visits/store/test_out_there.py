from ks_desktop.core.values import CaseId, new_id
from ks_desktop.visits.store import out_there
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book
from tests.visits.service.test_printed_plans import printed, register, visits_of


def test_sheets_that_are_out_are_named_and_shredded_ones_are_not(room: Room) -> None:
    book(room, room.waiting())
    plan = printed(room, visits_of(room))
    (visit,) = visits_of(room)
    with room.database.reading(room.actor) as reading:
        assert out_there.sheets_out(reading, [visit.case_id]) == [(plan.label, plan.first)]
        assert out_there.sheets_out(reading, [CaseId(new_id())]) == []
        assert out_there.in_calendars(reading, [visit.case_id]) == []
    register(room).shredded(plan.id, actor=room.actor)
    with room.database.reading(room.actor) as reading:
        assert out_there.sheets_out(reading, [visit.case_id]) == []
