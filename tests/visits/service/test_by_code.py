from datetime import date

from ks_desktop.core.values import DaySpan
from ks_desktop.visits.domain.printed import PlanKind
from ks_desktop.visits.service.by_code import VisitCodes
from tests.visits.conftest import Room
from tests.visits.service.test_calendars import book
from tests.visits.service.test_printed_plans import register, visits_of

DAY = date(2026, 11, 23)


def test_a_visit_is_found_by_its_code_and_a_sheet_by_its_number(room: Room) -> None:
    book(room, room.waiting())
    (visit,) = visits_of(room)
    codes = VisitCodes(room.database, room.clients)
    (found,) = codes.visits(visit.code, actor=room.actor)
    assert found.visit == visit
    assert found.case.id == visit.case_id
    assert found.client.id == found.case.client_id
    other = "0000" if visit.code != "0000" else "1111"
    assert codes.visits(other, actor=room.actor) == ()
    plan = register(room).draft(PlanKind.DAY, DaySpan(DAY, DAY), [visit], nurse=room.actor, actor=room.actor)
    register(room).printed(plan, actor=room.actor)
    sheet = codes.plan(plan.number, plan.made_on, actor=room.actor)
    assert sheet is not None
    assert sheet.label == plan.label
    assert codes.plan(99, plan.made_on, actor=room.actor) is None
