from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.nurse import NurseCard
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.service.handing_over import going
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, part, settle
from tests.visits.team import OEFEN, PROEF, TESTEMA, TWO_WEEKS, asked, nurse


def texts(card: NurseCard) -> list[str]:
    return [button.text() for button in card.findChildren(QPushButton) if button.isVisible()]


def show(card: NurseCard, house: House, case_id: CaseId) -> None:
    card.show_page(house.casefiles.page(case_id, actor=house.actor, is_refresh=True))
    QApplication.processEvents()  # what was put into a layout is shown with the next turn


def test_one_key_gives_her_to_another_nurse_and_one_undo_back(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    card = NurseCard(desk_of(house, tasks), house.assigning)
    qtbot.addWidget(card)
    card.show()
    case_id = asked(house).cases[0].case_id
    show(card, house, case_id)
    assert texts(card) == [f"Naar {OEFEN}", f"Naar {PROEF}"]  # by her next visit she is of Mw. Testema
    button = part(card, "give_1")
    assert isinstance(button, QPushButton)
    button.click()
    settle(tasks)
    assert house.casefiles.page(case_id, actor=house.actor, is_refresh=True).whose.owner == nurse(house, OEFEN)
    show(card, house, case_id)
    assert texts(card) == [f"Naar {PROEF}", f"Naar {TESTEMA}", "Naar niemand"]
    house.undo.undo(actor=house.actor)
    page = house.casefiles.page(case_id, actor=house.actor, is_refresh=True)
    assert page.nurse == TESTEMA


def test_who_stands_in_is_named_with_until_when(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    question = asked(house)
    to = dict.fromkeys([case.case_id for case in question.cases], nurse(house, OEFEN))
    house.hand_overs.hand_over(question.nurse, to, TWO_WEEKS, actor=house.actor, seen=going(question.arranged(to)))
    card = NurseCard(desk_of(house, tasks), house.assigning)
    qtbot.addWidget(card)
    page = house.casefiles.page(next(iter(to)), actor=house.actor, is_refresh=True)
    card.show_page(page)
    assert page.nurse == OEFEN
    assert f"{OEFEN} neemt waar t/m vr 4 dec." in [label.text() for label in card.findChildren(QLabel)]
