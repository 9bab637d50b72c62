import pytest

from ks_desktop.coalition.exchange.files import read
from ks_desktop.coalition.exchange.json_reading import read_json
from ks_desktop.coalition.exchange.rows import Tables
from ks_desktop.core.errors import UserError
from tests.coalition.exchange.makers import as_json


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"services": [', "json"),
        (b"[" * 100_000, "json"),
        (b"[1, 2]", "json_kind"),
        (b'{"kleur": "rood"}', "json_kind"),
        (b'{"services": ["a"]}', "json_kind"),
        (b'[{"name": "x", "status": "active"}]', "no_id"),
        (b'[{"id": "a", "name": "x", "name": "y", "status": "active"}]', "two_columns"),
        (b"[" + b"9" * 5_000 + b"]", "json"),
    ],
)
def test_what_is_no_directory_in_json_is_said_in_words(content: bytes, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_json(("kaart.json", content), Tables())
    assert caught.value.code == code
    assert "kaart.json" in caught.value.text()


def test_what_stands_too_deep_is_refused() -> None:
    found: dict[str, object] = {"id": "p", "name": "x", "status": "a"}
    for number in range(60):
        found = {"id": str(number), "service_at_locations": [{"id": f"l{number}", "service": found}]}
    with pytest.raises(UserError, match="json_kind"):
        read_json(("kaart.json", as_json([found])), Tables())


@pytest.mark.parametrize("said", [{"languages": ["nl"]}, {"minimum_age": 18}, {"service_areas": []}])
def test_a_service_without_a_status_is_no_organisation(said: dict[str, object]) -> None:
    tables = Tables()
    read_json(("kaart.json", as_json([{"id": "a", "name": "x"} | said])), tables)
    assert [row.id for row in tables.of("service")] == ["a"]


def test_the_same_thing_in_many_places_is_one_row_that_points_at_all_of_them() -> None:
    phone = {"id": "p", "number": "030 1234567"}
    partner = {"id": "o", "name": "De Bron", "description": "x", "phones": [phone]}
    tables = Tables()
    services = [{"id": key, "name": key, "organization": partner, "phones": [phone]} for key in ("a", "b")]
    read_json(("kaart.json", as_json(services)), tables)
    (first, again) = tables.of("phone")
    assert (first.id, first.get("organization_id"), first.get("service_id")) == ("p", "o", "a")
    assert (again.get("service_id"), again.get("number")) == ("b", "030 1234567")
    assert len(tables.of("organization")) == 1


def test_a_thing_that_says_two_things_is_refused_by_its_name() -> None:
    found = [{"id": "a", "name": "x", "status": "active"}, {"id": "a", "name": "y", "status": "active"}]
    with pytest.raises(UserError) as caught:
        read_json(("kaart.json", as_json(found)), Tables())
    assert "«service» met het id a" in caught.value.text()


def test_values_of_any_kind_become_texts_and_letters_of_any_kind_are_read() -> None:
    found = {"id": 7, "name": "Café", "status": None, "minimum_age": 2.50, "free": True, "tags": ["a"], "x": {}}
    for content in (
        as_json([found]),
        "\ufeff".encode() + as_json([found]),
        '[{"id": 7, "status": 0, "name": "é"}]'.encode("cp1252"),
    ):
        tables = Tables()
        read_json(("kaart.json", content), tables)
        assert tables.of("service")[0].id == "7"
    tables = Tables()
    read_json(("kaart.json", as_json([found])), tables)
    columns = tables.of("service")[0].columns
    assert columns == {"id": "7", "name": "Café", "minimum_age": "2.5", "free": "true", "tags": '["a"]'}
    assert read(as_json([found]), "kaart.json").services[0].from_years == 2
