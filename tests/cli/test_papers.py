import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine

from ks_desktop.paper.documents import MARK
from tests.cli.conftest import Command
from tests.pdf import text_of

pytestmark = pytest.mark.usefixtures("_today")


@pytest.fixture
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-21T08:30:00+01:00", tick=True):
        yield


def test_what_no_font_has_is_told_before_a_plan_is_printed(command: Command, sample: Path, tmp_path: Path) -> None:
    sample.write_text(sample.read_text(encoding="utf-8").replace("Rozenproef", "Straat 王🌹"), encoding="utf-8")
    command("import", str(sample))
    day = command("plan", "--from", "2026-11-23", "--weeks", "1", "--accept", "--json").json[0]["date"]
    out = tmp_path / "dag.pdf"
    said = command("print", "plan", "--date", day, "--out", str(out), "--json")
    assert json.loads(said.out)["missing_glyphs"] == ["王", "🌹"]
    assert "王 🌹" in said.err
    assert f"Straat {MARK}{MARK}" in text_of(out.read_bytes())
    week = command("print", "plan", "--week", "2026-W48", "--out", str(out), "--json")
    assert (week.json["missing_glyphs"], week.err) == ([], "")


def test_a_refused_letter_leaves_no_draft_and_the_next_try_goes_on_with_the_open_one(
    command: Command, sample: Path
) -> None:
    command("import", str(sample))
    case = command("list", "referrals", "--json").json[0]["case"]
    words = ("letter", "referral_social", "--case", case, "--consent-by", "N. Proef", "--json")
    for _try in range(2):
        said = command(*words, "--final")
        assert (said.code, said.json["error"][0]["field"]) == (1, "receiver")
    assert command("list", "letters", "--json").json == []
    made = [command("letter", "referral_social", "--case", case, "--json").json for _try in range(2)]
    assert made[0]["id"] == made[1]["id"]
    assert len(command("list", "letters", "--json").json) == 1


def test_a_planned_letter_is_handed_over_where_post_is_not_safe(command: Command, sample: Path, tmp_path: Path) -> None:
    header, first, *rest = sample.read_text(encoding="utf-8").splitlines()
    lines = [f"{header};safe_post", f"{first};nee", *(f"{line};" for line in rest)]
    sample.write_text("\n".join(lines), encoding="utf-8")
    command("import", str(sample))
    planned = command("plan", "--from", "2026-11-23", "--weeks", "1", "--accept", "--json").json[0]
    (letter,) = command("list", "letters", "--json").json
    assert (letter["id"], letter["route"]) == (planned["letter"], "by_hand")
    out = tmp_path / "brief.pdf"
    command("print", "letter", letter["id"], "--out", str(out))
    assert "Rozenproef" not in text_of(out.read_bytes())
