from pytestqt.qtbot import QtBot

from ks_desktop.core.values import Changes
from ks_desktop.visits.page.printed.line import PrintedLine
from ks_desktop.widgets.desk import Desk
from tests.visits.conftest import Room
from tests.visits.service.test_printed_plans import printed, register


def test_the_line_is_there_only_when_a_plan_is_out_and_opens_the_list(qtbot: QtBot, desk: Desk, room: Room) -> None:
    line = PrintedLine(desk, register(room))
    qtbot.addWidget(line)
    line.refresh()
    assert desk.tasks.wait_all()
    assert line.isHidden()
    plan = printed(room)
    line.on_changes(Changes(visits=True))
    assert desk.tasks.wait_all()
    assert not line.isHidden()
    assert line.text() == "1 plan nog buiten de deur."
    with qtbot.waitSignal(line.wanted):
        line.click()
    register(room).shredded(plan.id, actor=room.actor)
    line.on_changes(Changes(letters=True))  # nothing of hers
    assert desk.tasks.wait_all()
    assert not line.isHidden()
    line.on_changes(Changes(visits=True))
    assert desk.tasks.wait_all()
    assert line.isHidden()
