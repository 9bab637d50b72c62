import pytest

from ks_desktop.coalition.exchange.naming import LONGEST, finished, given, named, table_of
from ks_desktop.coalition.exchange.rows import Row
from ks_desktop.core.errors import UserError


@pytest.mark.parametrize(
    ("name", "columns", "table"),
    [
        ("services", ["id"], "service"),
        ("Physical Addresses", ["id"], "address"),
        ("service_taxonomys", ["id"], "attribute"),
        ("taxonomy", ["id", "name"], "taxonomy"),
        ("taxonomy", ["id", "name", "parent_id"], "taxonomy_term"),
        ("export 2026", ["id", "organization_id", "name", "status", "fees"], "service"),
        ("lijst", ["id", "kleur"], "lijst"),
        ("lijst", ["naam", "kleur"], "lijst"),
    ],
)
def test_a_table_is_known_by_its_name_or_else_by_its_columns(name: str, columns: list[str], table: str) -> None:
    assert table_of(name, columns) == table


def test_columns_get_the_names_of_the_standard_which_count_before_others() -> None:
    assert named("organization", {"url": "x", "kleur": "rood"}) == {"website": "x", "kleur": "rood"}
    assert named("organization", {"url": "x", "website": "y"}) == {"url": "x", "website": "y"}
    assert given("postal_addresses") == {"address_type": "postal"}


def test_what_nothing_can_show_is_taken_out_and_an_id_is_made_where_none_is_needed() -> None:
    row = finished(Row("phone", {"number": "030\x00\ud800", "type": ""}))
    assert row.columns == {"number": "030", "id": row.id}
    assert finished(Row("phone", {"number": "030"})).id == row.id
    assert finished(Row("phone", {"number": "030"}), within="s").id != row.id


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (Row("service", {"name": "x"}, "a.csv", 3), "no_id"),
        (Row("phone", {"id": "1", "number": "1" * (LONGEST + 1)}, "a.csv", 3), "too_long"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_with_its_place(row: Row, code: str) -> None:
    with pytest.raises(UserError) as caught:
        finished(row)
    assert caught.value.code == code
    assert "a.csv, regel 3" in caught.value.text()
