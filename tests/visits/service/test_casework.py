from datetime import date, timedelta

from ks_desktop.clients.domain import CloseReason
from ks_desktop.visits.domain.caseload import NextStep
from ks_desktop.visits.service.casework import is_to_call
from tests.houses import TODAY
from tests.visits.team import go_to, office


def test_each_open_case_has_its_next_step_and_a_closed_one_has_none() -> None:
    with office() as house:
        with house.database.reading(house.actor) as reading:
            works = {work.case.id: work for work in house.visits.works.gather(TODAY, reading=reading)}
            states = {line.case_id: line for line in house.casefiles.list(actor=house.actor).lines}
        assert {work.step for work in works.values()} >= {NextStep.VISIT, NextStep.CALL, NextStep.FEED_BACK}
        assert all(work.case.is_open for work in works.values())
        visit = next(work for work in works.values() if work.step is NextStep.VISIT)
        assert visit.visits
        assert visit.whose.nurse == visit.visits[0].nurse
        call = next(work for work in works.values() if work.step is NextStep.CALL)
        assert call.to_call() == 1
        assert call.whose.owner is None
        assert all(is_to_call(entry) for entry in call.waiting)
        assert set(works) <= set(states)
        house.clients.close_case(visit.case.id, CloseReason.MOVED, actor=house.actor)
        with house.database.reading(house.actor) as reading:
            left = {work.case.id for work in house.visits.works.gather(TODAY, reading=reading)}
        assert left == set(works) - {visit.case.id}


def test_a_visit_that_is_over_lacks_its_report() -> None:
    with office() as house:
        go_to(house, date(2026, 12, 20))
        with house.database.reading(house.actor) as reading:
            works = house.visits.works.gather(TODAY + timedelta(days=29), reading=reading)
        lacking = [work for work in works if work.step is NextStep.REPORT]
        assert lacking
        assert all(work.lacking and not work.visits for work in lacking)
