"""Files of other programs, years and countries: what is read of them, and that all of it goes out again."""

from typing import Any

import pytest

from ks_desktop.coalition.domain import Cost, Mark, OrganisationKind, Phase
from ks_desktop.coalition.exchange.copy import DirectoryCopy
from ks_desktop.coalition.exchange.files import CopyKind, read, write
from tests.coalition.exchange.makers import as_json, cells, table, zipped

ORG, SERVICE, PLACE = (f"0190000{n}-0000-7000-8000-000000000000" for n in (1, 2, 3))
ADDRESS, PHONE, AREA, FUNDING = (f"0190000{n}-0000-7000-8000-000000000000" for n in (4, 5, 6, 7))

HSDS_3 = {
    "organization.csv": table(
        {
            "id": ORG,
            "name": "Zonnehof",
            "alternate_name": "Zon",
            "description": "<p>Helpt gezinnen.</p><ul><li>thuis</li><li>op het loket</li></ul>",
            "website": "https://zonnehof.example",
            "year_incorporated": "1987",
            "kvk_name": "Zonnehof Advies",
        }
    ),
    "location.csv": table(
        {"id": PLACE, "location_type": "physical", "organization_id": ORG, "latitude": "52.09", "longitude": "5.12"}
    ),
    "address.csv": table(
        {
            "id": ADDRESS,
            "location_id": PLACE,
            "address_1": "Zonlaan 3",
            "city": "Amersfoort",
            "state_province": "Utrecht",
            "postal_code": "3811ab",
            "country": "NL",
            "address_type": "physical",
        }
    ),
    "service.csv": table(
        {
            "id": SERVICE,
            "organization_id": ORG,
            "name": "Maatje thuis",
            "description": "Een vrijwilliger komt langs.",
            "status": "active",
            "accreditations": "Keurmerk",
            "minimum_age": "18",
            "maximum_age": "120",
            "eligibility_description": "Iedere ouder",
            "fees_description": "Gratis",
        }
    ),
    "service_at_location.csv": table(
        {"id": "at-1", "service_id": SERVICE, "location_id": PLACE, "description": "Op dinsdag"}
    ),
    "service_area.csv": table(
        {"id": AREA, "service_id": SERVICE, "name": "Amersfoort"},
        {"id": "area-2", "service_id": SERVICE, "name": "Wijk Soesterkwartier"},
    ),
    "phone.csv": table(
        {"id": PHONE, "organization_id": ORG, "service_id": SERVICE, "number": "+31 33 1234567", "extension": "007"}
    ),
    "language.csv": table(
        {"id": "l1", "service_id": SERVICE, "name": "Arabic"},
        {"id": "l2", "service_id": SERVICE, "name": "Achterhoeks"},
    ),
    "funding.csv": table({"id": FUNDING, "service_id": SERVICE, "source": "Gemeente"}),
    "program.csv": table({"id": "p1", "organization_id": ORG, "name": "Thuis", "description": "=SUM(A1)"}),
}
ORUK_1: dict[str, Any] = {
    "totalElements": 1,
    "content": [
        {
            "id": "svc-9",
            "name": "Baby group",
            "description": "Meet other parents.",
            "url": "https://baby.example",
            "deliverable_type": "Information",
            "attending_type": ["venue", "online"],
            "fees": "free",
            "organization": {"id": "org-9", "name": "Baby Trust", "url": "https://trust.example"},
            "service_areas": [{"id": "sa-9", "service_area": "Utrecht"}],
            "eligibilitys": [{"id": "el-9", "eligibility": "Parents", "minimum_age": 16, "maximum_age": 99}],
            "service_taxonomys": [{"id": "st-9", "taxonomy": {"id": "t-9", "name": "schulden", "vocabulary": "own"}}],
            "cost_options": [{"id": "co-9", "amount": 2.5, "option": "per session"}],
            "contacts": [{"id": "c-9", "name": "Jo Smith", "title": "lead", "phones": [{"number": "030 1234567"}]}],
            "languages": [{"id": "la-9", "language": "Turkish"}],
            "regular_schedules": [{"id": "rs-9", "opens_at": "09:00", "weekday": "MO"}],
            "service_at_locations": [
                {
                    "id": "sal-9",
                    "location": {
                        "id": "loc-9",
                        "name": "Hall",
                        "latitude": 51.5,
                        "physical_addresses": [
                            {"id": "pa-9", "address_1": "1 High St", "city": "Town", "postal_code": "AB1 2CD"}
                        ],
                        "accessibility_for_disabilities": [{"id": "ac-9", "accessibility": "Ramp"}],
                    },
                }
            ],
        }
    ],
}


def hsds(**changed: str) -> DirectoryCopy:
    return read(zipped({**HSDS_3, **{f"{name}.csv": text for name, text in changed.items()}}), "kaart.zip")


def test_the_tables_of_the_standard_become_our_cards() -> None:
    copy = hsds()
    (partner,), (service,), (place,) = copy.organisations, copy.services, copy.locations
    assert (partner.name, partner.kind, partner.phone) == ("Zonnehof", OrganisationKind.OTHER, "033-1234567")
    assert partner.note == "Helpt gezinnen.\nthuis\nop het loket"
    assert (partner.street, partner.house_number, partner.postcode) == ("Zonlaan", "3", "3811 AB")
    assert (place.street, place.place, place.organisation_id) == ("Zonlaan", "Amersfoort", partner.id)
    assert (service.from_years, service.until_years, service.cost) == (18, None, Cost.FREE)
    assert (service.phase, service.mark, service.for_whom) == (Phase.BOTH, Mark.FOUND, "Iedere ouder")
    assert (service.municipalities, service.languages) == (("GM0307",), ("ar",))
    assert (service.locations, service.phone) == ((place.id,), "033-1234567")


