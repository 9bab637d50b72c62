from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page import ContactsCard, ContactServices, Place, WomenPage
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.coalition.domain import CALL, FIRST_VISIT
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.visits.domain import StopReason
from ks_desktop.visits.service.afterwards import AFTERWARDS_FORM
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, case_in, desk_of, settle


@pytest.fixture
def case_id(house: House) -> CaseId:
    return case_in(house, CaseState.READY)


@pytest.fixture
def page(qtbot: QtBot, house: House, tasks: Tasks, case_id: CaseId) -> Iterator[WomenPage]:
    services = ContactServices(further=house.further, reports=house.reports, stop_clocks=house.stop_clocks)
    desk = desk_of(house, tasks)
    made = WomenPage(desk, house.casefiles, house.clients, house.visits, house.coalition)
    card = ContactsCard(desk, services)
    made.case.sheet.add_card(card, Place.RIGHT)
    card.plan_wanted.connect(made.plan_wanted)
    desk.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.open_case(case_id)
    settle(tasks)
    yield made
    settle(tasks)


def _card(page: WomenPage) -> ContactsCard:
    (card,) = page.case.findChildren(ContactsCard)
    return card


def _press(card: ContactsCard, name: str) -> None:
    button = card.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_a_call_is_asked_for_and_she_goes_to_the_agenda(
    qtbot: QtBot, house: House, page: WomenPage, case_id: CaseId
) -> None:
    with qtbot.waitSignal(page.plan_wanted) as planned:
        _press(_card(page), f"plan_{CALL}")
    assert planned.args == [case_id]
    assert (case_id, CALL) in {entry.key for entry in house.visits.to_plan(actor=house.actor)}


def test_a_visit_is_written_down_on_her_page_while_the_letters_rest(
    house: House, tasks: Tasks, page: WomenPage, case_id: CaseId
) -> None:
    card = _card(page)
    _press(card, f"held_{FIRST_VISIT}")
    settle(tasks)
    call = next(key for key in page.case.findChildren(QShortcut) if key.key().toString() == "B")
    assert page.case.sheet.panel() is card.afterwards
    assert not call.isEnabled()
    card.afterwards.form.set_values({"held_on": TODAY - timedelta(days=3)})
    card.afterwards.submit()
    settle(tasks)
    assert page.case.sheet.panel() is None
    assert call.isEnabled()
    with house.database.reading(house.actor) as reading:
        visit = house.visits.of_cases([case_id], reading=reading)[case_id][-1]
    assert visit.report is not None
    assert visit.report.held_on == TODAY - timedelta(days=3)


def test_what_stopped_the_term_stands_on_her_page(house: House, tasks: Tasks, page: WomenPage, case_id: CaseId) -> None:
    card = _card(page)
    assert card.stops.isHidden()
    _press(card, "stop_term")
    settle(tasks)
    card.stopping.form.form.set_values({"reason": StopReason.ABROAD})
    card.stopping.form.submit()
    settle(tasks)
    assert card.stops.text() == "staat stil sinds za 21 nov: zij is in het buitenland"
    house.clients.close_case(case_id, CloseReason.MOVED, actor=house.actor)
    page.case.refresh()
    settle(tasks)
    assert card.isHidden()


def test_esc_beside_an_open_form_leaves_it_and_keeps_what_was_typed(
    house: House, tasks: Tasks, page: WomenPage, case_id: CaseId
) -> None:
    card = _card(page)
    _press(card, f"held_{CALL}")
    settle(tasks)
    card.afterwards.form.field("note").set_raw("Zij belde zelf.")
    QTest.keyClick(page.case, Qt.Key.Key_Escape)
    settle(tasks)
    assert (page.case.sheet.panel(), page.open_case_id()) == (None, case_id)
    assert house.drafts.find(AFTERWARDS_FORM, str(case_id), actor=house.actor)
