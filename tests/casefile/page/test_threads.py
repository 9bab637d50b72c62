from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import ThreadItem
from ks_desktop.casefile.domain.threads import onward_item
from ks_desktop.casefile.page.threads import MOST_LINES, ThreadCard, acts_of, left_words, next_words, tone_of
from ks_desktop.clients.domain import CaseState
from ks_desktop.core.values import LetterId, new_id
from ks_desktop.house import House
from ks_desktop.onward.domain import OnwardReferral, OnwardState
from ks_desktop.widgets.parts import Pill
from ks_desktop.widgets.theme import Tone
from tests.houses import case_in
from tests.onward.made import walked


def test_a_thread_says_where_each_partner_stands_or_that_there_is_none(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    card = ThreadCard("Medisch", "leeg", lambda shown: shown.medical)
    qtbot.addWidget(card)
    card.show_page(page)
    said = [label.text() for label in card.findChildren(QLabel)]
    assert "terugkoppelen vóór ma 23 nov, nog 2 dagen" in said
    said = [pill.accessibleName() for pill in card.findChildren(Pill)]
    assert said[0] == f"{page.medical[0].who}: terugkoppelen"
    assert len(said) == len(page.medical)
    card.show_page(replace(page, medical=()))
    assert [label.text() for label in card.findChildren(QLabel) if label.isVisibleTo(card)] == ["Medisch", "leeg"]


def test_of_news_can_be_said_that_the_referrer_need_not_hear_it(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)
    news = replace(page.medical[0], news_of=page.facts.referrals[0].id)
    card = ThreadCard("Medisch", "leeg", lambda shown: shown.medical)
    qtbot.addWidget(card)
    card.show_page(page)
    assert card.findChild(QPushButton, "onward_enough") is None
    card.show_page(replace(page, medical=(news,)))
    link = card.findChild(QPushButton, "onward_enough")
    assert link is not None
    with qtbot.waitSignal(card.wanted) as wanted:
        link.click()
    assert wanted.args == ["enough", news]
    assert link.text() == "Hoeft niets meer te horen"


def test_what_can_be_done_about_help_hangs_on_how_far_it_is(house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)

    def acts(one: OnwardReferral) -> list[str]:
        item = onward_item(one, (), (one,), page.today)
        return list(acts_of(item, replace(page, onward=(one,))))

    assert acts(walked()) == ["letter", "step", "warm"]
    assert acts(walked(OnwardState.SENT)) == ["step", "warm"]
    assert acts(walked(OnwardState.SENT, OnwardState.NOT_STARTED)) == ["second", "no_other"]
    assert acts(walked(OnwardState.SENT, OnwardState.STARTED, OnwardState.FINISHED)) == []
    before = ThreadItem(who="Het Plein", status="letter sent", letter_id=LetterId(new_id()))
    assert list(acts_of(before, page)) == ["follow"]


def test_help_that_began_looks_different_and_says_who_answers(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)
    sent, begun = walked(OnwardState.SENT), walked(OnwardState.SENT, OnwardState.STARTED, number=2)
    items = tuple(onward_item(one, (), (sent, begun), page.today) for one in (sent, begun))
    card = ThreadCard("Sociaal", "leeg", lambda shown: shown.social)
    qtbot.addWidget(card)
    card.show_page(replace(page, social=items))
    said = [pill.accessibleName() for pill in card.findChildren(Pill)]
    assert said == ["Buurtteam Overvecht: Verstuurd", "Buurtteam Overvecht: Hulp is begonnen"]
    assert [tone_of(item) for item in items] == [Tone.ATTENTION, Tone.ACCENT]
    assert next_words(items[0], page).startswith("Vraag of het is aangekomen: ma 9 mrt, ")
    sentence = replace(items[0], next_step="Send it, and say how.")
    assert next_words(sentence, page).startswith("Verstuur, en leg vast hoe: ma 9 mrt, ")


@pytest.mark.parametrize(
    ("days", "said"),
    [(2, "nog 2 dagen"), (1, "nog 1 dag"), (0, "vandaag"), (-1, "1 dag te laat"), (-9, "9 dagen te laat")],
)
def test_how_many_days_are_left_is_said_in_words(days: int, said: str) -> None:
    assert left_words(days) == said


def test_of_very_many_the_first_are_shown_and_the_others_on_request(qtbot: QtBot, house: House) -> None:
    page = house.casefiles.page(case_in(house, CaseState.PLANNED), actor=house.actor)
    many = tuple(ThreadItem(who=f"Partner {number}", status="letter sent") for number in range(MOST_LINES + 2))
    card = ThreadCard("Sociaal", "leeg", lambda shown: shown.social)
    qtbot.addWidget(card)
    card.show_page(replace(page, social=many))
    assert len(card.findChildren(Pill)) == MOST_LINES
    more = card.findChild(QPushButton, "thread_more")
    assert more is not None
    assert more.text() == "Toon er nog 2"
    more.click()
    card.show_page(replace(page, social=many))  # stays so when something is written down
    assert len([pill for pill in card.findChildren(Pill) if pill.isVisibleTo(card)]) == MOST_LINES + 2
    card.show_page(replace(page, social=many[:MOST_LINES]))
    assert not [link for link in card.findChildren(QPushButton, "thread_more") if link.isVisibleTo(card)]
