import json

from ks_desktop.coalition.exchange.files import CopyKind, write
from ks_desktop.coalition.exchange.json_writing import json_file
from ks_desktop.coalition.exchange.rows import Tables, filled
from tests.coalition.exchange.makers import BUDGET, HOUSE, SHELTER, TEAM, directory


def test_a_service_stands_there_as_the_standard_has_it_with_all_that_belongs_to_it() -> None:
    found = json.loads(write(directory(), CopyKind.JSON))
    (service,) = (each for each in found["services"] if each["id"] == str(BUDGET.id))
    assert service["organization"]["name"] == TEAM.name
    assert (service["minimum_age"], service["status"]) == (16, "active")
    assert [each["code"] for each in service["languages"]] == ["nl", "tr", "ti"]
    assert service["service_at_locations"][0]["location"]["name"] == HOUSE.name
    assert service["capacities"][0]["available"] == 1
    assert "service_id" not in service["phones"][0]
    terms = {each["taxonomy_term"]["code"] for each in service["attributes"]}
    assert {"until_age", "parity", "takes_from", "money"} <= terms
    assert str(SHELTER.id) in {each["id"] for each in found["organizations"]}
    assert {each["name"] for each in found["taxonomies"]} >= {"KS Huisbezoek: kenmerken"}


def test_what_belongs_to_nothing_stands_in_a_list_of_its_own_and_numbers_stay_texts_where_they_are() -> None:
    tables = Tables()
    tables.add(filled("service", id="1", name="x", minimum_age="12", maximum_age="007", tags='["a"]', more="[x"))
    tables.add(filled("kleuren", id="9", naam="rood"))
    found = json.loads(json_file(tables))
    assert found["kleuren"] == [{"id": "9", "naam": "rood"}]
    (service,) = found["services"]
    assert (service["minimum_age"], service["maximum_age"]) == (12, "007")
    assert (service["tags"], service["more"]) == (["a"], "[x")
