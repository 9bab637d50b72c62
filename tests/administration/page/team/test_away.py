from datetime import date

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.team import TeamPane
from ks_desktop.house import House
from ks_desktop.widgets.tasks import Tasks
from tests.houses import settle


def test_absence_is_added_opened_and_removed_and_visits_in_it_are_told(
    qtbot: QtBot, house: House, tasks: Tasks, pane: TeamPane
) -> None:
    pane.show_part("absence")
    pane.away.add.click()
    pane.away.form.restore({"absent_from": "21-11-2026", "absent_until": "19-12-2026"})
    with qtbot.waitSignal(pane.told) as told:
        pane.away.submit()
        settle(tasks)
    assert "blijf" in told.args[0]
    assert pane.outside.isVisible()
    opened = pane.away.findChildren(QPushButton, "open_absence")[-1]
    opened.click()
    assert pane.away.record is not None
    assert pane.away.record.last == date(2026, 12, 19)
    pane.away.remove.click()
    settle(tasks)
    assert house.schedules.of(house.actor, actor=house.actor).absences == ()
    assert not pane.outside.isVisible()
