from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage, Event, Topic
from ks_desktop.casefile.page.history import AT_ONCE, MOST_EVENTS, EventLine, HistoryCard
from ks_desktop.clients.domain import CaseState, CaseStatus, CloseReason
from ks_desktop.core.values import CaseId
from ks_desktop.house import House
from tests.houses import case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


@pytest.fixture
def card(qtbot: QtBot) -> Iterator[HistoryCard]:
    card = HistoryCard()
    qtbot.addWidget(card)
    yield card
    HistoryCard.remember(Topic.ALL)


def lines(card: HistoryCard) -> list[EventLine]:
    return [line for line in card.findChildren(EventLine) if line.isVisibleTo(card)]


def many(page: CasePage, count: int) -> tuple[Event, ...]:
    visit = next(event for event in page.timeline if event.text() == "Bezocht")
    return tuple(replace(visit, day=visit.day - timedelta(days=number)) for number in range(count))


def test_each_line_says_when_how_far_who_and_what(page: CasePage, card: HistoryCard) -> None:
    card.show_page(page)
    (visited,) = [line for line in lines(card) if "Bezocht" in [label.text() for label in line.findChildren(QLabel)]]
    assert visited.findChildren(QLabel)[0].text() == "ma 9 nov · 23+1 · Mw. Proef"


def test_three_hundred_lines_come_bit_by_bit_and_another_case_begins_short(
    qtbot: QtBot, page: CasePage, card: HistoryCard
) -> None:
    card.show_page(replace(page, timeline=many(page, 300)))
    assert len(lines(card)) == MOST_EVENTS
    card.more.click()
    assert len(lines(card)) <= MOST_EVENTS + AT_ONCE
    qtbot.waitUntil(card.is_whole)
    assert len(lines(card)) == 300
    assert card.more.isHidden()
    other = replace(page.facts, case=replace(page.case, id=CaseId(UUID(int=7))))
    card.show_page(replace(page, facts=other, timeline=many(page, 300)))
    assert len(lines(card)) == MOST_EVENTS


def test_a_topic_is_chosen_and_remembered_by_the_next_page(qtbot: QtBot, page: CasePage, card: HistoryCard) -> None:
    card.show_page(page)
    every = len(lines(card))
    button = card.findChild(QPushButton, "topic_paper")
    assert button is not None
    button.click()
    assert 0 < len(lines(card)) < every
    another = HistoryCard()
    qtbot.addWidget(another)
    another.show_page(page)
    assert len(lines(another)) == len(lines(card))
    assert another.topics.word() == Topic.PAPER.value


def test_looking_again_at_the_same_makes_nothing_anew(page: CasePage, card: HistoryCard) -> None:
    card.show_page(page)
    before = lines(card)
    card.show_page(page)
    assert lines(card) == before


def test_a_long_note_folds_open(qtbot: QtBot, page: CasePage) -> None:
    event = replace(many(page, 1)[0], note="Eerste regel.\nTweede regel.")
    line = EventLine(event, page)
    qtbot.addWidget(line)
    assert "Eerste regel. …" in [label.text() for label in line.findChildren(QLabel)]
    line.fold.click()
    assert event.note in [label.text() for label in line.findChildren(QLabel)]
    line.fold.click()
    assert event.note not in [label.text() for label in line.findChildren(QLabel)]


def test_after_a_pregnancy_ended_no_weeks_are_counted(page: CasePage, card: HistoryCard) -> None:
    visit = next(event for event in page.timeline if event.text() == "Bezocht")
    case = replace(page.case, status=CaseStatus.CLOSED, close_reason=CloseReason.PREGNANCY_ENDED)
    facts = replace(page.facts, case=replace(case, closed_on=visit.day))
    before = replace(visit, day=visit.day - timedelta(days=1))
    card.show_page(replace(page, facts=facts, timeline=(visit, before)))
    said = [line.findChildren(QLabel)[0].text() for line in lines(card)]
    assert said == ["ma 9 nov · Mw. Proef", "zo 8 nov · 23+0 · Mw. Proef"]
