from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import StaleError, UserError, UserErrors
from ks_desktop.widgets.fields import (
    AgeField,
    ChoiceField,
    DateField,
    LineField,
    NoteField,
    Option,
    SecretField,
    TicksField,
    YesNoField,
)
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import Scrolling
from tests.widgets.hands import bring_forward, focused

TODAY = date(2026, 11, 21)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    options = (Option("midwife", "Midwife"), Option("gp", "GP"))
    made = Form(
        (
            FormSection("Who", ((LineField("given_name", "Name"), LineField("surname", "Surname")),)),
            FormSection(
                "What",
                (
                    DateField("due", "Due date", lambda: TODAY),
                    AgeField("age", "Weeks"),
                    ChoiceField("role", "Role", options),
                    TicksField("reasons", "Why", options),
                    YesNoField("interpreter", "Interpreter"),
                    NoteField("note", "Note"),
                    SecretField("code", "Code"),
                ),
            ),
        )
    )
    qtbot.addWidget(made)
    bring_forward(made)
    return made


def line(form: Form, name: str) -> QLineEdit:
    editor = form.field(name).findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    return editor


def test_values_come_back_by_name_with_their_types(form: Form) -> None:
    form.set_values(
        {"given_name": "Aylin", "due": date(2027, 3, 16), "role": "gp", "reasons": ["gp"], "interpreter": True}
    )
    values = form.values()
    assert values["given_name"] == "Aylin"
    assert values["due"] == date(2027, 3, 16)
    assert values["age"] is None
    assert values["role"] == "gp"
    assert values["reasons"] == ("gp",)
    assert values["interpreter"] is True
    assert list(values) == list(form.names())


def test_all_that_cannot_be_understood_is_said_at_once(form: Form) -> None:
    line(form, "due").setText("30 feb")
    line(form, "age").setText("23+9")
    with pytest.raises(UserErrors) as caught:
        form.values()
    assert [error.field for error in caught.value.errors] == ["due", "age"]


def test_what_was_put_out_of_sight_keeps_nobody_from_handing_in(form: Form) -> None:
    line(form, "due").setText("30 feb")
    line(form, "age").setText("23+9")
    form.field("due").setVisible(False)
    with pytest.raises(UserErrors) as caught:
        form.values()
    assert [error.field for error in caught.value.errors] == ["age"]
    form.field("age").setVisible(False)
    assert form.values()["due"] is None
    form.field("due").setVisible(True)
    assert form.field("due").raw() == "30 feb"


def test_each_error_stands_at_its_field_and_the_first_gets_the_focus(form: Form) -> None:
    form.show_errors(
        UserErrors(
            (
                UserError("Too late.", code="a", field="due"),
                UserError("Something as a whole.", code="b", field="elsewhere"),
                UserError("Not a name.", code="c", field="surname"),
            )
        )
    )
    assert form.field("due").error() == "Too late."
    assert form.field("surname").error() == "Not a name."
    assert form.field("given_name").error() == ""
    assert QApplication.focusWidget() is line(form, "surname")
    form.show_errors(UserError("Only this.", code="d", field="age"))
    assert form.field("due").error() == ""
    assert form.field("age").error() == "Only this."


def test_an_error_of_no_field_stands_at_the_top(form: Form) -> None:
    form.show_errors(StaleError())
    shown = [label.text() for label in form.findChildren(type(form.field("due").caption)) if label.isVisible()]
    assert any("intussen" in text or "meantime" in text for text in shown)
    form.clear_errors()
    shown = [label.text() for label in form.findChildren(type(form.field("due").caption)) if label.isVisible()]
    assert not any("intussen" in text or "meantime" in text for text in shown)


def test_an_error_goes_as_soon_as_something_is_typed(form: Form) -> None:
    form.show_errors(UserError("Not a name.", code="c", field="surname"))
    line(form, "surname").setText("K")
    assert form.field("surname").error() == ""


def test_f8_goes_from_problem_to_problem_and_round(form: Form) -> None:
    names = ("surname", "due", "age")
    form.show_errors(UserErrors(UserError("Wrong.", code="x", field=name) for name in names))
    visited = []
    for _turn in range(4):
        here = focused()
        visited.append(next(n for n in form.names() if form.field(n).isAncestorOf(here)))
        QTest.keyClick(here, Qt.Key.Key_F8)
    assert visited == ["surname", "due", "age", "surname"]


