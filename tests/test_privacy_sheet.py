"""The privacy sheet names only commands, tests and files that there are."""

import re
from pathlib import Path
from typing import Final

import pytest

from ks_desktop.cli.parser import build

ROOT: Final = Path(__file__).resolve().parent.parent
SHEET: Final = (ROOT / "docs" / "privacy-sheet.md").read_text(encoding="utf-8")
NAMED: Final = sorted(set(re.findall(r"`([^`]+)`", SHEET)))
COMMANDS: Final = [named for named in NAMED if named.startswith("ks-desktop ")]
FILES: Final = [named for named in NAMED if named.startswith(("tests/", "resources/", "docs/"))]


def test_each_claim_names_what_shows_it() -> None:
    rows = [line for line in SHEET.splitlines() if line.startswith("| ") and not line.startswith(("| vraag", "|---"))]
    assert len(rows) > 25
    for row in rows:
        assert "`" in row.rsplit("|", 2)[1], row


@pytest.mark.parametrize("named", FILES)
def test_each_file_is_there(named: str) -> None:
    assert (ROOT / named).exists()


@pytest.mark.parametrize("named", COMMANDS)
def test_each_command_is_there(named: str) -> None:
    words = named.split()[1:]
    known = next(action for action in build()._actions if action.dest == "command")  # noqa: SLF001 - argparse's own list
    assert isinstance(known.choices, dict)
    assert words[0] in known.choices
    told = known.choices[words[0]].format_help()
    for word in words[1:]:
        if word.startswith("--") or (re.fullmatch(r"[a-z-]+", word) and word not in {"stappen", "over"}):
            assert word in told, named


def test_what_else_is_named_is_a_module_or_a_word_of_the_program() -> None:
    others = set(NAMED) - set(COMMANDS) - set(FILES)
    assert others == {"python -m tests.faults", "beyond_preset"}
    assert (ROOT / "tests" / "faults" / "__main__.py").is_file()
