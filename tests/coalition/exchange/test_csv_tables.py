import json
import zipfile
from io import BytesIO
from uuid import UUID

import pytest

from ks_desktop.coalition.exchange.csv_tables import DESCRIPTION, csv_package, names_in, read_table
from ks_desktop.coalition.exchange.files import CopyKind, read, write
from ks_desktop.coalition.exchange.rows import Tables, filled
from ks_desktop.coalition.exchange.standard import standard
from ks_desktop.core.errors import UserError, each
from tests.coalition.exchange.makers import cells, directory, zipped


def test_our_package_is_right_by_the_tables_of_the_standard() -> None:
    package = write(directory(), CopyKind.HSDS)
    found = cells(package)
    known = {name: {row["id"] for row in rows} for name, rows in found.items()}
    assert {"organization", "service", "location", "attribute", "taxonomy_term", "unit"} <= set(found)
    for name, rows in found.items():
        table = standard().tables[name]
        assert len(known[name]) == len(rows)
        for row in rows:
            UUID(row["id"])
            assert list(row) == list(table.columns)
            assert all(row[column] for column in table.required), (name, row)
            assert all(row[column] in {"", *words} for column, words in table.choices.items())
            assert all(not row[column] or float(row[column]) >= 0 for column in table.numbers)
            assert all(not row[column] or row[column] in known[target] for column, target in table.links.items())
    every = set().union(*known.values())
    assert {row["link_id"] for row in found["attribute"]} <= every


def test_the_description_names_every_table_column_and_link() -> None:
    package = write(directory(), CopyKind.HSDS)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        description = json.loads(archive.read(DESCRIPTION))
        assert {each["path"] for each in description["resources"]} == set(archive.namelist()) - {DESCRIPTION}
    (service,) = (each for each in description["resources"] if each["name"] == "service")
    fields = {field["name"]: field for field in service["schema"]["fields"]}
    assert fields["id"]["constraints"] == {"required": True, "unique": True}
    assert fields["minimum_age"]["type"] == "number"
    assert "temporarily closed" in fields["status"]["constraints"]["enum"]
    assert {"fields": "organization_id", "reference": {"resource": "organization", "fields": "id"}} in service[
        "schema"
    ]["foreignKeys"]
    assert description["profile"] == "tabular-data-package"


def test_columns_and_tables_that_nobody_knows_go_along_and_no_cell_is_run() -> None:
    tables = Tables()
    tables.add(filled("service", id="1", name="=1+1", kleur="rood"))
    tables.add(filled("kleuren", id="9", naam="@x"))
    found = cells(csv_package(tables))
    assert (found["service"][0]["name"], found["service"][0]["kleur"]) == ("'=1+1", "rood")
    assert found["kleuren"] == [{"id": "9", "naam": "'@x"}]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("service.csv", "naam,kleur\nx,y\n", "service.csv: de kolom «id» ontbreekt."),
        ("organization.csv", "id,title\n1,y\n", "organization.csv: de kolom «name» ontbreekt."),
        ("service.csv", "id,name,Name\n1,y,z\n", "service.csv: er zijn twee kolommen «name»."),
        ("service.csv", "id,name\n1,y,z\n", "service.csv, regel 2: er zijn meer cellen dan kolommen."),
        ("service.csv", "id,name\n,y\n", "service.csv, regel 2: het id ontbreekt."),
        ("service.csv", 'id,name\n1,"y\n', "service.csv: Een aanhalingsteken"),
        ("service.csv", "id,name\n" + "\x01\x02\x03" * 20, "service.csv: Dit bestand is geen lijst"),
    ],
)
def test_a_table_that_is_wrong_says_where(file: str, text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_table((file, text.encode()), Tables())
    assert caught.value.text().startswith(said)


def test_all_wrong_lines_of_a_table_are_told_at_once_and_an_empty_one_says_nothing() -> None:
    with pytest.raises(UserError) as caught:
        read_table(("service.csv", b"id,name\n,a\n1,b\n,c\n"), Tables())
    assert [error.values["line"] for error in each(caught.value)] == [2, 4]
    tables = Tables()
    read_table(("service.csv", b"\n"), tables)
    assert not list(tables.each())


def test_a_description_names_tables_and_a_broken_one_says_nothing() -> None:
    described = json.dumps({"title": "Kaart", "resources": [{"path": "data/a.csv", "name": "services"}]})
    assert names_in(described.encode()) == ({"a.csv": "services"}, "Kaart")
    for broken in (b"{", b"[]", b'{"resources": [1]}', b'{"resources": [{}]}', b"[" * 100_000):
        assert names_in(broken) == ({}, "")
    copy = read(zipped({DESCRIPTION: described, "a.csv": "id,name\n1,Inloop\n"}), "kaart.zip")
    assert (copy.title, copy.services[0].name) == ("Kaart", "Inloop")
