from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ks_desktop.administration.page.pin import PinDialog
from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PinDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = PinDialog(4, parent)
    dialog.open()
    yield dialog
    assert isValid(parent)  # it lived as long as the test


def type_in(dialog: PinDialog, pin: str, repeat: str) -> None:
    for field, text in ((dialog.pin, pin), (dialog.repeat, repeat)):
        field.forget()
        QTest.keyClicks(field.editor, text)
    dialog.submit()


def test_a_pin_is_asked_twice_and_refused_at_its_field(qtbot: QtBot, dialog: PinDialog) -> None:
    with qtbot.assertNotEmitted(dialog.chosen):
        type_in(dialog, "123456", "123456")
        assert "raden" in dialog.pin.error()
        type_in(dialog, "702915", "702914")
        assert dialog.repeat.error()
        assert not dialog.pin.error()
    with qtbot.waitSignal(dialog.chosen) as rung:
        type_in(dialog, "702915", "702915")
    assert rung.args == ["702915"]
    with qtbot.assertNotEmitted(dialog.chosen):
        dialog.submit()  # it is being set
    dialog.show_problem(UserError(N_("Use digits only: 0 to 9."), code="pin_digits", field="pin"))
    assert dialog.pin.error()
    assert dialog.set.isEnabled()


def test_a_reason_of_two_lines_has_its_room(qtbot: QtBot, dialog: PinDialog) -> None:
    box = dialog.layout()
    assert box is not None
    dialog.resize(dialog.width(), 300)  # as Qt makes it on a small screen
    type_in(dialog, "123456", "123456")
    qtbot.waitUntil(lambda: dialog.height() >= box.totalHeightForWidth(dialog.width()))


def test_what_was_typed_is_wiped_however_she_leaves(dialog: PinDialog) -> None:
    QTest.keyClicks(dialog.pin.editor, "702915")
    dialog.reject()
    assert dialog.pin.value() == ""
