from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ks_desktop.administration.form.wording import ALWAYS, WordingForm
from ks_desktop.letters.domain.own_texts import NONE
from ks_desktop.letters.texts.sheet import sheet_of
from ks_desktop.letters.wording import wording

SHEET = sheet_of("appointment", "nl", wording("appointment").texts, NONE)


def test_a_field_or_condition_is_put_in_where_the_cursor_is(qtbot: QtBot) -> None:
    form = WordingForm()
    qtbot.addWidget(form)
    line = SHEET.line("body.heading-1")
    form.show_line(line, SHEET.words(line.path))
    form.text.editor.clear()
    menu = form.menu()
    by_name = {action.text(): action for action in menu.actions()}
    assert "naam verpleegkundige" in by_name
    by_name["naam verpleegkundige"].trigger()
    inner = by_name["Alleen als …"].menu()
    inner_actions = {action.text(): action for action in inner.actions()}  # type: ignore[attr-defined]  # it is a QMenu
    inner_actions["er een tolk is"].trigger()
    QTest.keyClicks(form.text.editor, "met tolk")
    assert form.read(line.path).text == "[naam verpleegkundige][als er een tolk is: met tolk]"


def test_a_text_is_printed_always_or_under_a_condition(qtbot: QtBot) -> None:
    form = WordingForm()
    qtbot.addWidget(form)
    line = SHEET.line("body.heading-1")
    form.show_line(line, SHEET.words(line.path))
    assert (form.when.value(), form.read(line.path).when) == (ALWAYS, "")
    labels = {option.label: option.value for option in form.when.options}
    form.when.set_value(labels["tenzij er een tolk is"])
    assert form.read(line.path).when == "not interpreter"
    form.show_line(SHEET.line("subject"), SHEET.words("subject"))
    assert form.when.isHidden()
