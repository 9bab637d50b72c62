import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine

from tests.cli.conftest import Command

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def time() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


def waiting(tmp_path: Path) -> str:
    file = tmp_path / "een.csv"
    file.write_text("received_on;birth_surname;due_date\n2026-11-20;Quispel;2027-03-16\n", encoding="utf-8")
    return str(file)


def test_what_would_go_is_said_by_id_and_goes_when_it_is_time(
    command: Command, time: time_machine.Traveller, tmp_path: Path
) -> None:
    command("import", waiting(tmp_path))
    (row,) = json.loads(command("retention", "--dry-run", "--json").out)
    assert (row["outcome"], row["goes_on"], row["days_left"]) == ("no_consent_in_time", "2026-12-05", 14)
    said = command("retention", "--dry-run").out
    assert row["case"] in said
    assert "Quispel" not in said
    assert json.loads(command("retention", "--json").out) == {"destroyed": 0, "loose": 0, "is_waiting": False}
    time.move_to(NOW + timedelta(days=14))
    assert command("retention").out.strip() == "1 aanmelding zonder toestemming is vernietigd."
    assert json.loads(command("retention", "--dry-run", "--json").out) == []


def test_after_a_jump_of_the_clock_it_says_so(command: Command, time: time_machine.Traveller, tmp_path: Path) -> None:
    command("import", waiting(tmp_path))
    command("retention")
    time.move_to(NOW + timedelta(days=400))
    said = command("retention", "--json")
    assert json.loads(said.out) == {"destroyed": 0, "loose": 0, "is_waiting": True}
    assert "klok" in said.err
