from dataclasses import replace

import pytest

from ks_desktop.coalition.domain import FeedbackRoute
from ks_desktop.coalition.exchange.outgoing import NOTHING, apart, location, organisation, person
from tests.coalition.exchange.makers import ANNA, BUDGET, HOUSE, SHELTER, TEAM


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Lindelaan 12 a", ("Lindelaan", "12 a")),
        ("Plein 1940", ("Plein", "1940")),
        ("1e Dwarsstraat 3-5", ("1e Dwarsstraat", "3-5")),
        ("Kade", ("Kade", "")),
        ("12", ("12", "")),
    ],
)
def test_a_line_falls_apart_into_street_and_number(line: str, parts: tuple[str, str]) -> None:
    assert apart(line) == parts


def test_a_secret_partner_and_place_have_no_address_whoever_asks() -> None:
    secret = replace(TEAM, address_secret=True, feedback_route=FeedbackRoute.POST, feedback_address="Lindelaan 12")
    rows = [row for rows in organisation(secret).groups.values() for row in rows]
    assert {row.table for row in rows} == {"phone", "contact", "attribute"}
    assert "Lindelaan" not in str(rows)
    place = location(replace(HOUSE, address_secret=True))
    assert (place.groups["address"], place.groups["access"]) == ([], [])


def test_the_words_that_the_standard_asks_for_are_there_where_we_know_none() -> None:
    (about, address) = organisation(replace(TEAM, postcode="", house_number="", street="", note="")).groups["address"]
    assert about.get("location_type") == "physical"
    assert (address.get("address_1"), address.get("postal_code"), address.get("city")) == (NOTHING, NOTHING, "Utrecht")
    assert organisation(replace(SHELTER, note="")).row.get("description") == "Welzijnswerk"


def test_somebody_who_is_named_for_one_service_points_at_it() -> None:
    assert person(ANNA, {ANNA.id: BUDGET.id}).row.get("service_id") == str(BUDGET.id)
    gone = person(replace(ANNA, is_active=False), {})
    assert "left" in {row.get("link_type") for row in gone.groups["criteria"]}
