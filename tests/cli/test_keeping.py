"""The acts of keeping by command: over a house that is open already, so that two people can take turns."""

import json
from pathlib import Path

import pytest

from ks_desktop.cli.keeping import certificates, keeping
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.core.errors import UserError
from tests.records.keeping.support import ODD, Kept, kept


def done(opened: Kept, *words: str) -> object:
    asked = parse(words)
    assert (keeping if words[0] == "keeping" else certificates)(opened.house, asked) is Exit.DONE
    return asked


def test_from_proposal_to_certificate_by_two_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with kept() as opened:
        case_id = str(opened.cases["declined"])
        done(opened, "keeping", "propose", "--json")
        told = json.loads(capsys.readouterr().out)
        assert (told["month"], told["made_on"]) == ("2029-03", "2029-03-05")
        states = {row["case"]: row["state"] for row in told["lines"]}
        assert (states.pop(case_id), set(states.values())) == ("proposed", {"left_out"})
        done(opened, "keeping", "decide", "--all")
        with pytest.raises(UserError, match="same_person"):
            done(opened, "keeping", "confirm", "--all")
        opened.house.actor = opened.officer
        done(opened, "keeping", "confirm", "--case", case_id)
        with pytest.raises(UserError, match="not_sure"):
            done(opened, "keeping", "destroy")
        capsys.readouterr()
        done(opened, "keeping", "destroy", "--yes")
        said = capsys.readouterr().out
        assert "2029-1" in said
        assert "09-04-2029" in said
        done(opened, "certificates", "--json")
        assert json.loads(capsys.readouterr().out)[0]["total"] == 1
        paper = tmp_path / "verklaring.pdf"
        done(opened, "certificates", "2029-1", "--out", str(paper))
        assert paper.read_bytes().startswith(b"%PDF")
        for wrong in (("certificates", "2029-9", "--out", str(paper)), ("certificates", "2029-1")):
            with pytest.raises(UserError):
                done(opened, *wrong)


def test_keeping_longer_taking_back_and_another_term(capsys: pytest.CaptureFixture[str]) -> None:
    with kept() as opened:
        case_id = str(opened.cases["declined"])
        done(opened, "keeping", "decide", "--case", case_id, "--keep", "claim", "--until", "2030-01-01")
        assert "01-01-2030" in capsys.readouterr().out
        done(opened, "keeping", "take-back", "--case", case_id)
        done(opened, "keeping", "decide", "--case", str(opened.cases["cared"]), "--request", "--note", "zij vroeg het")
        assert "waits" in capsys.readouterr().out
        done(opened, "keeping", "terms", "--kind", "never_started", "--span", "3", "--json")
        terms = {row["kind"]: row for row in json.loads(capsys.readouterr().out)}
        assert (terms["never_started"]["span"], terms["never_started"]["own_since"]) == (3, "2029-03-05")
        with pytest.raises(UserError):
            done(opened, "keeping", "forget-folder", "--folder", "/nooit")
        with pytest.raises(UserError):
            done(opened, "keeping", "decide", "--case", "geen-id")
        done(opened, "keeping")
        assert ODD not in capsys.readouterr().out


def test_the_log_is_decided_as_all_else_is(capsys: pytest.CaptureFixture[str]) -> None:
    with kept() as opened:
        opened.at(opened.clock.today().replace(year=2036))
        done(opened, "keeping", "decide", "--log")
        opened.house.actor = opened.officer
        done(opened, "keeping", "confirm", "--log")
        capsys.readouterr()
        done(opened, "keeping", "destroy", "--yes", "--json")
        told = json.loads(capsys.readouterr().out)
        assert told["records"] == 0
        assert told["log_lines"] > 10
