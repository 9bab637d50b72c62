from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
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


def test_beyond_the_preset_the_reason_is_asked_right_there_and_unticking_forgets_it(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    field = card.reason("birth_date")
    assert not field.isVisible()
    card.tick("birth_date").click()
    assert field.isVisible()
    with qtbot.waitSignal(card.typed):
        QTest.keyClicks(field.editor, "Zij vragen erom.")
    assert card.reasons() == {"birth_date": "Zij vragen erom."}
    card.tick("birth_date").click()
    card.tick("birth_date").click()
    assert card.reasons() == {}
    QTest.keyClick(field.editor, Qt.Key.Key_Down)  # a usual reason, without a mouse
    assert card.reasons() == {"birth_date": "De vraag hangt ervan af."}
    with pytest.raises(KeyError):
        card.reason("phone")  # it goes along by itself


def test_a_missing_reason_is_shown_at_its_tick_and_what_was_said_outlives_a_changed_value(qtbot: QtBot) -> None:
    card = make_card(qtbot)
    ticked = ("name", "birth_date", "address")
    card.show_data(DATA, ticked, ())
    card.show_reasons({"birth_date": "Zij vragen erom.", "phone": "Gaat vanzelf mee."})
    assert card.show_errors([UserError("Zeg waarom.", code="reason_missing", field="reason_address")])
    assert card.reason("address").error() == "Zeg waarom."
    changed = tuple(replace(each, value="Elders 1") if each.word == "address" else each for each in DATA)
    card.show_data(changed, ticked, ())
    assert card.reasons() == {"birth_date": "Zij vragen erom."}
    assert not card.show_errors([UserError("Iets anders.", code="required", field="question")])
