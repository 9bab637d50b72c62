from dataclasses import FrozenInstanceError

import pytest

from ks_desktop.visits.timetable import Window


def test_a_window_costs_nothing_unless_said_and_never_changes() -> None:
    window = Window(day=0, earliest=510, latest=600)
    assert window.cost == 0
    with pytest.raises(FrozenInstanceError):
        window.latest = 700  # type: ignore[misc]
