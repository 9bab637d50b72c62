"""Her rights from the command line: ids and days are said, names stay inside."""

import argparse
import csv
import json
from pathlib import Path

import pytest

from ks_desktop.cli import requests as commands
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.core.errors import UserError
from ks_desktop.core.values import UserId, new_id
from ks_desktop.house import House
from ks_desktop.security.domain import Role, User
from tests.families import sign_up
from tests.records.requests.conftest import house

__all__ = ["house"]


def asked(*words: str) -> argparse.Namespace:
    return parse(words)


def said(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]


def test_a_request_is_begun_followed_copied_and_answered(
    house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case = sign_up(house, "Opdracht", reason_note="Haar zus belde.")
    begin = ("requests", "begin", "--json", "--case", str(case), "--kind", "access", "--identity", "document")
    assert commands.requests(house, asked(*begin)) == Exit.DONE
    (row,) = said(capsys)
    assert (row["kind"], row["days_left"], row["steps"]) == ("access", 30, ["identity"])
    key, out, data = str(row["id"]), tmp_path / "afschrift.pdf", tmp_path / "afschrift.json"
    copy = ("requests", "copy", "--id", key, "--out", str(out), "--data-out", str(data))
    with pytest.raises(UserError):
        commands.requests(house, asked(*copy))
    with pytest.raises(UserError) as caught:
        commands.requests(house, asked(*copy, "--why", "Het gaat over haar zus.", "--with", "alles"))
    assert caught.value.code == "part"
    assert not out.exists()
    commands.requests(house, asked(*copy, "--why", "Het gaat over haar zus."))
    assert out.read_bytes().startswith(b"%PDF")
    assert "x_said" not in json.loads(data.read_bytes())["record"]
    steps = [word for step in ("safe_way", "gather", "others", "hand_over") for word in ("--step", step)]
    commands.requests(house, asked("requests", "step", "--id", key, *steps))
    commands.requests(house, asked("requests", "finish", "--id", key, "--decision", "granted"))
    commands.requests(house, asked("requests", "answer", "--id", key, "--out", str(tmp_path / "antwoord.pdf")))
    assert (tmp_path / "antwoord.pdf").is_file()
    capsys.readouterr()
    commands.requests(house, asked("requests", "--json"))
    assert said(capsys)[0]["decision"] == "granted"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("begin", "--kind", "access"), "case"),
        (("begin",), "kind"),
        (("step", "--step", "gather"), "id"),
        (("copy", "--id", "00000000-0000-0000-0000-000000000001"), "id"),
        (("finish", "--id", "x"), "decision"),
        (("lift", "--case", "geen"), "case"),
    ],
)
def test_what_is_missing_is_named(house: House, words: tuple[str, ...], field: str) -> None:
    with pytest.raises(UserError) as refused:
        commands.requests(house, asked("requests", *words))
    assert refused.value.field in {field, ""}


def test_the_data_list_and_everything_are_written(
    house: House, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pdf = tmp_path / "gegevens.pdf"
    commands.data_list(house, asked("data-list", "--pdf", str(pdf)))
    assert pdf.read_bytes().startswith(b"%PDF")
    commands.leave_with_all(house, asked("leave-with-all", "--out", str(tmp_path), "--reason", "Over.", "--json"))
    told = json.loads(capsys.readouterr().out)
    with (Path(told["folder"]) / "tabellen" / "app_user.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.DictReader(stream))) >= 1
    with pytest.raises(UserError) as inside:
        commands.data_list(house, asked("data-list", "--pdf", str(house.folder / "x.pdf")))
    assert inside.value.code == "out"


def test_a_nurse_writes_a_request_down_and_reads_hers_only(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    case, other, officer = sign_up(house, "Vraagt"), sign_up(house, "Anders"), house.actor
    nurse = User(id=UserId(new_id()), name="nora", full_name="Nora Proef", roles=frozenset({Role.NURSE}))
    house.users.add(nurse, actor=officer)
    commands.requests(house, asked("requests", "begin", "--case", str(other), "--kind", "objection"))
    capsys.readouterr()
    house.actor = nurse.id
    try:
        begin = ("requests", "begin", "--json", "--case", str(case), "--kind", "access")
        assert commands.requests(house, asked(*begin)) == Exit.DONE
        assert [row["case"] for row in said(capsys)] == [str(case)]
        with pytest.raises(UserError, match="no_right"):
            commands.requests(house, asked("requests"))
    finally:
        house.actor = officer
