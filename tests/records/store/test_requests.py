"""A request as it was stored comes back; the register has what waits in front."""

from datetime import date

from ks_desktop.house import House
from ks_desktop.records.domain.requests import AskedBy, Decision, Outcome, RequestKind
from ks_desktop.records.store import requests as store
from tests.families import sign_up
from tests.records.requests.conftest import house
from tests.records.requests.makers import all_steps, asking

__all__ = ["house"]


def test_everything_comes_back_and_goes_with_the_case(house: House) -> None:
    case = sign_up(house, "Bewaard")
    told = asking(
        case,
        RequestKind.CORRECTION,
        asked_by=AskedBy.PARENT,
        asker="P. Proef",
        words="regel een\nregel twee",
        says="<b>oud</b>",
    )
    late = house.requests.begin(told, actor=house.actor)
    soon = house.requests.begin(asking(case, RequestKind.ACCESS, on=date(2026, 11, 1)), actor=house.actor)
    done = house.requests.begin(asking(case, RequestKind.OBJECTION, on=date(2026, 10, 1)), actor=house.actor)
    all_steps(house, done)
    outcome = Outcome(decision=Decision.PARTLY, grounds=("needed",), reason="Een deel moet van de wet.")
    house.requests.finish(done, outcome, actor=house.actor)
    with house.database.reading(house.actor) as reading:
        assert [one.id for one in store.register(reading)] == [soon, late, done]
        kept = store.find(reading, late)
        ended = store.find(reading, done)
        assert store.due(reading) == ((date(2026, 12, 1), date(2026, 11, 1)), (date(2026, 12, 21), date(2026, 11, 21)))
    assert kept is not None
    assert kept.asking == told
    assert ended is not None
    assert ended.outcome == outcome
    with house.database.work(house.actor, "records_destroyed") as work:
        house.clients.destroy_within(case, work=work)
    with house.database.reading(house.actor) as reading:
        assert store.register(reading) == ()