@pytest.mark.parametrize("kind", CopyKind)
@pytest.mark.parametrize("content", [zipped(dict(HSDS_3)), as_json(ORUK_1)], ids=["hsds", "oruk"])
def test_a_foreign_directory_comes_back_whole_after_it_went_out(kind: CopyKind, content: bytes) -> None:
    copy = read(content, "kaart")
    assert copy.extras
    again = read(write(copy, kind), "kaart")
    assert (again.services, again.organisations, again.people) == (copy.services, copy.organisations, copy.people)
    assert (again.locations, again.extras) == (copy.locations, copy.extras)


def test_every_cell_of_a_foreign_file_goes_out_again() -> None:
    """Our own words stand beside theirs at most where they said nothing."""
    out = cells(write(hsds(), CopyKind.HSDS))
    for name, text in HSDS_3.items():
        for row in cells(zipped({name: text}))[name.removesuffix(".csv")]:
            (found,) = (r for r in out[name.removesuffix(".csv")] if row["id"] in {r["id"], r.get("original_id")})
            for column, cell in row.items():
                said = found["original_id"] if column == "id" and found.get("original_id") else found[column]
                assert said.removeprefix("'") == cell, (name, column)


def test_what_a_nurse_changed_goes_out_in_place_of_what_was_read() -> None:
    from dataclasses import replace

    copy = hsds()
    service = replace(copy.services[0], phone="030-7654321", name="Maatje", languages=("tr",), until_years=40)
    out = cells(write(replace(copy, services=(service,)), CopyKind.HSDS))
    (row,) = out["service"]
    assert (row["name"], row["maximum_age"], row["accreditations"]) == ("Maatje", "40", "Keurmerk")
    assert "030-7654321" in {phone["number"] for phone in out["phone"]}
    assert {language["name"] for language in out["language"]} == {"Turks", "Achterhoeks"}


def test_the_uk_profile_of_the_first_year_is_understood() -> None:
    copy = read(as_json(ORUK_1), "oruk.json")
    (service,), (partner,), (who,) = copy.services, copy.organisations, copy.people
    assert (partner.name, service.organisation_id) == ("Baby Trust", partner.id)
    assert (service.municipalities, service.languages, service.needs) == (("GM0344",), ("tr",), ("money",))
    assert (service.for_whom, service.cost, service.cost_note) == ("Parents", Cost.PAID, "free")
    assert (who.name, who.function, who.phone, who.organisation_id) == ("Jo Smith", "lead", "030-1234567", partner.id)
    (place,) = copy.locations
    assert (place.name, place.street, place.postcode, place.access_note) == ("Hall", "1 High St", "", "Ramp")
    kept = str(copy.extras)
    assert all(word in kept for word in ("rs-9", "deliverable_type", "maximum_age"))


def test_an_id_that_is_no_uuid_is_the_same_one_whenever_it_is_read() -> None:
    first, second = (read(as_json(ORUK_1), name).services[0].id for name in ("a.json", "b.json"))
    assert first == second
    assert read(write(read(as_json(ORUK_1), "a"), CopyKind.HSDS), "b").services[0].id == first


@pytest.mark.parametrize(
    "found",
    [
        ORUK_1["content"],
        {"contents": ORUK_1["content"]},
        ORUK_1["content"][0],
        {"services": ORUK_1["content"]},
    ],
    ids=["list", "page", "one", "all"],
)
def test_json_is_read_as_one_thing_a_list_and_pages(found: Any) -> None:
    assert read(as_json(found), "kaart.json").services == read(as_json(ORUK_1), "kaart.json").services


@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("utf-8-sig", ","), ("cp1252", ";"), ("utf-16", "\t"), ("utf-8", ";")]
)
def test_tables_of_older_years_in_any_letters_are_understood(encoding: str, delimiter: str) -> None:
    rows = {
        "organizations.csv": ["id,name,description,url", "o1,Café Één,Koffie,https://cafe.example"],
        "services.csv": ["ID,Organization ID,Name,Status,wait_time", "s1,o1,Inloop,Active,28 days"],
        "physical_addresses.csv": ["id,location_id,address_1,city,postal_code", "a1,l1,Dorp 1,Ede,6711 AA"],
        "locations.csv": ["id,organization_id,name", "l1,o1,Dorpshuis"],
        "services_taxonomy.csv": ["id,service_id,taxonomy_id", "x1,s1,t1"],
        "taxonomy.csv": ["id,name,parent_id,vocabulary", "t1,Taal en inburgeren,,eigen"],
    }
    files: dict[str, str | bytes] = {
        name: "\r\n".join(lines).replace(",", delimiter).encode(encoding) for name, lines in rows.items()
    }
    copy = read(zipped(files), "oud.zip")
    (partner,), (service,), (place,) = copy.organisations, copy.services, copy.locations
    assert (partner.name, partner.place, place.street) == ("Café Één", "Ede", "Dorp")
    assert (service.needs, service.is_hidden, service.organisation_id) == (("language",), False, partner.id)
    out = cells(write(copy, CopyKind.HSDS))
    assert out["organization"][0]["website"] == "https://cafe.example"
    assert (out["service"][0]["wait_time"], out["address"][0]["address_type"]) == ("28 days", "physical")


def test_a_table_of_services_alone_is_read_without_who_offers_them() -> None:
    copy = read(HSDS_3["service.csv"].encode(), "aanbod.csv")
    (service,) = copy.services
    assert (service.name, service.organisation_id) == ("Maatje thuis", None)
    again = read(write(copy, CopyKind.HSDS), "kaart")
    assert (again.services, again.extras) == (copy.services, copy.extras)
    assert ORG in str(again.extras)
