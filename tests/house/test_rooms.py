from ks_desktop import house as houses
from ks_desktop.clients.domain import CloseReason
from ks_desktop.core.values import DaySpan
from tests.houses import practice


def test_every_room_works_over_one_database_and_all_of_it_is_whole() -> None:
    house = practice()
    house.coalition.serve(["Utrecht"], actor=house.actor)
    assert house.verify() == []
    house.close()


def test_closing_a_case_reaches_the_rooms_above() -> None:
    house = practice()
    planned = next(entry for entry in house.casefiles.list(actor=house.actor).lines if entry.state.value == "planned")
    house.clients.close_case(planned.case_id, CloseReason.PREGNANCY_ENDED, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        visits = house.visits.of_cases([planned.case_id], reading=reading)[planned.case_id]
    assert {visit.state.value for visit in visits} == {"cancelled"}
    house.close()


def test_every_room_that_holds_rows_of_a_case_claims_them() -> None:
    assert {"client_case", "referral", "appointment", "letter", "attachment", "undo_step"} <= houses.claimed_tables()


def test_undoing_a_closed_case_brings_her_visit_back_in_the_same_step() -> None:
    house = practice()
    planned = next(entry for entry in house.casefiles.list(actor=house.actor).lines if entry.state.value == "planned")
    house.clients.close_case(planned.case_id, CloseReason.DECLINED, actor=house.actor)
    house.undo.undo(actor=house.actor)
    with house.database.reading(house.actor) as reading:
        case = house.clients.cases([planned.case_id], reading=reading)[planned.case_id]
        visits = house.visits.of_cases([planned.case_id], reading=reading)[planned.case_id]
    assert case.is_open
    assert [visit.state.value for visit in visits] == ["booked"]
    house.close()


def test_of_a_destroyed_case_a_calendar_and_a_printed_plan_keep_nothing_of_her() -> None:
    house = practice()
    with house.database.reading(house.actor) as reading:
        visit = next(visit for visit in house.visits.booked(reading=reading) if visit.nurse == house.actor)
    year, week, _weekday = visit.day.isocalendar()
    days = DaySpan(visit.day, visit.day)
    told = house.calendar.preview(days, actor=house.actor)
    house.calendar.left(told, actor=house.actor)
    house.plans.printed(house.plans.week(year, week, actor=house.actor), actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        house.clients.destroy_within(visit.case_id, work=work)
    (plan,) = house.printed_plans.out(actor=house.actor)
    assert plan.visits == len(told.entries) - 1
    assert told.entries
    gone = [entry for entry in house.calendar.preview(days, actor=house.actor).entries if entry.is_cancelled]
    assert [(entry.uid in {one.uid for one in told.entries}, entry.starts_at) for entry in gone] == [(True, None)]
    assert house.verify() == []
    house.close()
