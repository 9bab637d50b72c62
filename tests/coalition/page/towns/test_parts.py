from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.coalition.domain import Terms
from ks_desktop.coalition.page.towns.parts import add_fact, button, terms_lines
from ks_desktop.widgets.parts import Card


def test_terms_stand_in_words_and_say_whether_they_are_its_own() -> None:
    terms = Terms(municipality="GM0344", valid_from=date(2026, 2, 1), urgent_days=1, source="overleg")
    within, weeks, since = terms_lines(terms, "GM0344")
    assert "Bij spoed: 1 werkdag\n" in within[1]
    assert "12+0 tot 40+0" in weeks[1]
    assert since[1] == "1 februari 2026 (overleg)"
    assert list(terms_lines(replace(terms, municipality=""), "GM0344"))[-1][1] == "Niets eigens: overleg"


def test_no_text_is_no_fact(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    before = len(card.findChildren(QLabel))
    add_fact(card, "Remark", "")
    add_fact(card, "", "zonder kop")
    assert len(card.findChildren(QLabel)) == before + 1
    made = button("Change", "change")
    qtbot.addWidget(made)
    assert made.objectName() == "change"
