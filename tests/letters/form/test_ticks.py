from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.letters import content
from ks_desktop.letters.domain import LetterKind
from ks_desktop.letters.form import TicksCard
from ks_desktop.letters.wording import wording
from tests.letters.people import facts

DATA = content.data_of(LetterKind.REFERRAL_SOCIAL, facts(), wording(LetterKind.REFERRAL_SOCIAL))


def make_card(qtbot: QtBot) -> TicksCard:
    card = TicksCard()
    qtbot.addWidget(card)
    card.show_data(DATA, ("name", "phone"), ("phone",))
    card.show()
    return card


def test_each_datum_shows_its_value_and_why(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    said = {label.text() for label in card.findChildren(QLabel)}
    assert "06 12 34 56 78" in said
    assert "Om een afspraak met haar te maken." in said
    assert "Turks" in card.tick("language").accessibleDescription()


def test_what_always_goes_along_cannot_be_unticked(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    assert not card.tick("name").isEnabled()
    card.show_data(DATA, (), ())
    assert card.ticked() == ("name",)


def test_a_click_is_an_edit_and_showing_is_none(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    with qtbot.assertNotEmitted(card.edited):
        card.show_data(DATA, ("name", "phone", "place"), ())
    with qtbot.waitSignal(card.edited):
        card.tick("birth_date").click()
    assert card.ticked() == ("name", "birth_date", "place", "phone")


def test_a_datum_she_did_not_agree_to_says_so(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    notes = [
        label for label in card.findChildren(QLabel) if "nog niet ingestemd" in label.text() and label.isVisibleTo(card)
    ]
    assert len(notes) == 1


def test_the_same_data_keep_their_rows_and_the_focus(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    before = card.tick("phone")
    card.show_data(DATA, ("name",), ())
    assert card.tick("phone") is before
    card.show_data(DATA[:2], ("name",), ())
    assert card.ticked() == ("name",)
    card.show_data((), (), ())
    assert not card.isVisible()
