from datetime import timedelta
from uuid import uuid4

from ks_desktop.visits.domain import Absence, AbsenceReason
from ks_desktop.visits.service.caseload import CLOSING_DAYS
from tests.houses import TODAY
from tests.visits.team import OEFEN, PROEF, TESTEMA, booked, loads, nurse, office


def test_each_nurse_stands_by_name_and_what_is_nobodys_last() -> None:
    with office() as house:
        found = house.caseload.of_team(TODAY, actor=house.actor)
        assert [load.name for load in found] == [OEFEN, PROEF, TESTEMA, ""]
        assert found[-1].nurse is None
        assert found[-1].weeks == ()
        with house.database.reading(house.actor) as reading:
            cases = house.clients.open_cases(reading=reading)
        assert sum(load.open_cases for load in found) == len(cases)
        waiting = house.visits.to_plan(actor=house.actor)
        assert sum(load.to_plan for load in found) == len(waiting)
        closing = [e for e in waiting if not e.is_missed and (e.closes_on - TODAY).days <= CLOSING_DAYS]
        assert sum(load.closing for load in found) == len(closing)
        assert sum(load.missed for load in found) == sum(entry.is_missed for entry in waiting)
        coming = [v for each in booked(house).values() for v in each if v.day <= TODAY + timedelta(days=8)]
        assert sum(week.visits for load in found for week in load.weeks) == len(coming)
        assert [week.week for week in found[0].weeks] == [47, 48]


def test_no_room_is_left_on_days_that_have_passed() -> None:
    with office() as house:
        this_week, next_week = loads(house)[PROEF].weeks  # asked on a Saturday
        assert this_week.room > 0
        assert this_week.left == 0
        assert next_week.left == next_week.room - next_week.visits > 0
        monday = loads(house, TODAY + timedelta(days=2))[PROEF].weeks[0]
        assert monday.left == next_week.left


def test_absence_takes_room_and_is_said() -> None:
    with office() as house:
        before = loads(house)[OEFEN].weeks[1].room
        away = Absence(
            id=uuid4(),
            user=nurse(house, OEFEN),
            first=TODAY,
            last=TODAY + timedelta(days=8),
            reason=AbsenceReason.ILL,
        )
        house.schedules.absences.save(away, actor=house.actor)
        after = loads(house)[OEFEN]
        assert before > 0
        assert after.weeks[1].room == 0
        assert after.away == "Ziek"
        assert loads(house)[PROEF].away == ""
