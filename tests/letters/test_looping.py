from datetime import date
from uuid import UUID

from sqlalchemy import event

from ks_desktop.core.values import CaseId
from ks_desktop.letters.looping import Looping, settled_on
from ks_desktop.visits.domain import AppointmentState, Outcome
from tests.letters.rooms import Rooms
from tests.letters.test_gathering import report, visit


def looping(rooms: Rooms) -> Looping:
    return Looping(
        clock=rooms.clock,
        clients=rooms.clients,
        referrals=rooms.referrals,
        visits=rooms.visits,
        onward=rooms.onward,
    )


def test_the_day_that_counts_is_of_the_last_visit_that_took_place_or_that_she_declined() -> None:
    held = visit(1, 12, AppointmentState.DONE, report=report(Outcome.VISITED, 12))
    declined = visit(2, 18, AppointmentState.CANCELLED, report=report(Outcome.DECLINED, 18))
    away = visit(3, 19, AppointmentState.NO_SHOW, report=report(Outcome.NOT_AT_HOME, 19))
    assert settled_on([held, declined, away, visit(4, 24)]) == date(2026, 11, 18)
    assert settled_on([away]) is None


def test_any_number_of_cases_takes_the_same_number_of_questions(rooms: Rooms) -> None:
    cases = [
        rooms.woman(given_name=name, birth_surname=name, birth_date=f"199{place}-03-12", bsn="")[0]
        for place, name in enumerate(("Ada", "Bo", "Cor"))
    ]
    asked: list[str] = []
    with rooms.database.reading(rooms.actor) as reading:
        connection = reading.session.connection()
        event.listen(connection, "before_cursor_execute", lambda _c, _k, statement, *_rest: asked.append(statement))
        found = looping(rooms).facts(cases, reading=reading)
        of_three = len(asked)
        looping(rooms).facts(cases[:1], reading=reading)
        assert len(asked) == 2 * of_three
        assert of_three > 5
        assert looping(rooms).owed([*cases, CaseId(UUID(int=9))], reading=reading) == {}
    assert found.keys() == set(cases)
