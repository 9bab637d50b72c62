import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.values import clean_line, clean_note
from ks_desktop.widgets.fields import LineField, NoteField, SecretField, removed_words
from tests.widgets.hands import bring_forward, child

no_zero = st.text(max_size=60).filter(lambda t: "\0" not in t and not any("\ud800" <= c <= "\udfff" for c in t))
quick = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def line(qtbot: QtBot) -> LineField:
    made = LineField("name", "Naam")
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def leave(field: LineField | NoteField) -> None:
    field.editor.setFocus()
    field.editor.clearFocus()


@pytest.mark.parametrize("name", ["<geen>", "O'Brien & zn", "Łukasz", "Yağmur", "آية", "👶🏽", "x" * 10_000])
def test_a_name_stays_as_it_was_typed(line: LineField, name: str) -> None:
    line.set_value(name)
    leave(line)
    assert line.value() == name
    assert line.note() == ""


@quick
@given(no_zero)
def test_a_line_is_cleaned_as_the_floor_cleans_it(line: LineField, typed: str) -> None:
    line.editor.setText(typed)
    expected = clean_line(line.editor.text()).text
    assert line.value() == expected
    line._on_left()  # noqa: SLF001 - the focus does not move without a window manager
    assert line.editor.text() == expected


def test_what_was_taken_out_is_said(line: LineField) -> None:
    line.editor.setText("Ay\u202elin\u200f")
    leave(line)
    assert line.editor.text() == "Aylin"
    assert line.note() == "Er zijn 2 onleesbare tekens weggehaald."


def test_spaces_go_without_a_word(line: LineField) -> None:
    line.editor.setText("  Aylin ")
    leave(line)
    assert line.editor.text() == "Aylin"
    assert line.note() == ""


def test_one_character_is_one() -> None:
    assert removed_words(clean_line("a\u200e")) == "Er is 1 onleesbaar teken weggehaald."
    assert removed_words(clean_line("a")) == ""


def test_a_note_keeps_its_lines_and_no_markup(qtbot: QtBot) -> None:
    note = NoteField("note", "Toelichting")
    qtbot.addWidget(note)
    bring_forward(note)
    typed = "<b>niet vet</b>\n\ntweede\u202e alinea"
    note.set_value(typed)
    leave(note)
    assert note.value() == clean_note(typed).text == "<b>niet vet</b>\n\ntweede alinea"
    assert note.note() == "Er is 1 onleesbaar teken weggehaald."
    assert note.raw() == note.value()


def test_tab_leaves_a_note(qtbot: QtBot) -> None:
    note = NoteField("note", "Toelichting")
    qtbot.addWidget(note)
    assert note.editor.tabChangesFocus()


def test_a_secret_is_hidden_until_she_asks_and_kept_exactly(qtbot: QtBot) -> None:
    secret = SecretField("passphrase", "Wachtzin")
    qtbot.addWidget(secret)
    secret.show()
    secret.editor.setText("  vier losse woorden ")
    assert secret.value() == "  vier losse woorden "
    assert secret.editor.echoMode() == QLineEdit.EchoMode.Password
    show = child(secret, QPushButton)
    assert show.text() == "Tonen"
    show.click()
    assert secret.editor.echoMode() == QLineEdit.EchoMode.Normal
    assert show.text() == "Verbergen"
    secret.setEnabled(False)
    assert secret.editor.echoMode() == QLineEdit.EchoMode.Password


def test_a_secret_is_in_no_draft_and_can_be_forgotten(qtbot: QtBot) -> None:
    secret = SecretField("passphrase", "Wachtzin")
    qtbot.addWidget(secret)
    secret.editor.setText("vier losse woorden")
    assert secret.is_secret
    assert secret.raw() == ""
    secret.set_raw("iets anders")
    assert secret.value() == "vier losse woorden"
    secret.forget()
    assert secret.value() == ""
    assert not secret.editor.isUndoAvailable()


def test_strength_is_told_by_the_caller_under_the_field(qtbot: QtBot) -> None:
    secret = SecretField("passphrase", "Wachtzin")
    qtbot.addWidget(secret)
    secret.show_note("Sterk genoeg.")
    assert secret.editor.accessibleDescription() == "Sterk genoeg."


def test_a_no_break_space_in_a_note_stays_one(qtbot: QtBot) -> None:
    field = NoteField("note", "Note")
    qtbot.addWidget(field)
    field.set_value("na 15:00\u00a0uur\nregel twee")
    assert field.value() == field.raw() == "na 15:00\u00a0uur\nregel twee"
