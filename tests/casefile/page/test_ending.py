from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.ending import EndingCard
from ks_desktop.clients.domain import CallAfter, CaseState
from ks_desktop.clients.store import endings
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from ks_desktop.practice import MovableClock
from ks_desktop.widgets.messages import Question
from ks_desktop.widgets.tasks import Tasks
from tests.families import sign_up
from tests.houses import TODAY, case_in, desk_of, settle


@pytest.fixture
def card(qtbot: QtBot, house: House, tasks: Tasks) -> Iterator[EndingCard]:
    made = EndingCard(desk_of(house, tasks), house.endings)
    qtbot.addWidget(made)
    yield made
    settle(tasks)


def show(card: EndingCard, house: House, case_id: CaseId) -> None:
    card.show_page(house.casefiles.page(case_id, actor=house.actor))


def links(card: EndingCard) -> set[str]:
    return {link.objectName() for link in card.findChildren(QPushButton) if link.isVisibleTo(card)}


def test_a_call_is_offered_made_and_never_asked_for_again(card: EndingCard, house: House, tasks: Tasks) -> None:
    case_id = case_in(house, CaseState.PLANNED)
    show(card, house, case_id)
    assert card.isHidden()
    house.endings.end(
        case_id, "pregnancy_ended", ended_on=TODAY, told_by="haar moeder", offer_call=True, actor=house.actor
    )
    show(card, house, case_id)
    assert card.line.text() == (
        "Deze zwangerschap is geëindigd op za 21 nov. Verteld door haar moeder. Afgesloten op za 21 nov."
    )
    assert links(card) == {"ending_called", "ending_unwanted", "ending_take_back"}
    card.called.click()
    settle(tasks)
    show(card, house, case_id)
    assert card.call.text() == "Gebeld op 21-11-2026."
    assert links(card) == {"ending_take_back"}
    with house.database.reading(house.actor) as reading:
        assert house.endings.of([case_id], reading=reading)[case_id].call is CallAfter.DONE


def test_it_is_taken_back_and_what_did_not_come_back_is_said(card: EndingCard, house: House, tasks: Tasks) -> None:
    case_id = sign_up(house, "Terugkomst")
    house.visits.accept(house.visits.proposals(case_id, actor=house.actor)[0], actor=house.actor)
    house.endings.end(case_id, "pregnancy_ended", actor=house.actor)
    clock = house.clock
    assert isinstance(clock, MovableClock)
    clock.go_to(TODAY + timedelta(days=20))
    show(card, house, case_id)
    assert card.back.text() == "Terugdraaien (tot en met ma 21 dec)"
    card.back.click()
    question = next(each for each in card.window().findChildren(Question) if each.isVisible())
    question.accept()
    settle(tasks)
    show(card, house, case_id)
    assert card.line.text() == ""
    assert "komt niet terug: die dag is al voorbij." in card.not_back.text()
    clock.go_to(TODAY)


def test_after_thirty_days_there_is_only_to_read(card: EndingCard, house: House) -> None:
    case_id = case_in(house, CaseState.READY)
    house.endings.end(case_id, "died", actor=house.actor)
    clock = house.clock
    assert isinstance(clock, MovableClock)
    clock.go_to(TODAY + timedelta(days=31))
    show(card, house, case_id)
    assert card.line.text() == "Zij is overleden. Afgesloten op za 21 nov."
    assert links(card) == set()
    clock.go_to(TODAY)


def test_what_an_older_program_closed_so_can_be_opened_again(card: EndingCard, house: House, tasks: Tasks) -> None:
    case_id = sign_up(house, "Vroeger")
    house.endings.end(case_id, "pregnancy_ended", actor=house.actor)
    with house.database.work(house.actor, "client_changed") as work:
        endings.remove(work, case_id)  # as it lies in a file that was brought up to date
    show(card, house, case_id)
    assert (links(card), card.back.text()) == ({"ending_take_back"}, "Terugdraaien")
    card.back.click()
    question = next(each for each in card.window().findChildren(Question) if each.isVisible())
    assert any("blijven afgezegd" in text.text() for text in question.findChildren(QLabel))
    question.accept()
    settle(tasks)
    assert house.casefiles.page(case_id, actor=house.actor).case.is_open
