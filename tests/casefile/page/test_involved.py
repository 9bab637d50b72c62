from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.involved import TALK_WORDS, InvolvedCard, InvolvedServices
from ks_desktop.clients.domain import Answer, CaseState, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.widgets.parts import Button
from ks_desktop.widgets.tasks import Tasks
from tests.houses import case_in, desk_of, settle


@pytest.fixture
def case_id(house: House) -> CaseId:
    return case_in(house, CaseState.READY)


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks, case_id: CaseId) -> Iterator[InvolvedCard]:
    services = InvolvedServices(people=house.involved, coalition=house.coalition)
    card = InvolvedCard(desk_of(house, tasks), services)
    qtbot.addWidget(card)
    qtbot.addWidget(card.panel)
    card.show_page(page_of(house, case_id))
    yield card
    settle(tasks)


def page_of(house: House, case_id: CaseId) -> CasePage:
    return house.casefiles.page(case_id, actor=house.actor, is_refresh=True)


def press(card: InvolvedCard, name: str) -> None:
    button = card.findChildren(Button, name)[-1]
    button.click()


def texts(card: InvolvedCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)]


def test_somebody_is_added_with_a_partner_of_the_directory_changed_and_removed(
    house: House, tasks: Tasks, card: InvolvedCard, case_id: CaseId
) -> None:
    partner = house.coalition.organisations(actor=house.actor)[0]
    press(card, "add_involved")
    settle(tasks)
    values = {"role": "zus", "name": "Fatma <3", "organisation": partner.name.upper(), "may_talk": Answer.NO}
    card.panel.form.set_values(values)
    card.panel.submit()
    settle(tasks)
    page = page_of(house, case_id)
    (person,) = page.involved
    assert person.organisation_id == partner.id
    card.show_page(page)
    assert f"Fatma <3, {partner.name.upper()}" in texts(card)
    assert "niet met deze persoon overleggen" in texts(card)
    press(card, "change_involved")
    settle(tasks)
    card.panel.form.set_values({"organisation": "Haar koor"})
    card.panel.submit()
    settle(tasks)
    page = page_of(house, case_id)
    assert (page.involved[0].organisation, page.involved[0].organisation_id) == ("Haar koor", None)
    card.show_page(page)
    press(card, "remove_involved")
    settle(tasks)
    assert page_of(house, case_id).involved == ()
    house.undo.undo(actor=house.actor)
    assert page_of(house, case_id).involved[0].organisation == "Haar koor"


def test_what_is_missing_stands_at_its_field(tasks: Tasks, card: InvolvedCard) -> None:
    press(card, "add_involved")
    settle(tasks)
    card.panel.submit()
    assert card.panel.form.field("role").error()
    assert card.panel.form.field("name").error()


def test_in_a_closed_case_nothing_is_changed_and_nobody_is_one_sentence(
    house: House, card: InvolvedCard, case_id: CaseId
) -> None:
    house.clients.close_case(case_id, CloseReason.MOVED, actor=house.actor)
    card.show_page(page_of(house, case_id))
    assert card.add.isHidden()
    assert set(TALK_WORDS) == set(Answer)
