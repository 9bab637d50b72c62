from dataclasses import replace

from ks_desktop.coalition.exchange.copy import Extra, KeptCell, KeptGroup, KeptRow
from ks_desktop.coalition.exchange.outgoing_service import NOBODY, UNIT
from ks_desktop.coalition.exchange.portraits import is_common, mark, portraits, rows_of, without_secret_places
from ks_desktop.coalition.exchange.rows import filled
from tests.coalition.exchange.makers import BUDGET, HOUSE, SHELTER, TEAM, directory


def row(table: str, **columns: str) -> KeptRow:
    return KeptRow(table, tuple(sorted(columns.items())))


def test_a_place_of_a_secret_partner_and_what_leads_to_it_are_not_there() -> None:
    extra = Extra(
        owner=BUDGET.id, rows=(row("schedule", id="s", location_id=str(HOUSE.id), description="bij de brug"),)
    )
    secret = replace(TEAM, address_secret=True)
    of_secret = Extra(owner=TEAM.id, rows=(row("funding", id="f", organization_id=str(TEAM.id), source="straat"),))
    copy = directory(organisations=(secret, SHELTER), extras=(extra, of_secret))
    safe = without_secret_places(copy)
    assert (safe.locations, {place for each in safe.services for place in each.locations}) == ((), set())
    text = str(rows_of(copy).rows)
    assert not [word for word in ("Plein 1940", "Lindelaan", "bij de brug", "straat") if word in text]
    assert "bij de brug" in str(rows_of(directory(extras=(extra,))).rows)


def test_what_a_file_said_goes_out_as_long_as_nothing_of_ours_changed_there() -> None:
    (portrait,) = (each for each in portraits(directory()) if each.owner == BUDGET.id)
    phone = row("phone", id="p", service_id=str(BUDGET.id), number="030 2223334 (balie)")
    extra = Extra(
        owner=BUDGET.id,
        cells=(KeptCell("maximum_age", "25", "25.0"), KeptCell("licenses", "", "ja")),
        groups=(KeptGroup("phone", mark(portrait.groups["phone"]), (phone,)),),
    )
    found = rows_of(directory(extras=(extra,)))
    assert "030 2223334 (balie)" in {each.get("number") for each in found.of("phone")}
    changed = replace(BUDGET, phone="030-9998887", until_years=30)
    services = tuple(changed if each.id == BUDGET.id else each for each in directory().services)
    found = rows_of(directory(services=services, extras=(extra,)))
    assert "030-9998887" in {each.get("number") for each in found.of("phone")}
    (about,) = (each for each in found.of("service") if each.id == str(BUDGET.id))
    assert (about.get("maximum_age"), about.get("licenses")) == ("30", "ja")


def test_rows_that_say_the_same_have_one_mark_whatever_their_ids_are() -> None:
    one, other = (filled("phone", id=key, number="1") for key in ("a", "b"))
    assert mark([one]) == mark([other]) != mark([])


def test_a_pointer_at_nothing_is_put_aside_and_the_rest_goes_out() -> None:
    gone = row("attribute", id="a", link_id="weg", value="x")
    loose = Extra(owner=None, rows=(gone, row("taxonomy", id="t", name="n", description="d")))
    found = rows_of(directory(extras=(loose,)))
    (aside,) = (each for each in found.of("attribute") if each.id == "a")
    assert (aside.get("link_id"), aside.get("original_link_id"), aside.get("value")) == ("", "weg", "x")
    assert "t" in {each.id for each in found.of("taxonomy")}


def test_what_every_file_of_ours_has_is_known_as_that() -> None:
    found = rows_of(directory())
    assert {each.id for each in found.each() if is_common(each)} >= {NOBODY, UNIT}
    heard: list[int] = []
    rows_of(directory(), heard.append)
    assert heard == [0]
