"""The directory at the command line: out as open data, and another one in."""

import stat
from pathlib import Path

import pytest

from ks_desktop.coalition.exchange import CopyKind, read_file, write
from tests.cli.conftest import Command
from tests.coalition.exchange.makers import BUDGET, directory, zipped
from tests.coalition.exchange.test_foreign import HSDS_3


@pytest.fixture
def foreign(tmp_path: Path) -> str:
    file = tmp_path / "kaart.zip"
    file.write_bytes(zipped(dict(HSDS_3)))
    return str(file)


def test_another_directory_is_taken_in_and_goes_out_again(command: Command, foreign: str, tmp_path: Path) -> None:
    looked = command("import", "directory", foreign, "--dry-run", "--json").json
    assert (looked["new"], looked["added"], looked["services"]) == (3, 0, 1)
    said = command("import", "directory", foreign, "--sender", "Team Oost", "--json")
    assert (said.code, said.json["added"], said.json["left"]) == (0, 3, 0)
    assert {card["finding"] for card in said.json["cards"]} == {"new"}
    again = command("import", "directory", foreign)
    assert again.out.splitlines()[1].split("\t")[2] == "0"
    out = tmp_path / "uit.json"
    written = command("export", "directory", str(out), "--json").json
    assert (written["organisations"], written["locations"], written["out"]) == (1, 1, str(out))
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    copy = read_file(out)
    assert "Maatje thuis" in {each.name for each in copy.services}
    assert "Keurmerk" in str(copy.extras)


def test_only_what_was_asked_for_is_taken(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "een.zip"
    file.write_bytes(write(directory(), CopyKind.HSDS))
    assert command("import", "directory", str(file), "--take", "none", "--json").json["added"] == 0
    assert command("import", "directory", str(file), "--json").json["added"] > 0
    changed = directory(services=tuple(each for each in directory().services if each.id != BUDGET.id))
    file.write_bytes(write(changed, CopyKind.JSON))
    assert command("import", "directory", str(file), "--take", "all", "--json").json["added"] == 0


@pytest.mark.parametrize(("name", "start"), [("a.zip", b"PK"), ("a.json", b"{"), ("a.csv", b"\xef\xbb\xbf")])
def test_the_name_of_the_file_says_what_it_is_to_be(command: Command, tmp_path: Path, name: str, start: bytes) -> None:
    assert command("export", "directory", "--out", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_what_cannot_be_is_said_in_words(command: Command, tmp_path: Path) -> None:
    said = command("export", "directory", str(tmp_path / "a.txt"), "--json")
    assert (said.code, said.json["error"][0]["code"]) == (1, "format")
    assert command("export", "directory", str(tmp_path / "a.txt"), "--as", "xlsx").code == 0
    broken = tmp_path / "services.csv"
    broken.write_text("id,name,organization_id\n1,,x\n")
    said = command("import", "directory", str(broken), "--json")
    assert (said.code, said.json["error"][0]["code"]) == (1, "required")
    assert said.json["error"][0]["text"] == "services.csv, regel 2: de naam ontbreekt."
    assert command("import", "directory", str(tmp_path / "niets.zip")).code == 1
