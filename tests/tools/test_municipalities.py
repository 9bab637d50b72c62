"""Postcodes get the municipality of their place where a table says so, and a guess that says it is one elsewhere."""

import csv
import io
import zipfile
from pathlib import Path

from tools import municipalities
from tools.municipalities import Row, Settlement, connect, key_of, read_settlements
from tools.places import Place


def place(pc4: str, name: str, latitude: float = 52.0, longitude: float = 5.0, accuracy: float = 6) -> Place:
    return Place(pc4=pc4, latitude=latitude, longitude=longitude, place=name, accuracy=accuracy)


def settlement(name: str, code: str, latitude: float = 52.0) -> Settlement:
    return Settlement(name=name, code=code, at=place("", name, latitude))


AROUND = (settlement("Dorp", "GM0001"), settlement("Stad", "GM0002", 52.01), settlement("Ver", "GM0003", 52.2))


def test_a_settlement_of_that_name_close_by_says_which_municipality() -> None:
    far = settlement("Dorp", "GM0009", 53.0)
    assert connect([place("1234", "dorp")], [far, *AROUND], {"dorp": "GM0008"}) == [
        Row(pc4="1234", place="dorp", code="GM0001", is_guess=False)
    ]
    assert connect([place("1234", "Dorp")], [far], {"dorp": "GM0008"})[0].code == "GM0008"


def test_of_a_hamlet_those_around_it_are_guessed_the_nearest_first() -> None:
    rows = connect([place("1234", "Buurtschap")], AROUND, {})
    assert [(row.code, row.is_guess) for row in rows] == [("GM0001", True), ("GM0002", True)]


def test_the_centre_of_the_area_goes_first() -> None:
    rows = connect([place("1234", "Stad", accuracy=4), place("1234", "Dorp")], AROUND, {})
    assert [row.place for row in rows] == ["Dorp", "Stad"]


def test_names_are_compared_without_marks() -> None:
    assert key_of("'s-Gravenhage") == key_of("S Gravenhage") == "sgravenhage"


def test_settlements_are_read_with_the_code_of_their_municipality(tmp_path: Path) -> None:
    wheel = tmp_path / "wheel.zip"
    divisions = "Utrecht\tNL-UT\tNL.09\t1\nGemeente Proef\t\tNL.09.0999\t2\nElders\t\tBE.01.0001\t3\n"
    cities = "Proef\t9\t1|2\t166\t700\t52.1\t5.1\nBuiten\t8\t3\t166\t700\t51.0\t4.0\n"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(municipalities.DIVISIONS, divisions)
        archive.writestr(municipalities.SETTLEMENTS, cities)
    (found,) = read_settlements(wheel)
    assert (found.name, found.code, found.at.latitude) == ("Proef", "GM0999", 52.1)


def test_what_is_shipped_has_known_codes_and_says_what_is_a_guess() -> None:
    with municipalities.CATALOGUE.open(encoding="utf-8", newline="") as stream:
        known = {row["code"] for row in csv.DictReader(stream)}
    rows = list(csv.DictReader(io.StringIO(municipalities.TARGET.read_text(encoding="utf-8"))))
    assert {row["municipality"] for row in rows} <= known
    assert len({row["pc4"] for row in rows}) == 4086
    assert len({row["pc4"] for row in rows if not row["guess"]}) == 3037
    assert [row["pc4"] for row in rows] == sorted(row["pc4"] for row in rows)
