import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import TickedNoteField

LINES = ("Naam en adres", "Telefoon", "Reden")


@pytest.fixture
def field(qtbot: QtBot) -> TickedNoteField:
    made = TickedNoteField("consent_data", "Welke gegevens", LINES)
    qtbot.addWidget(made)
    return made


def on(field: TickedNoteField) -> list[bool]:
    return [tick.isChecked() for tick in field.ticks()]


def test_a_tick_writes_its_line_and_takes_it_away_and_leaves_the_rest(field: TickedNoteField) -> None:
    field.set_value("en wat zij zelf zegt")
    field.ticks()[1].click()
    field.ticks()[0].click()
    assert field.value() == "Naam en adres\nTelefoon\nen wat zij zelf zegt"
    field.ticks()[0].click()
    assert field.value() == "Telefoon\nen wat zij zelf zegt"
    assert on(field) == [False, True, False]


def test_a_line_that_came_from_elsewhere_is_ticked(field: TickedNoteField) -> None:
    field.set_value("iets\nReden")
    assert on(field) == [False, False, True]
    field.editor.setPlainText("Telefoon")
    assert on(field) == [False, True, False]
    field.set_value("")
    assert on(field) == [False, False, False]


def test_ticking_tells_the_form_and_takes_the_error_away(qtbot: QtBot, field: TickedNoteField) -> None:
    field.show_error("Vul dit in.")
    with qtbot.waitSignal(field.edited):
        field.ticks()[2].click()
    assert field.error() == ""


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="ab \nNé&<", max_size=30))
def test_a_text_only_looked_at_stays_as_it_was(field: TickedNoteField, text: str) -> None:
    field.set_value(text)
    assert field.raw() == text
