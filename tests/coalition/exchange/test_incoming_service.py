from datetime import date
from typing import Any

import pytest

from ks_desktop.coalition.domain import Cost, Service
from ks_desktop.coalition.exchange.files import read
from ks_desktop.coalition.exchange.incoming_service import read_day
from tests.coalition.exchange.makers import as_json


def service(**said: Any) -> Service:
    return read(as_json([{"id": "s", "name": "x", "status": "active", **said}]), "kaart.json").services[0]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2026-11-02T10:00:00Z", date(2026, 11, 2)),
        ("2-11-2026", None),
        ("", None),
        ("2026-13-01", None),
    ],
)
def test_a_day_is_one_of_iso_with_or_without_a_time(text: str, day: date | None) -> None:
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("least", "most", "years"),
    [
        (18, 25, (18, 25)),
        ("18.5", "", (18, None)),
        (30, 20, (30, None)),
        (-1, 120, (None, None)),
        ("x", "y", (None, None)),
    ],
)
def test_years_that_cannot_be_say_no_limit(least: Any, most: Any, years: tuple[int | None, int | None]) -> None:
    made = service(minimum_age=least, maximum_age=most)
    assert (made.from_years, made.until_years) == years


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ({"cost_options": [{"id": "1", "amount": "0"}]}, Cost.FREE),
        ({"cost_options": [{"id": "1", "amount": "2,50"}]}, Cost.PAID),
        ({"fees": "Gratis."}, Cost.FREE),
        ({"fees": "naar inkomen"}, Cost.UNKNOWN),
        ({"cost_options": [{"id": "1", "option": "iets"}]}, Cost.UNKNOWN),
    ],
)
def test_what_it_costs_is_understood_where_it_is_clear(said: Any, cost: Cost) -> None:
    assert service(**said).cost is cost


@pytest.mark.parametrize("status", ["inactive", "Defunct", "temporarily closed"])
def test_what_is_not_offered_now_is_put_aside(status: str) -> None:
    assert service(status=status).is_hidden


def test_areas_are_municipalities_the_whole_country_or_left_as_they_are() -> None:
    areas = [
        {"id": str(place), "name": name} for place, name in enumerate(("Utrecht", "Nederland", "Wijk 3", "utrecht"))
    ]
    made = service(service_areas=areas)
    assert (made.municipalities, made.is_nationwide, made.regions) == (("GM0344",), True, ())
    assert service(service_areas=[{"id": "a", "name": "x", "uri": "urn:x-ks-huisbezoek:region:../x"}]).regions == ()
