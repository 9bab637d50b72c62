from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.domain import CasePage
from ks_desktop.casefile.page.header import Header, NameRow, SafetyLine, numbers, rules, spoken
from ks_desktop.clients.domain import Answer, CaseState, CaseStatus, CloseReason, SafeContact
from ks_desktop.core.clock import instant_of
from ks_desktop.house import House
from tests.houses import case_in


@pytest.fixture
def page(house: House) -> CasePage:
    return house.casefiles.page(case_in(house, CaseState.FEEDBACK_DUE), actor=house.actor)


def test_the_header_says_who_how_far_and_how_to_reach_her(qtbot: QtBot, page: CasePage) -> None:
    header, who = Header(), NameRow()
    for shown in (header, who):
        qtbot.addWidget(shown)
        shown.show_page(page)
    said = "\n".join(label.text() for shown in (header, who) for label in shown.findChildren(QLabel))
    for words in ("Mehret Tesfay", "uitgerekend zo 7 mrt 2027 (echo)", "Utrecht", "spreekt Tigrinya, tolk nodig"):
        assert words in said
    assert (who.weeks.accessibleName(), who.state.accessibleName()) == ("24+6", "terugkoppelen")


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
    header = Header()
    qtbot.addWidget(header)
    client = replace(page.client, birth_date=born, language="nl", interpreter=False)
    header.show_page(replace(page, facts=replace(page.facts, client=client)))
    assert header.flags.text() == said
    assert header.flags.isVisibleTo(header) is bool(said)


def test_rules_are_words_and_only_what_is_not_safe(page: CasePage) -> None:
    contact = SafeContact(safe_to_call=Answer.NO, safe_post=Answer.YES, phone_note="niet voor 10")
    client = replace(page.client, contact=contact, language="nl", interpreter=False)
    assert rules(client) == "niet bellen · bellen: niet voor 10"
    assert spoken(client) == ""
    assert spoken(replace(client, language="tr", interpreter=True)) == "spreekt Turks, tolk nodig"


def test_how_she_may_be_reached_stands_on_a_line_of_its_own(qtbot: QtBot, page: CasePage) -> None:
    line = SafetyLine()
    qtbot.addWidget(line)
    contact = SafeContact(partner_may_know=Answer.NO)
    line.show_page(replace(page, facts=replace(page.facts, client=replace(page.client, contact=contact))))
    said = (
        "geen voicemail · geen berichten · geen post · haar partner mag het niet weten: vraag haar eerst hoe en wanneer"
    )
    assert line.text.text() == line.accessibleDescription() == said
    line.show_page(replace(page, facts=replace(page.facts, client=replace(page.client, contact=SafeContact()))))
    assert line.isHidden()


def test_the_links_go_over_the_name_where_it_is_narrow(qtbot: QtBot, page: CasePage) -> None:
    who = NameRow()
    qtbot.addWidget(who)
    who.show_page(page)
    who.resize(500, 200)
    who.show()
    for narrow in (True, False):
        who.set_narrow(narrow=narrow)
        layout = who.layout()
        assert layout is not None
        layout.activate()
        assert (who.back.y() + who.back.height() <= who.name.y() + who.name.height() / 2) is narrow


def test_her_number_gives_way_to_from_when_she_may_be_called(page: CasePage) -> None:
    contact = SafeContact(phone="06 12345678", phone_2="030 1234567", call_hours="ma-vr na 15")
    client = replace(page.client, contact=contact)
    monday = date(2026, 11, 23)
    assert numbers(client, instant_of(monday, time(9))) == ("Nu niet bellen: pas vanaf 15:00.",)
    assert numbers(client, instant_of(monday, time(15))) == ("06 12345678", "030 1234567")
    assert rules(client) == "bellen: maandag t/m vrijdag na 15:00"
    assert numbers(replace(client, contact=SafeContact()), page.now) == ()


def test_after_a_pregnancy_ended_the_line_is_calm(qtbot: QtBot, page: CasePage) -> None:
    line = SafetyLine()
    qtbot.addWidget(line)
    client = replace(page.client, contact=SafeContact(safe_to_call=Answer.NO))
    line.show_page(replace(page, facts=replace(page.facts, client=client)))
    assert line.property("tone") == line.text.property("tone") == "attention"
    ended = replace(page.case, status=CaseStatus.CLOSED, close_reason=CloseReason.PREGNANCY_ENDED)
    line.show_page(replace(page, facts=replace(page.facts, client=client, case=ended)))
    assert line.property("tone") == line.text.property("tone") == "muted"
    assert not line.isHidden()
