from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.window.sweeping import Sweeper
from tests.clocks import MovingClock
from tests.families import sign_up
from tests.houses import TODAY, desk_of, new_house, settle


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def house(tmp_path: Path, clock: MovingClock) -> Iterator[House]:
    made, _code = new_house(tmp_path / "data", clock)
    sign_up(made, consent_given="", consent_by="", consent_on="", consent_form="")
    yield made
    made.close()


def test_what_must_go_goes_when_the_window_opens_and_after_midnight(
    qtbot: QtBot, house: House, tasks: Tasks, clock: MovingClock
) -> None:
    del qtbot
    sweeper = Sweeper(desk_of(house, tasks), house.retention)
    announced: list[Changes] = []
    tasks.changed.connect(announced.append)
    sweeper.start()
    settle(tasks)
    clock.put(TODAY + timedelta(days=13))
    sweeper.look()
    settle(tasks)
    assert announced == []
    clock.put(TODAY + timedelta(days=14))
    sweeper.look()
    settle(tasks)
    assert [changes.referrals for changes in announced] == [True]
    assert house.referrals.list(actor=house.actor) == ()
    told = house.mornings.morning(actor=house.actor).told
    assert told == "1 aanmelding zonder toestemming is na 14 dagen vernietigd."


def test_on_one_day_is_looked_once(qtbot: QtBot, house: House, tasks: Tasks, clock: MovingClock) -> None:
    del qtbot
    sweeper = Sweeper(desk_of(house, tasks), house.retention)
    sweeper.start()
    settle(tasks)
    house.settings.change({"days_without_consent": "1"}, actor=house.actor)
    clock.put(TODAY + timedelta(days=1))
    sweeper.look()
    settle(tasks)
    before = len(house.referrals.list(actor=house.actor))
    sweeper.look()
    settle(tasks)
    assert before == len(house.referrals.list(actor=house.actor)) == 0
