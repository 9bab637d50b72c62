"""The log by command, over a house that is open already."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ks_desktop.cli.log import log
from ks_desktop.cli.output import Exit
from ks_desktop.cli.parser import parse
from ks_desktop.core.errors import StorageError, UserError
from ks_desktop.core.texts import use_language
from ks_desktop.core.values import new_id
from ks_desktop.house import House
from tests.houses import practice


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    house = practice()
    yield house
    house.close()


def done(house: House, *words: str) -> Exit:
    return log(house, parse(("log", *words)))


def test_a_check_is_the_first_thing_and_a_false_code_from_paper_is_found(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    use_language("nl")
    anchor = house.log.anchor()
    assert done(house) is Exit.DONE
    assert "Het logboek klopt" in capsys.readouterr().out
    assert done(house, "verify", "--anchor", anchor, "--json") is Exit.DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["findings"], told["backups"], told["head"][:2]) == ([], 0, "L ")
    assert done(house, "verify", "--anchor", f"{anchor[:-8]}00000000") is Exit.STORAGE
    assert "papier" in capsys.readouterr().out
    with pytest.raises(UserError, match="anchor"):
        done(house, "verify", "--anchor", "niets")


def test_lines_are_shown_by_woman_employee_and_day(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    case = str(house.casefiles.list(actor=house.actor).lines[0].case_id)
    me = house.users.get(house.actor, actor=house.actor).name
    done(house, "show", "--case", case, "--employee", me, "--kind", "changed", "--from", "2026-01-01", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert {row["kind"] for row in rows} == {"changed"}
    done(house, "show", "--most", "3")
    assert capsys.readouterr().err
    for wrong in (
        ("show", "--employee", "niemand"),
        ("show", "--case", str(new_id())),
        ("show", "--case", "x"),
        ("show", "--most", "0"),
        ("show", "--from", "2026-02-01", "--to", "2026-01-01"),
        ("export",),
        ("export", "--out", "logboek.txt"),
        ("extract", "--out", "haar.pdf"),
    ):
        with pytest.raises(UserError):
            done(house, *wrong)


def test_files_are_written_and_names_only_with_a_reason(
    house: House, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = str(house.casefiles.list(actor=house.actor).lines[0].case_id)
    out = tmp_path / "logboek.csv"
    done(house, "export", "--out", str(out), "--kind", "access")
    assert out.stat().st_mode & 0o077 == 0
    with pytest.raises(UserError, match="required"):
        done(house, "export", "--out", str(out), "--names")
    done(house, "export", "--out", str(out), "--names", "--reason", "klacht", "--json")
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["lines"] > 1
    paper = tmp_path / "haar.pdf"
    done(house, "extract", "--case", case, "--out", str(paper))
    assert paper.read_bytes().startswith(b"%PDF")
    with pytest.raises(StorageError):
        done(house, "extract", "--case", case, "--out", str(tmp_path / "weg" / "haar.pdf"))
