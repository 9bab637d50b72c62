from pathlib import Path

import pytest

from ks_desktop import cli
from tests.cli.conftest import Command


@pytest.fixture
def made(command: Command) -> Path:
    said = command("backup", "--json")
    assert said.code == 0
    return Path(said.json["file"])


def test_made_listed_verified_and_put_back(
    command: Command, folder: Path, made: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = command("backups", "--json").json
    assert (row["state"], row["file"]) == ("whole", str(made))
    assert command("verify", str(made), "--json").json["ok"]
    assert cli.run(["verify", str(made), "--passphrase-file", str(passphrase_file)]) == 0, "without a data folder"
    capsys.readouterr()
    restored = command("restore", "--json")  # the newest is meant when none is named
    assert restored.code == 0
    assert Path(restored.json["aside"]).is_dir()
    assert str(folder / "vervangen") in command("backups").out
    assert command("verify").code == 0
    made.with_suffix(".json").unlink()
    assert "geen briefje" in command("verify", str(made)).err
    assert "Teruggezet: 0 dossiers." in command("restore", str(made)).out


def test_another_folder_gets_it_too_or_it_is_no_success(command: Command, folder: Path, tmp_path: Path) -> None:
    assert folder.is_dir()
    stick = tmp_path / "stick"
    gone = command("backup", "--to", str(stick), "--json")
    assert gone.code == 3
    assert "USB-stick" in gone.err
    assert gone.json["second"] is None
    stick.mkdir()
    assert str(stick) in command("backup", "--to", str(stick)).out
    assert len(list(stick.glob("*.db"))) == 1


def test_what_is_not_whole_is_not_put_back(command: Command, folder: Path, made: Path, tmp_path: Path) -> None:
    before = (folder / "huisbezoek.db").read_bytes()
    made.write_bytes(made.read_bytes()[:-1])
    half = command("restore", str(made), "--json")
    assert half.code == 3
    assert half.json["error"][0]["code"] == "damaged"
    assert command("verify", str(made)).code == 3
    assert command("restore", str(tmp_path / "geen.db")).code == 3
    assert command("restore", str(made.parent)).code == 3
    assert (folder / "huisbezoek.db").read_bytes() == before
    assert command("backups", "--json").json[0]["state"] == "not_whole"


def test_the_wrong_passphrase_puts_nothing_back(folder: Path, made: Path) -> None:
    other = folder.parent / "ander.txt"
    other.write_text("een heel andere zin\n")
    other.chmod(0o600)
    said = cli.run(["restore", str(made), "--data", str(folder), "--passphrase-file", str(other)])
    assert said == 4
    assert not list(folder.glob("vervangen-*"))
