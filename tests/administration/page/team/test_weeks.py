from datetime import date

from PySide6.QtWidgets import QPushButton

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle


def test_a_week_is_opened_changed_and_removed(house: House, tasks: Tasks, pane: TeamPane) -> None:
    first = pane.weeks.findChildren(QPushButton, "open_week")[0]
    first.click()
    assert pane.weeks.form.content()["hours_0"] == "08:30-17:00"
    pane.weeks.form.restore({"valid_from": "1-1-2027", "hours_0": "9-12, 13-17", "hours_4": "9-12 even weken"})
    pane.weeks.submit()
    settle(tasks)
    found = house.schedules.of(house.actor, actor=house.actor).patterns
    assert [pattern.valid_from for pattern in found] == [date(2027, 1, 1)]  # it took the place of the one opened
    assert len(found[0].hours) == 6
    pane.weeks.open(found[0])
    pane.weeks.remove.click()
    settle(tasks)
    assert house.schedules.of(house.actor, actor=house.actor).patterns == ()


def test_hours_that_overlap_are_refused_at_their_day(tasks: Tasks, pane: TeamPane) -> None:
    pane.weeks.open(None)
    pane.weeks.form.restore({"hours_2": "9-12, 11-13"})
    pane.weeks.submit()
    settle(tasks)
    assert pane.weeks.form.field("hours_2").error() == "De uren van deze dag overlappen."
