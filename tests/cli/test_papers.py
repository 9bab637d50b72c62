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
