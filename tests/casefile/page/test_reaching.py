from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.case import CaseView
from ks_desktop.casefile.page.reaching import CALL, CLOSE, WRITE, ReachingCard, next_label, words_of
from ks_desktop.clients.domain import CaseState, CloseReason
from ks_desktop.core.clock import instant_of
from ks_desktop.house import House
from ks_desktop.letters.domain import LetterKind
from ks_desktop.visits.domain import ContactResult, ContactWay, NextTry
from ks_desktop.visits.planning.reaching import Reaching
from ks_desktop.visits.service.contacts import Tried
from ks_desktop.widgets.tasks import Tasks
from tests.houses import TODAY, case_in, desk_of, settle

NEXT = NextTry(day=date(2026, 11, 25), start=time(15), end=time(17), why="ochtenden lukten niet")


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.READY), actor=house.actor)


SAID = (
    (
        Reaching(tries=1, next_try=NEXT),
        "1 poging lukte niet. Volgende poging: wo 25 nov 15:00-17:00, ochtenden lukten niet.",
        "Call (B)",
    ),
    (
        Reaching(tries=3, is_letter_due=True),
        "3 pogingen lukten niet. Nu een neutrale brief aan haar.",
        "Make the letter (N)",
    ),
    (
        Reaching(tries=3, is_letter_due=True, letter_way=ContactWay.REFERRER),
        "3 pogingen lukten niet. Haar schrijven is niet veilig: vraag de verwijzer hoe zij te bereiken is.",
        "Ask the referrer (N)",
    ),
    (
        Reaching(tries=3, written_on=date(2026, 11, 9), close_from=date(2026, 11, 23)),
        "3 pogingen lukten niet. Geschreven op ma 9 nov. Wacht op antwoord tot ma 23 nov.",
        "Call (B)",
    ),
    (
        Reaching(tries=3, written_on=date(2026, 11, 2), close_from=date(2026, 11, 16), is_close_due=True),
        "3 pogingen lukten niet. Geschreven op ma 2 nov. "
        "Sindsdien is niets gehoord: het dossier kan dicht als niet bereikt.",
        "Close as not reached (N)",
    ),
)


def test_it_says_how_far_it_is_and_what_comes_next(page: CasePage) -> None:
    for standing, words, label in SAID:
        assert words_of(standing, page) == words
        assert next_label(standing) == label


def test_it_is_not_there_while_nothing_is_to_come(qtbot: QtBot, page: CasePage) -> None:
    card = ReachingCard()
    qtbot.addWidget(card)
    for calm in (None, Reaching(), Reaching(tries=2)):  # nobody tried, or a visit is booked
        card.show_page(replace(page, reaching=calm))
        assert card.isHidden()
    for standing, word in (
        (Reaching(tries=1, next_try=NEXT), CALL),
        (Reaching(tries=3, is_letter_due=True), WRITE),
        (Reaching(tries=3, written_on=TODAY, is_close_due=True), CLOSE),
    ):
        card.show_page(replace(page, reaching=standing))
        with qtbot.waitSignal(card.wanted) as rung:
            card.next.click()
        assert rung.args == [word]


def test_n_writes_after_three_tries_and_closes_after_the_letter(qtbot: QtBot, house: House, tasks: Tasks) -> None:
    case_id = case_in(house, CaseState.READY)
    for day in range(3):
        at = instant_of(TODAY - timedelta(days=30 + day), time(10))
        house.contacts.record(case_id, Tried(result=ContactResult.NOT_REACHED, at=at), actor=house.actor)
    view = CaseView(desk_of(house, tasks), house.casefiles, house.clients, house.visits, house.coalition)
    qtbot.addWidget(view)
    view.show()
    view.open_case(case_id)
    settle(tasks)
    view.setFocus()
    with qtbot.waitSignal(view.letter_wanted) as letter:
        QTest.keyClicks(view, "n")
    assert letter.args == [case_id, LetterKind.NOT_REACHED.value]
    written = Tried(result=ContactResult.NOT_REACHED, way=ContactWay.LETTER, at=instant_of(date(2026, 11, 2), time(12)))
    house.contacts.record(case_id, written, actor=house.actor)
    view.refresh()
    settle(tasks)
    QTest.keyClicks(view, "n")
    settle(tasks)
    assert view.open_panel_word()
    assert view.closing.kind() is CloseReason.NOT_REACHED
    assert house.casefiles.page(case_id, actor=house.actor).case.is_open  # it is offered, and never done by itself
