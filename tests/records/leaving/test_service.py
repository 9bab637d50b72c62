"""Everything goes along: read back without the program, every row of every table is there."""

import csv
import hashlib
import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from ks_desktop.core.errors import UserError
from ks_desktop.core.formulas import unescape
from ks_desktop.core.rows import Base
from ks_desktop.house import House
from ks_desktop.records.leaving import AllExported, Taking
from ks_desktop.records.leaving.tables import going_along
from tests.houses import practice


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Path]:
    house = practice()
    told: list[tuple[int, int]] = []
    made = house.leaving_with_all.write(
        Taking(folder=tmp_path_factory.mktemp("uit"), reason="Wij stappen over."),
        actor=house.actor,
        tell=lambda done, parts: told.append((done, parts)),
    )
    assert isinstance(made, AllExported)
    assert told[-1][0] <= told[-1][1]
    return house, made.folder


def cells(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / "tabellen" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_row_of_every_table_is_there(left: tuple[House, Path]) -> None:
    house, folder = left
    with house.database.reading(house.actor) as reading:
        for table in going_along():
            real = Base.metadata.tables[table.name]
            keys = [column.name for column in real.primary_key.columns]
            query = sa.select(*(real.c[key] for key in keys))
            inside = sorted(tuple(str(value) for value in row) for row in reading.session.execute(query))
            if table.name == "audit":
                inside = inside[: len(cells(folder, table.name))]  # it grows with each look
            outside = sorted(tuple(unescape(row[key]) for key in keys) for row in cells(folder, table.name))
            assert outside == inside, table.name


def test_what_was_typed_comes_back_and_papers_lie_under_their_numbers(left: tuple[House, Path]) -> None:
    house, folder = left
    with house.database.reading(house.actor) as reading:
        rows = reading.session.execute(sa.text("SELECT birth_surname, phone FROM client")).all()
        final = set(
            reading.session.execute(sa.text("SELECT number FROM letter WHERE attachment_id IS NOT NULL")).scalars()
        )
        (content,) = reading.session.execute(sa.text("SELECT content FROM attachment LIMIT 1")).one()
    outside = {(unescape(row["birth_surname"]), unescape(row["phone"])) for row in cells(folder, "client")}
    assert outside == {tuple(row) for row in rows}
    assert {path.stem for path in (folder / "brieven").iterdir()} == final
    assert content in {path.read_bytes() for part in ("brieven", "stukken") for path in (folder / part).iterdir()}


def test_each_case_is_a_file_with_all_that_belongs_to_it(left: tuple[House, Path]) -> None:
    _house, folder = left
    cases = {path.stem: json.loads(path.read_bytes()) for path in (folder / "dossiers").iterdir()}
    assert set(cases) == {row["id"] for row in cells(folder, "client_case")}
    for table in ("appointment", "referral", "consent", "visit_topic", "letter"):
        found = sorted(row["id"] for record in cases.values() for row in record[table])
        assert found == sorted(row["id"] for row in cells(folder, table)), table
    assert all(record["client"]["id"] == record["client_case"]["client_id"] for record in cases.values())


def test_the_contents_name_each_file_with_its_hash_and_what_stayed(left: tuple[House, Path]) -> None:
    _house, folder = left
    contents = json.loads((folder / "inhoud.json").read_bytes())
    for name, digest in contents["sha256"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    assert "search_word" in contents["not_included"]
    assert "client" not in contents["not_included"]
    assert contents["restricted"] == "left out"
    assert all(row["colour"] == row["note"] == row["sealed"] == "" for row in cells(folder, "safety_look"))
    names = " ".join(path.name for path in folder.rglob("*"))
    assert not any(row["birth_surname"] in names for row in cells(folder, "client"))
    assert "RFC 4180" in (folder / "LEESMIJ.txt").read_text(encoding="utf-8")


def test_it_is_refused_without_a_reason_or_a_good_folder_and_leaves_nothing_when_stopped(
    left: tuple[House, Path], tmp_path: Path
) -> None:
    house, _folder = left

    def refused(*, folder: Path = tmp_path, reason: str = "Weg.") -> str:
        taking = Taking(folder=folder, reason=reason)
        with pytest.raises(UserError) as caught:
            house.leaving_with_all.write(taking, actor=house.actor)
        return caught.value.field

    assert refused(reason=" ") == "reason"
    assert refused(reason="x" * 201) == "reason"
    assert refused(folder=tmp_path / "er niet") == "folder"
    assert refused(folder=house.folder) == "folder"
    asked = iter(range(1000))
    taking = Taking(folder=tmp_path, reason="Weg.")
    assert house.leaving_with_all.write(taking, actor=house.actor, is_stopped=lambda: next(asked) > 30) is None
    assert list(tmp_path.iterdir()) == []
