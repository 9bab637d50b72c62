from collections.abc import Callable

from pytestqt.qtbot import QtBot

from ks_desktop.coalition.page.towns.editor import StateEditor
from ks_desktop.core.errors import StaleError, UserError
from ks_desktop.core.values import Changes
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection
from tests.desks import settle


def made_form() -> Form:
    return Form([FormSection("", [LineField("name", "Name"), LineField("note", "Note")])])


def opened(qtbot: QtBot, desk: Desk, read: Callable[[], Callable[[], Changes]]) -> StateEditor:
    editor = StateEditor(desk, "trial", "Save")
    qtbot.addWidget(editor)
    editor.hold(made_form(), "Proef", "1", read)
    settle(desk.tasks)
    return editor


def test_what_was_typed_comes_back_until_it_is_stored(qtbot: QtBot, desk: Desk) -> None:
    editor = opened(qtbot, desk, lambda: Changes)
    editor.form.field("name").set_raw("half")
    editor.leave()
    editor.hold(made_form(), "Proef", "1", lambda: Changes)
    settle(desk.tasks)
    assert editor.form.field("name").raw() == "half"
    with qtbot.waitSignal(editor.saved):
        editor.save.click()
    editor.hold(made_form(), "Proef", "1", lambda: Changes)
    settle(desk.tasks)
    assert editor.form.field("name").raw() == ""


def test_what_is_wrong_stands_at_its_field_and_somebody_else_is_told(qtbot: QtBot, desk: Desk) -> None:
    def wrong() -> Callable[[], Changes]:
        raise UserError("Fill in the name.", code="required", field="name")

    def stale() -> Changes:
        raise StaleError

    editor = opened(qtbot, desk, wrong)
    editor.save.click()
    assert editor.form.field("name").error()
    editor.hold(made_form(), "Proef", "1", lambda: stale)
    with qtbot.waitSignal(editor.stale):
        editor.save.click()
    assert editor.form.isEnabled()


def test_another_form_keeps_what_was_typed(qtbot: QtBot, desk: Desk) -> None:
    editor = opened(qtbot, desk, lambda: Changes)
    editor.form.field("note").set_raw("blijft")
    editor.change_form(made_form(), editor.typed())
    assert editor.typed() == {"note": "blijft"}
