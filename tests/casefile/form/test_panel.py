from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ks_desktop.casefile.form import Panel
from ks_desktop.core.errors import UserError, UserErrors
from ks_desktop.core.texts import N_
from ks_desktop.core.values import Changes
from ks_desktop.house import House
from ks_desktop.widgets.fields import ChoiceField, LineField, Option
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.tasks import Tasks
from tests.houses import desk_of, part, settle

SUBJECT = "her"


def a_form() -> Form:
    options = [Option("spoken", "Gesproken"), Option("later", "Later")]
    return Form((FormSection("", (ChoiceField("result", "Wat", options), LineField("note", "Hoe"))),))


@pytest.fixture
def panel(qtbot: QtBot, house: House, tasks: Tasks) -> Panel:
    panel = Panel(desk_of(house, tasks), "call", a_form(), "Record")
    qtbot.addWidget(panel)
    panel.show()
    return panel


def kept(house: House) -> object:
    return house.drafts.find("casefile.call", SUBJECT, actor=house.actor)


def note(panel: Panel) -> QLineEdit:
    editor = panel.form.field("note").findChild(QLineEdit)
    assert editor is not None
    return editor


def saving(saved: list[object]) -> Callable[[dict[str, object]], Callable[[], Changes]]:
    def take(values: dict[str, object]) -> Callable[[], Changes]:
        if not values["result"]:
            raise UserErrors([UserError(N_("Choose what came of it."), code="required", field="result")])

        def call() -> Changes:
            saved.append(values)
            return Changes(visits=True)

        return call

    return take


def test_what_is_typed_is_kept_until_it_is_saved(qtbot: QtBot, house: House, tasks: Tasks, panel: Panel) -> None:
    saved: list[object] = []
    panel.begin(SUBJECT, {}, saving(saved))
    settle(tasks)
    QTest.keyClicks(note(panel), "na 15:00")
    panel.form.flush_draft()
    settle(tasks)
    assert kept(house) is not None
    panel.begin(SUBJECT, {}, saving(saved))
    settle(tasks)
    assert note(panel).text() == "na 15:00"
    panel.form.set_values({"result": "later"})
    with qtbot.waitSignal(panel.saved):
        panel.submit()
    settle(tasks)
    assert saved == [{"result": "later", "note": "na 15:00"}]
    assert kept(house) is None


def test_what_is_missing_is_said_and_nothing_is_saved(qtbot: QtBot, tasks: Tasks, panel: Panel) -> None:
    saved: list[object] = []
    panel.begin(SUBJECT, {}, saving(saved))
    with qtbot.assertNotEmitted(panel.saved):
        panel.submit()
        settle(tasks)
    assert saved == []
    assert panel.form.field("result").error()


def test_a_refusal_of_the_service_stands_at_its_field(tasks: Tasks, panel: Panel) -> None:
    def refuse(_values: dict[str, object]) -> Callable[[], Changes]:
        def call() -> Changes:
            raise UserError(N_("This is too long."), code="x", field="note")

        return call

    panel.begin(SUBJECT, {}, refuse)
    panel.submit()
    settle(tasks)
    assert panel.form.field("note").error()
    assert panel.save.isEnabled()


def test_cancel_throws_it_away(qtbot: QtBot, house: House, tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {}, saving([]))
    QTest.keyClicks(note(panel), "weg")
    panel.form.flush_draft()
    settle(tasks)
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(part(panel, "cancel_call"), Qt.Key.Key_Return)
    settle(tasks)
    assert kept(house) is None


def test_escape_goes_away_and_what_was_typed_is_there_again(qtbot: QtBot, tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {}, saving([]))
    QTest.keyClicks(note(panel), "later verder")
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(note(panel), Qt.Key.Key_Escape)
    settle(tasks)
    assert note(panel).text() == ""
    panel.begin(SUBJECT, {}, saving([]))
    settle(tasks)
    assert note(panel).text() == "later verder"


def test_saving_at_once_leaves_no_draft_behind(qtbot: QtBot, house: House, tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {}, saving([]))
    settle(tasks)
    QTest.keyClicks(note(panel), "snel")
    panel.form.set_values({"result": "spoken"})
    panel.submit()
    qtbot.wait(1000)  # longer than the pause after which a draft is kept
    settle(tasks)
    assert kept(house) is None


def test_only_what_was_typed_comes_back_over_a_newer_record(tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {"result": "spoken", "note": ""}, saving([]))
    settle(tasks)
    QTest.keyClicks(note(panel), "half")
    panel.leave()
    settle(tasks)
    panel.begin(SUBJECT, {"result": "later", "note": ""}, saving([]))
    settle(tasks)
    assert panel.form.values() == {"result": "later", "note": "half"}
    assert "staat er nog" in panel.status.text.text()
    assert panel.form.field("result").caption.text() in panel.status.text.text()


def test_typing_it_back_leaves_no_draft(house: House, tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {"note": "zo"}, saving([]))
    settle(tasks)
    QTest.keyClicks(note(panel), "x")
    panel.form.flush_draft()
    panel.form.field("note").set_value("zo")
    panel.form.flush_draft()
    settle(tasks)
    assert kept(house) is None


def test_opening_the_same_form_again_costs_no_letter(tasks: Tasks, panel: Panel) -> None:
    panel.begin(SUBJECT, {}, saving([]))
    settle(tasks)
    QTest.keyClicks(note(panel), "snel")
    panel.begin(SUBJECT, {}, saving([]))
    settle(tasks)
    assert note(panel).text() == "snel"
