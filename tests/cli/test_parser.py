from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from ks_desktop import __version__
from ks_desktop.cli.parser import identifier, parse
from ks_desktop.core.errors import UserError

LETTER = ("print", "letter", "x", "--out", "x.pdf")
PLAN = ("print", "plan", "--out", "x.pdf")


def refused(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        parse(words)
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_every_command_takes_where_who_and_how() -> None:
    same = ("--data", "d", "--user", "noor", "--passphrase-file", "z", "--json")
    for words in (
        ("init",),
        ("import", "a.csv"),
        ("list", "visits"),
        ("plan", "--from", "2026-11-23", "--weeks", "2"),
        ("letter", "feedback", "--case", "x"),
        (*PLAN, "--week", "2026-W48"),
        LETTER,
        ("verify",),
        ("screens", "--out", "x"),
    ):
        asked = parse([*words, *same])
        assert (asked.data, asked.user, asked.passphrase_file, asked.json) == (Path("d"), "noor", Path("z"), True)
        assert asked.command == words[0]


def test_what_is_not_typed_has_a_value() -> None:
    asked = parse(["init"])
    assert (asked.data, asked.user, asked.municipality, asked.full_name, asked.json) == (None, None, [], "", False)
    assert (parse(["screens", "--out", "x"]).scale, parse(["screens", "--out", "x"]).dark) == (100, False)
    assert parse([]).command is None
    assert parse(["--practice"]).practice


def test_a_municipality_may_be_repeated() -> None:
    assert parse(["init", "--municipality", "Utrecht", "--municipality", "Zeist"]).municipality == ["Utrecht", "Zeist"]


@pytest.mark.parametrize(
    "words",
    [
        ("bestaat-niet",),
        ("list",),
        ("list", "cases"),
        ("import",),
        ("verify", "--pass", "zin"),
        ("verify", "--passphrase", "zin"),
        ("plan", "--weeks", "2"),
        ("print",),
        (*PLAN,),
        (*PLAN, "--date", "2026-11-24", "--week", "2026-W48"),
        ("letter", "feedback"),
        ("letter", "poem", "--case", "x"),
        ("rehearse",),
    ],
)
def test_a_word_too_few_too_many_or_unknown_is_usage(words: tuple[str, ...]) -> None:
    assert refused(*words) == 2


def test_help_and_version_are_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused("--help") == 0
    assert refused("--version") == 0
    assert capsys.readouterr().out.endswith(f"KS Huisbezoek {__version__}\n")


def test_a_date_a_week_and_numbers_are_read() -> None:
    asked = parse(["plan", "--from", "2026-11-23", "--weeks", "45"])
    assert (asked.first, asked.weeks) == (date(2026, 11, 23), 45)
    assert parse([*PLAN, "--week", "2026-W53"]).week == (2026, 53)
    assert parse(["screens", "--out", "x", "--scale", "400"]).scale == 400


@pytest.mark.parametrize("typed", ["2025-W53", "2026-W0", "2026-48", "2026W48", "W48", "", "9" * 30 + "-W01"])
def test_a_week_that_is_none_is_usage(typed: str) -> None:
    assert refused(*PLAN, "--week", typed) == 2


@pytest.mark.parametrize("typed", ["30-11-2026", "2026-02-30", "morgen", ""])
def test_a_day_that_is_none_is_usage(typed: str) -> None:
    assert refused(*PLAN, "--date", typed) == 2


@pytest.mark.parametrize("typed", ["0", "46", "-1", "2.5", "²", "٣", "9" * 5000, ""])
def test_a_number_of_weeks_outside_a_pregnancy_is_usage(typed: str) -> None:
    assert refused("plan", "--from", "2026-11-23", f"--weeks={typed}") == 2


@pytest.mark.parametrize("typed", ["49", "401", "100%"])
def test_a_scale_no_screen_has_is_usage(typed: str) -> None:
    assert refused("screens", "--out", "x", "--scale", typed) == 2


def test_an_id_is_read_or_refused_at_its_field() -> None:
    known = UUID("01a20000-0000-7000-8000-000000000001")
    assert identifier(str(known), field="case") == known
    with pytest.raises(UserError) as wrong:
        identifier("2026-0001", field="case")
    assert (wrong.value.field, wrong.value.code) == ("case", "id")
