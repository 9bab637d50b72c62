import pytest

from ks_desktop.coalition.exchange.files import read
from ks_desktop.coalition.exchange.reading import copy_of
from ks_desktop.coalition.exchange.rows import Tables
from ks_desktop.core.errors import UserError, each
from tests.coalition.exchange.makers import as_json, table, zipped


def test_a_file_without_cards_is_no_directory() -> None:
    with pytest.raises(UserError, match="directory_no_cards"):
        copy_of(Tables())
    with pytest.raises(UserError, match="directory_no_cards"):
        read(zipped({"phone.csv": "id,number\n1,030 1234567\n"}), "kaart.zip")


def test_every_card_without_a_name_is_told_with_its_place() -> None:
    rows = table({"id": "1", "name": " "}, {"id": "2", "name": "x"}, {"id": "3", "name": ""})
    with pytest.raises(UserError) as caught:
        read(rows.encode(), "organization.csv")
    assert [error.text() for error in each(caught.value)] == [
        "organization.csv, regel 2: de naam ontbreekt.",
        "organization.csv, regel 4: de naam ontbreekt.",
    ]


def test_a_place_and_a_person_belong_to_who_offers_a_service_there() -> None:
    found = {
        "organizations": [{"id": "o", "name": "De Bron", "description": "x"}],
        "services": [
            {
                "id": "s",
                "name": "Inloop",
                "status": "active",
                "organization_id": "o",
                "contacts": [{"id": "c", "name": "Jo"}],
                "service_at_locations": [{"id": "a", "location": {"id": "l", "name": "Zaal"}}],
            }
        ],
        "locations": [{"id": "m", "name": "Van niemand"}],
    }
    copy = read(as_json(found), "kaart.json")
    (partner,), (service,) = copy.organisations, copy.services
    assert [(place.name, place.organisation_id) for place in copy.locations] == [("Zaal", partner.id)]
    assert [(who.name, who.organisation_id) for who in copy.people] == [("Jo", partner.id)]
    assert (service.locations, service.people) == ((copy.locations[0].id,), (copy.people[0].id,))
    assert "Van niemand" in str([extra for extra in copy.extras if extra.owner is None])
