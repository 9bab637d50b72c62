import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import Field, LineField
from ks_desktop.widgets.theme import LIGHT
from tests.widgets.hands import bring_forward


@pytest.fixture
def field(qtbot: QtBot) -> LineField:
    made = LineField("postcode", "&Postcode", hint="Zoals 3511 AB")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    bring_forward(made)
    return made


def test_a_screen_reader_hears_the_label_and_the_sentence_under_it(field: LineField) -> None:
    assert field.editor.accessibleName() == "Postcode"
    assert field.editor.accessibleDescription() == "Zoals 3511 AB"
    field.show_error("Vier cijfers en twee letters.")
    assert field.editor.accessibleDescription() == "Vier cijfers en twee letters."


def test_an_error_goes_before_a_note_and_a_note_before_the_hint(field: LineField) -> None:
    field.show_note("1 teken weggehaald.")
    assert field.editor.accessibleDescription() == "1 teken weggehaald."
    field.show_error("Fout.")
    assert field.editor.accessibleDescription() == "Fout."
    field.show_error("")
    assert field.editor.accessibleDescription() == "1 teken weggehaald."
    assert (field.error(), field.note()) == ("", "1 teken weggehaald.")


def test_an_error_has_a_red_edge_as_well_as_words(field: LineField) -> None:
    def edge() -> QColor:
        image = field.editor.grab().toImage()
        return image.pixelColor(image.width() // 2, 0)

    field.editor.clearFocus()
    assert edge() == QColor(LIGHT.muted)
    field.editor.setFocus()
    assert edge() == QColor(LIGHT.accent)
    field.show_error("Fout.")
    assert edge() == QColor(LIGHT.safety)


def test_the_room_for_a_sentence_is_always_there(qtbot: QtBot) -> None:
    field = LineField("name", "Naam")
    qtbot.addWidget(field)
    before = field.sizeHint().height()
    field.show_error("Vul haar naam in.")
    assert field.sizeHint().height() == before


def test_typing_is_told_and_takes_the_error_away(field: LineField, qtbot: QtBot) -> None:
    field.show_error("Fout.")
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field.editor, "3")
    assert field.error() == ""


def test_leaving_is_told(field: LineField, qtbot: QtBot) -> None:
    field.setFocus()
    with qtbot.waitSignal(field.left):
        field.editor.clearFocus()


def test_what_is_needed_is_said_in_words(field: LineField) -> None:
    field.set_required()
    assert field.editor.accessibleName() == "Postcode (nodig)"


def test_a_bare_field_holds_nothing(qtbot: QtBot) -> None:
    bare = Field("x", "X")
    qtbot.addWidget(bare)
    for ask in (bare.value, bare.raw, lambda: bare.set_value(1), lambda: bare.set_raw("")):
        with pytest.raises(NotImplementedError):
            ask()
