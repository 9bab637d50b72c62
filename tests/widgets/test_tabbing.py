from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ks_desktop.widgets.fields import LineField, Option, TickedNoteField, TicksField, YesNoField
from ks_desktop.widgets.form import Form, FormSection
from ks_desktop.widgets.parts import column
from ks_desktop.widgets.tabbing import next_stop
from tests.widgets.hands import bring_forward, child, focused

NAMES: Final = ("one", "two", "three", "before", "after")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    fields = [LineField("one", "Een"), YesNoField("two", "Twee"), TicksField("three", "Drie", [Option("x", "X")])]
    form = Form([FormSection("", fields)])
    form.setObjectName("form")
    made = QWidget()
    before, after = QLineEdit(), QLineEdit()
    before.setObjectName("before")
    after.setObjectName("after")
    box = column()
    for widget in (before, form, after):
        box.addWidget(widget)
    made.setLayout(box)
    qtbot.addWidget(made)
    bring_forward(made)
    form.arrange([FormSection("", fields[::-1])])
    form.focus_first()
    return made


def named(widget: QWidget | None) -> str:
    while widget is not None and widget.objectName() not in NAMES:
        widget = widget.parentWidget()
    return "" if widget is None else widget.objectName()


def seen(key: Qt.Key, count: int) -> list[str]:
    found = []
    for _ in range(count):
        QTest.keyClick(focused(), key)
        found.append(named(focused()))
    return found


@pytest.mark.usefixtures("window")
def test_tab_goes_through_the_order_that_is_seen_and_then_out() -> None:
    assert seen(Qt.Key.Key_Tab, 3) == ["two", "one", "after"]


@pytest.mark.usefixtures("window")
def test_back_it_goes_the_same_way() -> None:
    seen(Qt.Key.Key_Tab, 2)
    assert seen(Qt.Key.Key_Backtab, 3) == ["two", "three", "before"]


def test_from_outside_the_fields_there_is_no_next_one(window: QWidget) -> None:
    child(window, QLineEdit, "before").setFocus()
    form = child(window, Form, "form")
    assert not next_stop(form, [form.field("one")], forward=True)


def test_in_a_field_of_several_parts_it_goes_as_it_went_before(qtbot: QtBot) -> None:
    ticked, line = TickedNoteField("three", "Drie", ["X", "Y"]), LineField("one", "Een")
    form = Form([FormSection("", [ticked, line])])
    qtbot.addWidget(form)
    bring_forward(form)
    form.arrange([FormSection("", [line, ticked])])
    form.focus_first()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    stops = [focused()]
    for _step in range(2):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stops.append(focused())
    assert stops == [*ticked.ticks(), ticked.editor]
