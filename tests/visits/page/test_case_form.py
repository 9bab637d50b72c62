from collections.abc import Iterator, Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ks_desktop.core.errors import UserError
from ks_desktop.core.values import Changes
from ks_desktop.visits.page.case_form import Call, CaseForm, MadeAnew
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.fields import LineField
from ks_desktop.widgets.form import Form, FormSection
from tests.houses import settle


class _Word(CaseForm):
    """A form with one word."""

    def __init__(self, desk: Desk) -> None:
        form = Form((FormSection("Woord", (LineField("word", "Woord"),)),))
        super().__init__(desk, form, word="test_word", save="Bewaar")

    @override
    def _call(self, values: Mapping[str, object]) -> Call:
        word = str(values["word"])
        if not word:
            raise UserError("Leeg.", code="empty", field="word")

        def call() -> Changes:
            if word == "te laat":
                raise UserError("Te laat.", code="late", field="word")
            return Changes(visits=True)

        return call


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Iterator[_Word]:
    made = _Word(desk)
    qtbot.addWidget(made)
    made.show()
    made.begin("een", "Aylin", {"word": ""})
    settle(desk.tasks)
    yield made
    made.flush_draft()


def test_what_is_wrong_stands_at_its_field(desk: Desk, form: _Word) -> None:
    form.submit()
    assert form.form.field("word").error() == "Leeg."
    form.form.field("word").set_raw("te laat")
    form.submit()
    settle(desk.tasks)
    assert form.form.field("word").error() == "Te laat."
    assert form.form.isEnabled()


def test_saving_answers_and_drops_the_draft(qtbot: QtBot, desk: Desk, form: _Word) -> None:
    form.form.field("word").set_raw("goed")
    with qtbot.waitSignal(form.saved) as saved:
        QTest.keyClick(form.form.field("word"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert saved.args == [Changes(visits=True)]
    settle(desk.tasks)
    assert desk.drafts.find("test_word", "een", actor=desk.actor) is None


def test_what_was_typed_is_there_again_after_esc(qtbot: QtBot, desk: Desk, form: _Word) -> None:
    form.form.field("word").set_raw("half")
    with qtbot.waitSignal(form.left):
        QTest.keyClick(form, Qt.Key.Key_Escape)
    settle(desk.tasks)
    form.begin("twee", "Bente", {"word": "anders"})
    settle(desk.tasks)
    assert form.form.values()["word"] == "anders"
    form.begin("een", "Aylin", {"word": ""})
    settle(desk.tasks)
    assert form.form.values()["word"] == "half"
    assert form.status.text.text()


def test_a_form_that_is_made_anew_takes_the_place_of_the_one_before_and_keeps_its_draft(
    qtbot: QtBot, desk: Desk
) -> None:
    holder = MadeAnew[_Word](desk, "holder")
    qtbot.addWidget(holder)
    holder.show()

    def show(subject: str) -> None:
        form = _Word(desk)
        holder.put(form)
        form.begin(subject, subject, {"word": ""})

    holder.fetch(lambda: "een", show)
    settle(desk.tasks)
    assert holder.form is not None
    first = holder.form
    first.form.field("word").set_raw("half")
    holder.fetch(lambda: "een", show)
    settle(desk.tasks)
    assert holder.form is not first
    assert [form for form in holder.findChildren(_Word) if not form.isHidden()] == [holder.form]
    assert holder.form.form.values()["word"] == "half"
    with qtbot.waitSignal(holder.left):
        holder.form.leave()


def test_what_cannot_be_fetched_is_said_in_place_of_the_form(qtbot: QtBot, desk: Desk) -> None:
    holder = MadeAnew[_Word](desk, "holder")
    qtbot.addWidget(holder)

    def gone() -> str:
        raise UserError("Weg.", code="gone")

    holder.fetch(gone, lambda _found: None)
    settle(desk.tasks)
    assert holder.form is None
    assert "Weg." in [label.text() for label in holder.findChildren(QLabel) if not label.isHidden()]
