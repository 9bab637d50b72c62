from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.letters.page.needed import NeededCard


def test_each_hindrance_is_a_sentence_and_without_any_the_card_is_away(qtbot: QtBot) -> None:
    card = NeededCard()
    qtbot.addWidget(card)
    card.show_hindrances([UserError("One <b>.", code="one"), UserError("Two.", code="two")])
    sentences = card.findChild(QLabel, "hindrances")
    assert sentences is not None
    assert sentences.text() == "One <b>.\nTwo."
    assert card.isVisible()
    card.show_hindrances([])
    assert not card.isVisible()