def test_enter_goes_to_the_next_field_and_ctrl_enter_hands_in(form: Form, qtbot: QtBot) -> None:
    form.focus_first()
    with qtbot.assertNotEmitted(form.submitted):
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is line(form, "surname")
    for name in ("surname", "note"):
        form.field(name).setFocus()
        with qtbot.waitSignal(form.submitted):
            QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.field("note").value() == ""


def test_a_draft_keeps_everything_typed_right_or_wrong_but_no_secret(form: Form) -> None:
    line(form, "due").setText("30 feb")
    line(form, "code").setText("do not keep this")
    form.set_values({"reasons": ("midwife",), "interpreter": False, "note": "two\nlines"})
    content = form.content()
    assert content["due"] == "30 feb"
    assert content["reasons"] == ["midwife"]
    assert "code" not in content
    form.clear()
    assert form.is_empty()
    form.restore({**content, "a_field_of_yesterday": "gone"})
    assert form.content() == content
    assert form.field("interpreter").value() is False


def test_a_draft_falls_due_after_a_pause_or_when_flushed(form: Form, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.draft_due, timeout=3000):
        line(form, "surname").setText("Kaya")
    with qtbot.waitSignal(form.draft_due, timeout=100):
        line(form, "surname").setText("Kaya-Proef")
        form.flush_draft()
    with qtbot.assertNotEmitted(form.draft_due):
        form.flush_draft()


def test_filling_a_form_is_no_edit(form: Form, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.set_values({"surname": "Kaya"})
        form.restore({"surname": "Proef"})
        form.clear()
    with qtbot.assertNotEmitted(form.draft_due):
        form.flush_draft()
    with qtbot.waitSignal(form.edited):
        line(form, "surname").setText("x")


def test_the_page_does_not_jump_when_an_error_comes(form: Form) -> None:
    QApplication.processEvents()
    before = {name: form.field(name).pos() for name in form.names()}
    height = form.sizeHint().height()
    form.show_errors(UserErrors(UserError("Write this as 3511 AB.", code="x", field=n) for n in form.names()))
    QApplication.processEvents()
    assert {name: form.field(name).pos() for name in form.names()} == before
    assert form.sizeHint().height() == height


def test_the_first_problem_is_scrolled_into_sight(qtbot: QtBot) -> None:
    form = Form([FormSection("", [LineField(f"f{n}", f"Field {n}") for n in range(30)])])
    scroll = Scrolling(form)
    qtbot.addWidget(scroll)
    scroll.resize(500, 300)
    scroll.show()
    QApplication.processEvents()
    form.show_errors(UserError("Wrong.", code="x", field="f28"))
    assert form.field("f28").visibleRegion().boundingRect().height() > 30


def test_the_same_fields_stand_in_another_order_with_all_that_is_typed_and_said(form: Form) -> None:
    line(form, "due").setText("30-2")
    line(form, "surname").setText("Proef")
    form.field("due").show_error("Deze dag bestaat niet.")
    line(form, "surname").setFocus()
    typed = form.content()
    fields = {name: form.field(name) for name in form.names()}
    order = ["due", "note", "surname", "role", "reasons", "interpreter", "age", "given_name", "code"]
    form.arrange([FormSection("Alles", [fields[name] for name in order])])
    assert form.names() == tuple(order)
    assert form.content() == typed
    assert form.field("due").error() == "Deze dag bestaat niet."
    assert form.field("surname").is_at_work()
    assert all(field.isVisible() for field in fields.values())
    with pytest.raises(ValueError, match="same fields"):
        form.arrange([FormSection("Te weinig", [fields["due"]])])


def test_enter_and_tab_follow_the_other_order(form: Form) -> None:
    fields = {name: form.field(name) for name in form.names()}
    order = ["surname", "interpreter", "role", "due", "given_name", "reasons", "age", "code", "note"]
    form.arrange([FormSection("", [fields[name] for name in order])])
    form.focus_first()
    by_enter = []
    for _ in order[:7]:
        by_enter.append(next(name for name in order if fields[name].is_at_work()))
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert by_enter == order[:7]
    form.focus_first()
    by_tab: list[str] = []
    for _ in range(40):
        at = next((name for name in order if fields[name].is_at_work()), "")
        if at and (not by_tab or by_tab[-1] != at):
            by_tab.append(at)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert by_tab[: len(order)] == order
