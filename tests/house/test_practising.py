import tempfile
from datetime import date
from pathlib import Path

from ks_desktop import house as houses
from ks_desktop.core.clock import Clock, fixed_clock
from ks_desktop.core.paths import DATABASE_NAME
from ks_desktop.house import PRACTICE_PREFIX


def test_practice_mode_has_a_family_of_each_state_and_leaves_nothing(clock: Clock) -> None:
    house = houses.practice(clock=clock)
    states = {entry.state.value for entry in house.casefiles.list(actor=house.actor).lines}
    assert house.is_practice
    assert {"new", "consent_missing", "ready", "planned", "feedback_due"} <= states
    assert house.verify() == []
    assert house.undo.latest(actor=house.actor) is None  # she did nothing yet
    assert house.undo.steps(actor=house.actor)  # and what was done can be looked up
    folder = house.folder
    assert folder.name.startswith(PRACTICE_PREFIX)
    house.close()
    assert not folder.exists()


def test_practice_dates_move_with_today_and_what_a_killed_program_left_is_cleared_away() -> None:
    left = Path(tempfile.mkdtemp(prefix=PRACTICE_PREFIX))
    (left / DATABASE_NAME).write_bytes(b"rest")
    house = houses.practice(clock=fixed_clock(date(2028, 2, 29)))
    ages = {line.name: str(line.age) for line in house.referrals.list(actor=house.actor) if line.age}
    assert ages["Aylin Kaya"] == "23+4"
    house.close()
    assert not left.exists()
