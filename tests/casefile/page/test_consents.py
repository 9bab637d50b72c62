from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.consents import ConsentsCard, ToTellCard
from ks_desktop.clients.domain import CaseState, ConsentPurpose, Informed, TellKind, ToTell
from ks_desktop.core.values import OrganisationId, new_id
from ks_desktop.house import House
from ks_desktop.widgets.parts import Card, Tick
from tests.houses import TODAY, case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


def texts(card: Card) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def button(card: Card, name: str) -> QPushButton:
    found = card.findChild(QPushButton, name)
    assert found is not None
    return found


def test_a_consent_can_be_taken_back_or_recorded_anew(qtbot: QtBot, page: CasePage) -> None:
    card = ConsentsCard()
    qtbot.addWidget(card)
    card.show_page(page)
    assert "De aanmelding" in texts(card)
    with qtbot.waitSignal(card.withdrawn) as rung:
        button(card, "withdraw_consent").click()
    assert rung.args == [page.facts.consents[0]]
    with qtbot.waitSignal(card.record_wanted) as wanted:
        button(card, "record_inform_gp").click()
    assert wanted.args == ["inform_gp", ""]
    with qtbot.waitSignal(card.record_wanted) as another:
        button(card, "record_consent").click()
    assert another.args == ["", ""]


def test_a_consent_names_the_partner_it_is_for(qtbot: QtBot, page: CasePage) -> None:
    card = ConsentsCard()
    qtbot.addWidget(card)
    partner = OrganisationId(new_id())
    asked = replace(page.facts.consents[0], purpose=ConsentPurpose.REFER, receiver=partner)
    facts = replace(page.facts, consents=(asked,))
    card.show_page(replace(page, facts=facts, receivers={partner: "Buurtteam & Co"}))
    assert "Doorverwijzen (Buurtteam & Co)" in texts(card)
    with qtbot.waitSignal(card.record_wanted) as wanted:
        button(card, "record_refer").click()
    assert wanted.args == ["refer", "Buurtteam & Co"]


def test_who_must_hear_it_is_ticked_off_one_by_one(qtbot: QtBot, page: CasePage) -> None:
    card = ToTellCard()
    qtbot.addWidget(card)
    card.show_lines(())
    assert card.isHidden()
    sent = Informed(kind=TellKind.LETTER_SENT, who="Buurtteam & Co", about="2026-0001", since=TODAY)
    line = ToTell(
        id=new_id(), case_id=page.case.id, consent_id=page.facts.consents[0].id, informed=sent, noted_on=TODAY
    )
    card.show_lines((line,))
    assert not card.isHidden()
    assert "Buurtteam & Co: kreeg brief 2026-0001" in texts(card)
    (tick,) = card.findChildren(Tick, "told")
    with qtbot.waitSignal(card.ticked) as rung:
        tick.click()
    assert rung.args == [line.id, True]
    with qtbot.waitSignal(card.print_wanted):
        button(card, "print_to_tell").click()
    card.show_lines((replace(line, told_on=TODAY),))
    assert "verteld op" in texts(card)
    assert any(each.isChecked() for each in card.findChildren(Tick, "told"))
