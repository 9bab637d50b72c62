from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.undoing import MOST_SHOWN, UndoCard
from ks_desktop.clients.domain import CaseState
from ks_desktop.house import House
from ks_desktop.visits.restricted import SafetyColour
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


def texts(card: UndoCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel)]


def test_the_newest_steps_of_her_case_each_have_a_way_back(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case_id = case_in(house, CaseState.READY)
    card = UndoCard(desk_of(house, tasks))
    qtbot.addWidget(card)
    page = house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
    assert page.undo_steps == ()
    card.show_page(page)
    assert "Niets in de laatste 30 dagen." in texts(card)
    for _time in range(MOST_SHOWN):
        house.safety.look(case_id, SafetyColour.GREEN, actor=house.actor)
    house.assigning.assign([case_id], None, actor=house.actor)
    card.show_page(house.casefiles.page(case_id, actor=house.actor, is_refresh=True))
    newest = house.undo.latest(actor=house.actor)
    assert newest is not None
    assert len([button for button in card.findChildren(QPushButton) if button.isVisibleTo(card)]) == MOST_SHOWN
    back = card.findChild(QPushButton, f"step_{newest.id.hex}")
    assert back is not None
    back.click()
    settle(tasks)
    (undone, *_older) = house.undo.steps(actor=house.actor, case_id=case_id)
    assert (undone.is_undone, undone.label) == (True, newest.label)
    card.show_page(house.casefiles.page(case_id, actor=house.actor, is_refresh=True))
    assert any(text.startswith("Teruggedraaid: ") for text in texts(card))
