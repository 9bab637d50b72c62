from pytestqt.qtbot import QtBot

from ks_desktop.today.page.filling import put
from ks_desktop.widgets.parts import Card, column, label
from tests.today.page.hands import shown, words


def test_what_a_card_showed_makes_room_for_what_it_shows(qtbot: QtBot) -> None:
    card = Card("Kaart")
    shown(qtbot, card)
    put(card, column(label("eerst")))
    put(card, column(label("daarna")))
    assert words(card) == "Kaart\ndaarna"
