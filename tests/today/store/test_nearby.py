from datetime import date, time, timedelta

from ks_desktop.clients.domain import CaseState
from ks_desktop.core.clock import instant_of
from ks_desktop.core.values import DaySpan
from ks_desktop.house import House
from ks_desktop.today import store
from tests.houses import TODAY, case_in

MONDAY = date(2026, 11, 23)


def test_booked_visits_are_known_by_neighbourhood_and_a_secret_address_is_in_none(house: House) -> None:
    planned = case_in(house, CaseState.PLANNED)
    with house.database.reading(house.actor) as reading:
        woman = house.casefiles.facts([planned], reading=reading)[planned].client
        area = woman.address.postcode[:4]
        span = DaySpan(TODAY, TODAY + timedelta(days=14))
        assert MONDAY in store.visit_days_in(reading, {area}, span)[area]
        assert store.visit_days_in(reading, {area}, DaySpan(TODAY, TODAY)) == {}
        assert store.visit_days_in(reading, {"9999"}, span) == {}
        assert "" not in store.visit_days_in(reading, {"", area}, span)


def test_the_next_day_with_visits_is_known(house: House) -> None:
    now = instant_of(TODAY, time(8))
    with house.database.reading(house.actor) as reading:
        starts = store.next_visits(reading, [house.actor], now)
        assert {start.date() for start in starts} == {MONDAY}
        assert store.next_visits(reading, [house.actor], instant_of(date(2027, 11, 1), time(8))) == ()
