from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.letters.page.needed import MOST, NeededCard


def test_each_hindrance_is_a_sentence_and_without_any_the_card_is_away(qtbot: QtBot) -> None:
    card = NeededCard()
    qtbot.addWidget(card)
    card.show_hindrances([UserError("One <b>.", code="one"), UserError("Two.", code="two")])
    sentences = card.findChild(QLabel, "hindrances")
    assert sentences is not None
    assert sentences.text() == "One <b>.\nTwo."
    assert card.isVisible()
    card.show_hindrances([UserError(f"Sentence {turn}.", code="x") for turn in range(MOST + 2)])
    assert sentences.text().count("\n") == MOST
    assert sentences.text().endswith("en nog 2")
    assert f"Sentence {MOST + 1}." in sentences.toolTip()
    card.show_hindrances([])
    assert not card.isVisible()
