from pytestqt.qtbot import QtBot

from ks_desktop.administration.page.wordings.below import BelowCard
from ks_desktop.letters.texts.sheet import TextLine

MINE = TextLine(path="subject", what="Onderwerp", text="Wij komen", shipped="Onze afspraak", is_own=True)


def test_there_is_a_choice_only_where_the_shipped_text_changed_or_went(qtbot: QtBot) -> None:
    card = BelowCard()
    qtbot.addWidget(card)
    card.show_line(MINE)
    assert card.isHidden()
    changed = TextLine(path="subject", what="Onderwerp", shipped="Nieuw [x]", is_own=True, is_changed_below=True)
    card.show_line(changed)
    assert (card.isHidden(), "Nieuw [x]" in card.shipped.text(), card.keep.isHidden()) == (False, True, False)
    card.show_line(TextLine(path="x", what="-", text="Mijn tekst", is_lost=True))
    assert (card.isHidden(), "Mijn tekst" in card.shipped.text(), card.keep.isHidden()) == (False, True, True)
    card.show_line(None)
    assert card.isHidden()
