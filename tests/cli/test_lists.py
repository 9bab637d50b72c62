"""Lists at the command line: XLSX too, looked at first, and written again."""

import io
import stat
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Command
from tests.referrals.exchange.makers import workbook

HEAD = ("Ontvangen op", "Achternaam", "Voornaam", "A terme", "Mobiel")
ROW = ("18-11-2026", "Slot", "Roos", "16-3-2027", "+32 476 123456")


def written(folder: Path, content: bytes, name: str = "lijst.xlsx") -> str:
    file = folder / name
    file.write_bytes(content)
    return str(file)


def test_a_workbook_is_taken_in_whatever_it_is_called(command: Command, tmp_path: Path) -> None:
    said = command("import", written(tmp_path, workbook(HEAD, ROW), "lijst.csv"), "--json")
    assert (said.code, said.json["result"], said.json["row"], said.json["line"]) == (0, "parked", 1, 2)
    again = command("import", written(tmp_path, workbook(HEAD, ROW)), "--json")
    assert again.json["result"] == "duplicate"


def test_it_is_looked_at_without_storing_anything(command: Command, tmp_path: Path) -> None:
    content = workbook((*HEAD, "Oogkleur"), (*ROW, "groen"), ("18-11-2026", "Wit", "Noor", "=A1", "bellen", ""))
    file = written(tmp_path, content)
    seen = command("import", file, "--dry-run", "--skip-columns", "--json").json
    assert seen["counts"] == {"taken": 0, "parked": 1, "duplicate": 0, "refused": 1}
    assert seen["unused"] == ["F"]
    assert [(p["line"], p["column"], p["field"], p["code"]) for p in seen["problems"]] == [
        (3, "D", "due_date", "list_formula"),
        (3, "E", "phone", "phone"),
    ]
    assert command("list", "referrals", "--json").json == []
    said = command("import", file, "--dry-run", "--skip-columns")
    assert "D3" in said.out
    assert "parked: 1" in said.err


def test_a_column_that_is_no_field_is_refused_unless_told_otherwise(command: Command, tmp_path: Path) -> None:
    file = written(tmp_path, workbook((*HEAD, "Oogkleur"), (*ROW, "groen")))
    said = command("import", file, "--json")
    assert (said.code, said.json["error"][0]["code"]) == (1, "csv_column")
    assert command("import", file, "--skip-columns").code == 0


def test_the_sender_and_the_day_stand_for_what_no_row_says(command: Command, tmp_path: Path) -> None:
    file = written(tmp_path, workbook(HEAD[1:], ROW[1:]))
    assert command("import", file, "--json").json["error"][0]["code"] == "csv_missing"
    said = command("import", file, "--sender", "Praktijk De Bron", "--received-on", "2026-11-18")
    assert said.code == 0
    (listed,) = command("list", "referrals", "--json").json
    assert (listed["referrer_organisation"], listed["received_on"]) == ("Praktijk De Bron", "2026-11-18")


def test_what_is_written_is_read_again_and_changes_nothing(command: Command, tmp_path: Path) -> None:
    command("import", written(tmp_path, workbook(HEAD, ROW)))
    for name in ("uit.csv", "uit.xlsx"):
        out = tmp_path / name
        said = command("export", "referrals", "--out", str(out), "--reason", "proef", "--json")
        assert said.json == {"out": str(out), "format": name[-4:].strip("."), "rows": 1}
        assert stat.S_IMODE(out.stat().st_mode) == 0o600
        assert command("import", str(out), "--json").json["result"] == "duplicate"
    assert b"'+32 476" in (tmp_path / "uit.csv").read_bytes()
    sheet = load_workbook(io.BytesIO((tmp_path / "uit.xlsx").read_bytes())).worksheets[0]
    assert any(str(cell.value).startswith("+32 476") for cell in sheet[2])


def test_what_is_to_be_written_must_be_said(command: Command, tmp_path: Path) -> None:
    said = command("export", "referrals", "--out", str(tmp_path / "lijst"), "--json")
    assert (said.code, said.json["error"][0]["code"]) == (1, "format")
    said = command("export", "referrals", "--out", str(tmp_path / "lijst"), "--format", "csv", "--tray", "new")
    assert said.code == 0
