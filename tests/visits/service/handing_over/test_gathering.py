from collections.abc import Collection, Iterator
from datetime import timedelta

import pytest

from ks_desktop.core.database import Reading
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import CaseId, DaySpan
from ks_desktop.house import House
from ks_desktop.visits.domain import Reason
from ks_desktop.visits.service.handing_over.gathering import MOST_DAYS, check_span
from tests.houses import TODAY
from tests.visits.team import OEFEN, PROEF, TESTEMA, asked, booked, nurse, office


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    with office() as made:
        yield made


def test_cases_with_visits_come_first_in_order_of_time(house: House) -> None:
    question = asked(house, PROEF)
    starts = [case.moves[0].visit.starts_at if case.moves else None for case in question.cases]
    assert starts[0] is not None
    assert starts[-1] is None  # that one waits for feedback
    assert nurse(house, PROEF) not in question.colleagues()
    assert [question.names[one] for one in question.colleagues()] == [OEFEN, TESTEMA]
    assert set(question.loads) >= set(question.colleagues())


def test_visits_after_the_days_stay_with_her_and_are_told(house: House) -> None:
    visits = [visit for each in booked(house).values() for visit in each if visit.nurse == nurse(house, TESTEMA)]
    before = DaySpan(TODAY, min(visit.day for visit in visits) - timedelta(days=1))
    question = asked(house, TESTEMA, before)
    assert all(case.moves == () for case in question.cases)
    said = [reason.text() for case in question.cases for reason in case.beside]
    assert said.count("Bezoeken na deze dagen, die bij haar blijven: 1") == len(visits)


class Drawer:
    def goes_along(self, case_ids: Collection[CaseId], *, reading: Reading) -> dict[CaseId, tuple[Reason, ...]]:
        assert not reading.session.dirty
        return {case_id: (Reason(message="Day"),) for case_id in case_ids}


def test_what_lies_in_other_rooms_is_told(house: House) -> None:
    drawer = Drawer()
    house.hand_overs.beside.append(drawer)
    try:
        assert all(any(reason.text() == "Dag" for reason in case.beside) for case in asked(house).cases)
    finally:
        house.hand_overs.beside.remove(drawer)


def test_days_behind_and_more_than_a_year_are_refused() -> None:
    check_span(DaySpan(TODAY - timedelta(days=3), TODAY), TODAY)
    check_span(DaySpan(TODAY, TODAY + timedelta(days=MOST_DAYS)), TODAY)
    for first, last, code in ((-3, -1, "past"), (0, MOST_DAYS + 1, "long")):
        with pytest.raises(UserError) as error:
            check_span(DaySpan(TODAY + timedelta(days=first), TODAY + timedelta(days=last)), TODAY)
        assert error.value.code == code
