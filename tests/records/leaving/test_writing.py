"""What the writer does with one case is tried whole in test_service; here, that it stops where it is told."""

from pathlib import Path

import pytest

from ks_desktop.house import House
from ks_desktop.records.leaving.writing import StoppedError, Writer
from tests.records.requests.conftest import house

__all__ = ["house"]


def test_it_stops_at_the_part_where_somebody_wants_it(house: House, tmp_path: Path) -> None:
    seen: list[str] = []

    def step(part: str) -> None:
        seen.append(part)
        if part == "client":
            raise StoppedError

    with house.database.reading(house.actor) as reading:
        writer = Writer(tmp_path, reading, numbers={}, sealed=None, step=step)
        with pytest.raises(StoppedError):
            writer.write(house.data_list.rows(actor=house.actor))
    assert seen[-1] == "client"
    assert (tmp_path / "gegevenslijst.csv").read_text(encoding="utf-8").startswith("table,column,words")
