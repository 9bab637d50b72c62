import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from icalendar import Calendar

from ks_desktop.core.paths import DATABASE_NAME
from tests.cli.conftest import Command
from tests.pdf import text_of

pytestmark = pytest.mark.usefixtures("_today")
DAYS = ("2026-11-23", "2027-02-28")


@pytest.fixture
def _today() -> Iterator[None]:
    with time_machine.travel("2026-11-21T08:30:00+01:00", tick=True):
        yield


@pytest.fixture
def planned(command: Command, sample: Path) -> Path:
    """A folder beside the data, for what is written; one woman has a visit."""
    command("import", str(sample))
    command("plan", "--from", "2026-11-23", "--weeks", "12", "--accept")
    return sample.parent


def test_without_a_file_it_says_literally_what_would_leave(command: Command, planned: Path) -> None:
    said = command("calendar", *DAYS)
    assert said.code == 0
    (event,) = Calendar.from_ical(said.out).walk("VEVENT")
    assert str(event["summary"]).startswith("Afspraak ")
    assert "Voorbeeld" not in said.out
    assert not list(planned.glob("*.ics"))


def test_a_written_file_is_for_its_owner_and_is_remembered(command: Command, planned: Path) -> None:
    out = planned / "agenda.ics"
    first = command("calendar", *DAYS, "--out", str(out), "--json").json
    uid = Calendar.from_ical(out.read_bytes()).walk("VEVENT")[0]["uid"]
    command("calendar", *DAYS, "--out", str(out), "--busy")
    assert first == {"out": str(out), "entries": 1, "cancelled": 0}
    assert Calendar.from_ical(out.read_bytes()).walk("VEVENT")[0]["uid"] == uid
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_days_the_wrong_way_round_and_the_data_folder_are_refused(command: Command, folder: Path) -> None:
    assert command("calendar", "2026-11-30", "2026-11-23").code == 1
    assert command("calendar", *DAYS, "--out", str(folder / DATABASE_NAME)).code == 1
    with pytest.raises(SystemExit):
        command("calendar", "morgen", "2026-11-23")


def test_the_plan_of_the_team_is_printed_and_each_plan_has_its_own_number(command: Command, planned: Path) -> None:
    for number, words in enumerate((["--week", "2026-W48", "--team"], ["--week", "2026-W48"]), 1):
        out = planned / f"plan{number}.pdf"
        assert command("print", "plan", *words, "--out", str(out)).code == 0
        assert f"plan nr {number}/2026-11-21" in text_of(out.read_bytes())


def test_a_day_of_the_team_is_refused_and_nothing_is_written(command: Command, planned: Path) -> None:
    out = planned / "plan.pdf"
    assert command("print", "plan", "--date", "2026-11-24", "--team", "--out", str(out)).code == 1
    assert not out.exists()
