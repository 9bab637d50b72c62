from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page import pieces
from ks_desktop.clients.domain import Answer, CaseState, SafeContact
from ks_desktop.house import House
from ks_desktop.widgets.gestation_bar import GestationBar
from ks_desktop.widgets.parts import Button, Card
from ks_desktop.widgets.words import short_day
from tests.houses import case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


def texts(widget: Card | pieces.Header) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_header_says_who_how_far_and_how_to_reach_her(qtbot: QtBot, page: CasePage) -> None:
    header = pieces.Header()
    qtbot.addWidget(header)
    header.show_page(page)
    said = texts(header)
    for words in ("Mehret Tesfay", "24+6", "uitgerekend zo 7 mrt 2027", "Utrecht", "tolk nodig", "geen voicemail"):
        assert words in said


@pytest.mark.parametrize(
    ("born", "said"),
    [
        (date(2011, 3, 9), "15 jaar. Ga na: van 12 tot 16 jaar beslist zij zelf, in de regel met haar ouders."),
        (date(2010, 3, 9), ""),
        (None, ""),
    ],
)
def test_the_header_says_of_a_girl_how_old_she_is_and_what_is_looked_up(
    qtbot: QtBot, page: CasePage, born: date | None, said: str
) -> None:
    header = pieces.Header()
    qtbot.addWidget(header)
    header.show_page(replace(page, facts=replace(page.facts, client=replace(page.client, birth_date=born))))
    assert header.young.text() == said
    assert header.young.isVisibleTo(header) is bool(said)


def test_rules_are_words_and_only_what_is_not_safe(page: CasePage) -> None:
    contact = SafeContact(safe_to_call=Answer.NO, safe_post=Answer.YES, phone_note="niet voor 10")
    client = replace(page.client, contact=contact, language="nl", interpreter=False)
    assert pieces.rules(client) == "niet bellen · bellen: niet voor 10"
    turkish = replace(client, language="tr", interpreter=True)
    assert pieces.rules(turkish).startswith("spreekt Turks, tolk nodig · niet bellen")


def test_the_bar_tells_weeks_window_and_visits(qtbot: QtBot, page: CasePage) -> None:
    bar = GestationBar()
    qtbot.addWidget(bar)
    pieces.show_bar(bar, page)
    words = bar.words()
    assert "24+6" in words
    assert "16+0" in words
    assert "28+0" in words
    visit = page.facts.appointments[-1]
    assert visit.report is not None
    assert f"bezoek {short_day(visit.report.held_on)}" in words


def test_what_is_still_possible_counts_the_days(page: CasePage) -> None:
    first, second = pieces.until_words(page)
    assert first == "Huisbezoek past het best tot zo 13 dec (22 dagen)"
    assert "(106 dagen)" in second


def test_threads_time_line_and_goals_stand_in_their_cards(qtbot: QtBot, page: CasePage) -> None:
    card, more = Card(), Button("more")
    qtbot.addWidget(card)
    qtbot.addWidget(more)
    pieces.show_thread(card, page.medical, "leeg")
    assert "terugkoppelen vóór" in texts(card)
    pieces.show_thread(card, (), "leeg")
    assert "leeg" in texts(card)
    pieces.show_timeline(card, page.timeline, everything=False, more=more)
    assert "Bezocht" in texts(card)
    pieces.show_goals(card, page.facts.appointments)
    assert "•" in texts(card)


def test_a_long_time_line_offers_the_rest(qtbot: QtBot, page: CasePage) -> None:
    card, more = Card(), Button("more")
    qtbot.addWidget(card)
    qtbot.addWidget(more)
    long = page.timeline * pieces.MOST_EVENTS
    pieces.show_timeline(card, long, everything=False, more=more)
    assert more.isVisibleTo(more.parentWidget() or more)
    pieces.show_timeline(card, long, everything=True, more=more)
    assert more.isHidden()
