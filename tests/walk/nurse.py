"""A nurse at the keyboard: she types into whatever has the focus, and reads what is shown."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ks_desktop.app.shell import Shell
from ks_desktop.house import House
from ks_desktop.widgets.fields import ChoiceField, Field
from ks_desktop.widgets.form import Form
from ks_desktop.widgets.messages import Question

W = TypeVar("W", bound=QWidget)
PATIENCE_MS = 15_000
FOCUS_MS = 2_000
STEP_MS = 20
PAINTED_MS = 600
PICTURES: Final = "KS_WALK_PICTURES"


class Nurse:
    """Presses keys and counts them."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot = qtbot
        self.shell = shell
        self.keys = 0
        self.is_pictured = bool(os.environ.get(PICTURES))

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.keys += 1
            QTest.keyClick(self._focus(), key, modifier)

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        self.press(key, modifier=Qt.KeyboardModifier.ControlModifier)

    def alt(self, key: Qt.Key) -> None:
        """Press a key with Alt."""
        self.press(key, modifier=Qt.KeyboardModifier.AltModifier)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        for character in text:
            self.keys += 1
            if character.isascii():
                QTest.keyClicks(self._focus(), character)
            else:  # QTest knows the keys of an English keyboard only
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, character)
                    QApplication.sendEvent(self._focus(), event)

    def unlock(self, passphrase: str) -> None:
        """Start, or come back to the locked window, and type the passphrase."""
        self.shell.start()
        self.settle()
        self.write(passphrase)
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.shell.main is not None)
        self.settle()

    def lock(self) -> None:
        """Lock by Ctrl+L."""
        self.ctrl(Qt.Key.Key_L)
        self.until(self.shell.unlock.isVisible)
        self.settle()

    def fill(self, form: Form, values: Mapping[str, str], *, leaps: bool = False) -> None:
        """Go through a form with Enter, in the order of its fields, and type what is known.

        Choices are typed by the first letter of their option, in the user's language. In a text of several lines Enter
        makes a line: with `leaps` she goes from field to field by Tab, to those she has something to say in.
        """
        for name in form.names() if not leaps else values:
            field = form.field(name)
            if leaps:
                field.setFocus()
            assert self._comes_to(field), f"the focus is in {self._focus()!r} and not in {name!r}"
            if name in values:
                self._type_in(field, values[name])
            if not leaps:
                is_writing = isinstance(self._focus(), QPlainTextEdit)
                self.press(Qt.Key.Key_Tab if is_writing else Qt.Key.Key_Return)

    def find(self, kind: type[W], name: str) -> W:
        """Return the part of a name that she can see."""
        parts = self.parts(kind, name)
        assert parts, f"nothing called {name} is to be seen"
        return parts[0]

    def parts(self, kind: type[W], name: str) -> list[W]:
        """Return the parts of a name that she can see, none if there are none."""
        return [part for part in self.shell.findChildren(kind, name) if part.isVisibleTo(self.shell)]

    def sees(self, words: str) -> bool:
        """Tell whether words stand anywhere on the screen."""
        labels = self.shell.findChildren(QLabel)
        return any(words in label.text() for label in labels if label.isVisibleTo(self.shell))

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def settle(self) -> None:
        """Wait until all service calls are done and shown."""
        assert self.shell.tasks.wait_all(PATIENCE_MS)
        QApplication.processEvents()
        assert self.shell.tasks.wait_all(PATIENCE_MS)

    def settle_after(self, pause_ms: int) -> None:
        """Wait for what the program does of itself after a pause."""
        self.qtbot.wait(pause_ms + STEP_MS)
        self.settle()

    def say_yes(self) -> None:
        """Answer the question before her with its verb, by Enter."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
        question = QApplication.activeModalWidget()
        self.until(lambda: question is not None and question.isAncestorOf(self._focus()))
        self.press(Qt.Key.Key_Return)
        self.shell.activateWindow()  # what a window manager does when a dialog goes
        self.until(self.shell.isActiveWindow)

    def picture(self, name: str) -> None:
        """Keep what she sees for docs/pictures, where the environment names a folder for it; no test needs one."""
        if self.is_pictured:
            self.qtbot.wait(PAINTED_MS)  # a letter is painted by a thread of its own
            assert self.shell.grab().save(str(Path(os.environ[PICTURES]) / f"{name}.png"))

    def house(self) -> House:
        """Return the opened house, to look at what is really stored."""
        assert self.shell.opened is not None
        return self.shell.opened.house

    def _comes_to(self, field: Field) -> bool:
        for _wait in range(FOCUS_MS // STEP_MS):
            if field.isAncestorOf(self._focus()):
                return True
            self.qtbot.wait(STEP_MS)
        return False

    def _type_in(self, field: Field, value: str) -> None:
        if isinstance(field, ChoiceField) and field.buttons():
            label = next(
                button.text()
                for button, option in zip(field.buttons(), field.options, strict=True)
                if option.value == value
            )
            for _turn in field.options:
                self.write(label[0])
                if field.value() == value:
                    return
        elif isinstance(field, ChoiceField):
            from ks_desktop.core.texts import _

            self.write(next(_(option.label) for option in field.options if option.value == value))
        else:
            self.write(value)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.shell


class StrayWindows(QObject):
    """Watches for parts that show themselves as windows: on a desktop they flash, and take the keys away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.windowType() == Qt.WindowType.Window
            and not isinstance(watched, Shell)
        ):
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False
