from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.pregnancies import RecordCard, ended_words
from ks_desktop.clients.domain import CaseState, CaseStatus, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.widgets.parts import Button
from tests.houses import case_in


def test_two_other_pregnancies_are_one_step_away_and_said_in_neutral_words(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    closed = replace(page.case, status=CaseStatus.CLOSED, closed_on=date(2022, 6, 1))
    lost = replace(closed, id=CaseId(UUID(int=1)), due_date=date(2022, 12, 1), close_reason=CloseReason.PREGNANCY_ENDED)
    first = replace(closed, id=CaseId(UUID(int=2)), due_date=date(2020, 3, 3), close_reason=CloseReason.COMPLETED)
    card = RecordCard()
    qtbot.addWidget(card)
    card.show_page(replace(page, other_cases=(lost, first)))
    buttons = card.findChildren(Button, "other_pregnancy")
    assert [button.text() for button in buttons] == [
        "Eerdere zwangerschap, uitgerekend do 1 dec 2022",
        "Eerdere zwangerschap, uitgerekend di 3 mrt 2020",
    ]
    assert ended_words(lost) == "afgerond, wo 1 jun 2022"
    assert ended_words(first) == "gesloten wo 1 jun 2022: Bezoek afgerond, niets meer nodig"
    assert ended_words(page.case) == "loopt nog"
    said = " ".join(label.text() for label in card.findChildren(QLabel)).casefold()
    assert "verlies" not in said
    assert "zwangerschap is geëindigd" not in said
    with qtbot.waitSignal(card.case_wanted) as wanted:
        buttons[1].click()
    assert wanted.args == [first.id]
    card.show_page(page)
    assert not [button for button in card.findChildren(Button, "other_pregnancy") if button.isVisibleTo(card)]


def test_what_is_kept_about_her_can_be_asked_for_also_after_a_loss(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)
    quiet = replace(page.case, status=CaseStatus.CLOSED, close_reason=CloseReason.PREGNANCY_ENDED)
    card = RecordCard()
    qtbot.addWidget(card)
    for case in (page.case, quiet):
        card.show_page(replace(page, facts=replace(page.facts, case=case)))
        assert not card.extract.isHidden()
    with qtbot.waitSignal(card.extract_wanted):
        card.extract.click()
    died = replace(quiet, close_reason=CloseReason.DIED)
    card.show_page(replace(page, facts=replace(page.facts, case=died)))
    assert card.extract.isHidden()
