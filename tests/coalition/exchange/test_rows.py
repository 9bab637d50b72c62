from uuid import uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from ks_desktop.coalition.exchange.rows import SPACE, Row, Tables, at, filled, first, id_from, wrong
from ks_desktop.core.errors import UserError


@settings(max_examples=30)
@given(st.lists(st.text(max_size=5), min_size=1, max_size=3))
def test_an_id_made_of_texts_is_a_uuid_of_the_fifth_kind(words: list[str]) -> None:
    assert id_from(*words) == str(uuid5(SPACE, "\n".join(words)))


def test_rows_are_found_by_what_stands_in_a_column() -> None:
    tables = Tables()
    one, other = filled("phone", id="1", number="030", type=""), filled("phone", id="2", number="030")
    for row in (one, other, filled("phone", id="3")):
        tables.add(row)
    assert one.columns == {"id": "1", "number": "030"}
    assert tables.by("phone", "number") == {"030": [one, other]}
    assert first(tables.each()) is one
    assert first([]) is None
    assert one.kept().columns == (("id", "1"), ("number", "030"))


def test_what_is_wrong_is_told_with_its_place() -> None:
    row = Row("phone", {}, "phone.csv", 7)
    error = at(UserError("This file is empty.", code="x"), row, "number")
    assert (error.text(), error.code) == ("phone.csv, regel 7, number: Dit bestand is leeg.", "x")
    assert wrong(row, "number", "{file} {line} {column} {more}", "y", more="z").text() == "phone.csv 7 number z"
