import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import PhoneField, ProposingField
from tests.widgets.hands import bring_forward


@pytest.fixture
def field(qtbot: QtBot) -> ProposingField:
    made = ProposingField("place", "Plaats")
    qtbot.addWidget(made)
    bring_forward(made)
    made.editor.setFocus()
    return made


def press(field: ProposingField | PhoneField, key: Qt.Key) -> None:
    QTest.keyClick(field.editor, key)


def test_enter_takes_what_is_proposed_and_leaves_what_is_typed(field: ProposingField) -> None:
    field.propose(["Utrecht"])
    assert field.note() == "Voorstel: Utrecht. Enter neemt het over."
    assert field.value() == ""
    press(field, Qt.Key.Key_Return)
    assert (field.value(), field.note()) == ("Utrecht", "")
    field.set_value("Zeist")
    press(field, Qt.Key.Key_Return)
    assert field.value() == "Zeist"


def test_arrows_go_through_the_proposals_but_never_over_what_is_typed(field: ProposingField) -> None:
    field.propose(["De Meern", "Vleuten", "De Meern"])
    assert field.proposed() == ("De Meern", "Vleuten")
    assert "pijl omlaag" in field.note()
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        press(field, key)
        seen.append(field.value())
    assert seen == ["De Meern", "Vleuten", "De Meern", "Vleuten"]
    field.set_value("Haarzuilens")
    press(field, Qt.Key.Key_Down)
    assert (field.value(), field.note()) == ("Haarzuilens", "")
    field.set_value("")
    press(field, Qt.Key.Key_Up)
    assert field.value() == "Vleuten"


def test_a_proposal_that_is_taken_away_leaves_no_sentence_and_other_notes_stay(field: ProposingField) -> None:
    field.propose(["Utrecht"])
    field.propose([])
    assert (field.note(), field.proposed()) == ("", ())
    press(field, Qt.Key.Key_Return)
    assert field.value() == ""
    field.show_note("Nodig voor een huisbezoek")
    field.propose([])
    field.set_value("Zeist")
    assert field.note() == "Nodig voor een huisbezoek"


def test_a_phone_number_is_shown_as_people_write_it_once_it_is_left(qtbot: QtBot) -> None:
    phone = PhoneField("phone", "Telefoon")
    qtbot.addWidget(phone)
    bring_forward(phone)
    for typed, shown in (
        ("0612345678", "06-12345678"),
        ("+31 (0)30 123 45 67", "030-1234567"),
        ("bel haar zus", "bel haar zus"),
        ("", ""),
    ):
        phone.editor.setFocus()
        phone.editor.setText(typed)
        phone.editor.clearFocus()
        assert phone.raw() == shown
