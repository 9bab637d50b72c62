"""What happens when something nobody foresaw goes wrong: drafts first, then a plain word, then the end.

An unknown state is no place to go on in. Nothing of the error's own text is shown or logged: it may hold a name.
"""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Button, Prose, column, label, row
from ks_desktop.widgets.theme import Size, Space

EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h: a bug of ours


def describe(error: BaseException) -> str:
    """Return the type of an error, of what caused it, and the places in the code; never its text or values."""
    lines: list[str] = []
    step: BaseException | None = error
    seen: set[int] = set()
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        lines.append(f"{type(step).__module__}.{type(step).__qualname__}")
        for frame in traceback.extract_tb(step.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")  # noqa: PERF401 - two kinds of line
        step = step.__cause__ or step.__context__
    return "\n".join(lines)


def _short(file: str) -> str:
    """Return the last folders of a path: the first may hold the user's name."""
    return "/".join(file.replace("\\", "/").split("/")[-3:])


class CrashGuard:
    """Stands ready as the program's exception hook."""

    def __init__(
        self,
        save_drafts: Callable[[], object],
        log: Callable[[str], object],
        leave: Callable[[int], object] = QApplication.exit,
    ) -> None:
        """Take what saves the drafts, what writes a line in the technical log, and what ends the program."""
        self._save_drafts, self._log, self._leave = save_drafts, log, leave
        self._is_crashing = False

    def install(self) -> None:
        """Take the errors of the GUI thread and of all others."""
        sys.excepthook = self.on_error
        threading.excepthook = self._on_thread_error

    def on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Save the drafts, log, show the window, and end the program; a crash within the crash only ends it."""
        if issubclass(kind, KeyboardInterrupt) or self._is_crashing:
            self._leave(EXIT_CODE)
            return
        self._is_crashing = True
        report = describe(error.with_traceback(trace))
        saved = self._quietly(self._save_drafts)
        self._quietly(lambda: self._log(report))
        if threading.current_thread() is threading.main_thread() and QApplication.instance() is not None:
            self._quietly(lambda: CrashWindow(report, drafts_saved=saved).exec())
        self._leave(EXIT_CODE)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None:
            self._quietly(lambda: self._log(describe(error)))

    @staticmethod
    def _quietly(act: Callable[[], object]) -> bool:
        """Do a step of the end; tell whether it went well. The other of the two places that may catch everything."""
        try:
            act()
        except Exception:  # noqa: BLE001 - nothing may stop the program from ending in order
            return False
        return True


class CrashWindow(QDialog):
    """Says that the program stops, that what was typed is kept, and what to pass on."""

    def __init__(self, report: str, *, drafts_saved: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = _("The program has to stop")
        self.setWindowTitle(title)
        self.setMinimumWidth(Size.DIALOG)
        kept = N_("What you were typing has been kept. Start the program again to go on.")
        lost = N_("What you typed last may not have been kept. Start the program again and look.")
        self._report = QPlainTextEdit(report)
        self._report.setReadOnly(True)
        self._report.setAccessibleName(_("Where it went wrong"))
        self._report.setMinimumHeight(Size.NOTE)
        copy = Button(N_("Copy this for support"))
        copy.clicked.connect(self._on_copy)
        stop = Button(N_("Stop the program"), part="primary")
        stop.clicked.connect(self.accept)
        buttons = row(copy)
        buttons.addStretch(1)
        buttons.addWidget(stop)
        words = Prose(N_("Something went wrong that should not. It is a fault of the program, not of yours."))
        contents = Prose(N_("Below stands only where it went wrong. It names nobody."))
        self.setLayout(
            column(
                label(title, "section"),
                words,
                Prose(kept if drafts_saved else lost),
                contents,
                self._report,
                buttons,
                gap=Space.INSIDE,
                margin=Space.BETWEEN,
            )
        )
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.toPlainText())
