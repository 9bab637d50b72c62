from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.agreed.free_days import FreeDaysPane
from ks_desktop.coalition.domain import FreeDay
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, settle

STUDY = FreeDay(day=date(2026, 12, 1), is_free=True, name="Studiedag")


@pytest.fixture
def pane(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[FreeDaysPane]:
    made = FreeDaysPane(desk_of(house, tasks), house.coalition.own_days)
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    settle(tasks)
    yield made
    settle(tasks)


def test_a_day_is_added_moved_and_taken_away(house: House, tasks: Tasks, pane: FreeDaysPane) -> None:
    pane.lines.open(None)
    pane.lines.form.set_values({"day": STUDY.day, "name": "Studiedag"})
    pane.lines.submit()
    settle(tasks)
    assert pane.lines.found == (STUDY,)
    assert pane.lines.said(STUDY)[1] == "Studiedag: niemand werkt"
    pane.lines.open(STUDY)
    pane.lines.form.set_values({"day": date(2026, 12, 2)})
    pane.lines.submit()
    settle(tasks)
    assert [day.day for day in pane.lines.found] == [date(2026, 12, 2)]
    pane.lines.open(pane.lines.found[0])
    pane.lines.remove.click()
    settle(tasks)
    assert house.coalition.own_days.listed(actor=house.actor) == ()


def test_holidays_are_kept_as_chosen(house: House, tasks: Tasks, pane: FreeDaysPane) -> None:
    assert pane.holidays.values() == {"good_friday": "yes", "liberation_day": "five"}
    pane.holidays.set_values({"liberation_day": "each"})
    pane.save.click()
    settle(tasks)
    assert house.coalition.own_days.holidays(actor=house.actor)["liberation_day"] == "each"
