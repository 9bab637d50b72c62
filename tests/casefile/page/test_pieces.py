from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.page.pieces import link, nothing, put, quiet, show_text
from ks_desktop.widgets.parts import Card, column, label


def test_a_card_shows_what_it_is_given_in_place_of_what_it_showed(qtbot: QtBot) -> None:
    card = Card("kop")
    qtbot.addWidget(card)
    for words in ("eerst", "dan"):
        put(card, column(label(words)))
    assert [shown.text() for shown in card.findChildren(QLabel) if shown.isVisibleTo(card)] == ["kop", "dan"]


def test_a_line_without_words_takes_no_room(qtbot: QtBot) -> None:
    line = quiet("een_regel")
    qtbot.addWidget(line)
    show_text(line, "iets")
    assert not line.isHidden()
    show_text(line, "")
    assert line.isHidden()


def test_a_link_is_found_by_its_name_and_an_empty_card_is_one_sentence(qtbot: QtBot) -> None:
    made, empty = link("Ga", "go"), nothing("Nog niets.")
    for widget in (made, empty):
        qtbot.addWidget(widget)
    assert (made.objectName(), made.property("part"), empty.text()) == ("go", "link", "Nog niets.")
