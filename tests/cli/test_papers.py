"""A paper at the command line."""

from pathlib import Path

from tests import papers as made
from tests.cli.conftest import Command
from tests.papers import TYPED


def written(folder: Path, content: bytes, name: str = "formulier.pdf") -> str:
    file = folder / name
    file.write_bytes(content)
    return str(file)


def test_a_filled_form_becomes_a_referral_once_and_the_file_stays(command: Command, tmp_path: Path) -> None:
    file = written(tmp_path, made.filled())
    said = command("import", file, "--json")
    assert said.code == 0
    assert said.json["result"] in {"taken", "parked"}
    (listed,) = command("list", "referrals", "--json").json
    assert listed["id"] == said.json["referral"]
    again = command("import", file, "--json").json
    assert (again["result"], again["referral"]) == ("duplicate", said.json["referral"])
    assert Path(file).exists()


def test_it_is_looked_at_without_storing_anything(command: Command, tmp_path: Path) -> None:
    seen = command("import", written(tmp_path, made.filled()), "--dry-run", "--json").json
    assert seen["fields"]["birth_surname"] == TYPED["birth_surname"]
    assert command("list", "referrals", "--json").json == []


def test_what_cannot_be_taken_yet_waits_with_its_reasons(command: Command, tmp_path: Path) -> None:
    values = {name: text for name, text in TYPED.items() if name != "birth_surname"}
    said = command("import", written(tmp_path, made.filled(values)), "--json").json
    assert said["result"] == "waiting"
    assert any(reason.startswith("birth_surname: ") for reason in said["reasons"])
    assert command("list", "referrals", "--json").json == []


def test_a_paper_that_may_not_come_in_is_refused_in_words(command: Command, tmp_path: Path) -> None:
    said = command("import", written(tmp_path, made.filled()[:900]))
    assert said.code == 1
    assert command("list", "referrals", "--json").json == []


def test_of_a_no_only_the_count_stays(command: Command, tmp_path: Path) -> None:
    refused = {**TYPED, "consent_given": "no"}
    said = command("import", written(tmp_path, made.filled(refused)), "--json")
    assert (said.code, said.json["result"]) == (1, "refused")
    assert command("list", "referrals", "--json").json == []
