from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import CALL, FIRST_VISIT, SECOND_VISIT
from ks_desktop.core.values import CaseId
from ks_desktop.visits.page.further import FurtherPane
from ks_desktop.widgets.desk import Desk
from tests.houses import settle
from tests.visits.conftest import Room, press
from tests.visits.waiting import doors, entries


@pytest.fixture
def case_id(room: Room) -> CaseId:
    return room.waiting()


@pytest.fixture
def pane(qtbot: QtBot, room: Room, desk: Desk, case_id: CaseId) -> Iterator[FurtherPane]:
    made = FurtherPane(desk, doors(room).further)
    qtbot.addWidget(made)
    made.show()
    made.show_case(case_id)
    settle(desk.tasks)
    yield made
    settle(desk.tasks)


def test_a_further_contact_waits_after_one_press(
    qtbot: QtBot, room: Room, desk: Desk, case_id: CaseId, pane: FurtherPane
) -> None:
    with qtbot.waitSignal(pane.wanted) as wanted:
        press(pane, f"plan_{CALL}")
    assert wanted.args == [case_id, CALL]
    assert (case_id, CALL) in entries(room)
    press(pane, f"plan_{SECOND_VISIT}")
    settle(desk.tasks)
    assert pane.status.text.text() == "Dit contact komt na een ander contact, dat er nog niet is geweest."


def test_a_contact_that_was_held_can_be_written_down(qtbot: QtBot, case_id: CaseId, pane: FurtherPane) -> None:
    assert pane.findChild(QPushButton, f"plan_{FIRST_VISIT}") is None
    assert pane.findChild(QPushButton, f"held_{FIRST_VISIT}") is not None
    with qtbot.waitSignal(pane.afterwards_wanted) as held:
        press(pane, f"held_{SECOND_VISIT}")
    assert held.args[0] == case_id
    assert held.args[1].key == SECOND_VISIT
