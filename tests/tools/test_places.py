"""The table of postcodes is cleaned of points that cannot be right, and what is shipped lies in the Netherlands."""

import csv
from pathlib import Path

import pytest

from tools import places

COUNT_SHIPPED = 4080


def place(pc4: str, latitude: float, longitude: float, accuracy: float = 6) -> places.Place:
    return places.Place(pc4=pc4, latitude=latitude, longitude=longitude, place="Proefdorp", accuracy=accuracy)


UTRECHT = [place(f"35{number}", 52.09 + number / 1000, 5.12) for number in range(11, 16)]


def test_distance_is_right_for_a_known_pair() -> None:
    dom, central_amsterdam = place("3512", 52.0907, 5.1214), place("1012", 52.3791, 4.9003)
    assert places.distance_km(dom, central_amsterdam) == pytest.approx(35.4, abs=0.3)


def test_the_centre_of_the_area_goes_before_other_points() -> None:
    rough = place("3516", 52.2, 5.2, accuracy=4)
    kept, dropped = places.clean([*UTRECHT, rough, place("3516", 52.1, 5.12)])
    assert next(found for found in kept if found.pc4 == "3516").latitude == 52.1
    assert dropped == []


def test_a_point_far_from_its_neighbours_gives_way_to_a_better_one_or_is_left_out() -> None:
    wrong = place("3516", 50.8, 5.9)
    kept, dropped = places.clean([*UTRECHT, wrong])
    assert dropped == [wrong]
    assert [found.pc4 for found in kept] == [found.pc4 for found in UTRECHT]
    kept, dropped = places.clean([*UTRECHT, wrong, place("3516", 52.1, 5.12, accuracy=1)])
    assert dropped == []
    assert len(kept) == len(UTRECHT) + 1


def test_a_point_abroad_is_left_out() -> None:
    kept, _dropped = places.clean([*UTRECHT, place("3517", 12.5, -70.0)])
    assert "3517" not in {found.pc4 for found in kept}


def test_the_shipped_table_is_whole_sorted_and_in_the_netherlands() -> None:
    with places.TARGET.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == COUNT_SHIPPED
    codes = [row["pc4"] for row in rows]
    assert codes == sorted(set(codes))
    (south, north), (west, east) = places.NETHERLANDS
    assert all(south <= float(row["latitude"]) <= north for row in rows)
    assert all(west <= float(row["longitude"]) <= east for row in rows)


def test_the_shipped_municipalities_have_one_code_and_one_name_each() -> None:
    path = Path(places.ROOT) / "resources" / "catalogue" / "municipalities.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == len(rows) == 342
    assert all(row["code"][:2] == "GM" and row["code"][2:].isdigit() and len(row["code"]) == 6 for row in rows)
    known = {row["name"]: row["code"] for row in rows}
    assert known["Utrecht"] == "GM0344"
    assert known["Voorne aan Zee"] == "GM1992"
