"""Makes the three largest pages ready while nobody does anything, so that they are there at once when asked for."""

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication
from typing_extensions import override

if TYPE_CHECKING:
    from ks_desktop.window.main import MainWindow

_REST_MS: Final = 400  # after the last key or click; a step takes less than half of it
_BUSY: Final = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Wheel}


class Warming(QObject):
    """Does small steps of work, each after a rest in which she did nothing."""

    def __init__(self, steps: list[Callable[[], object]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = list(steps)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._step)

    @staticmethod
    def of_pages(main: "MainWindow") -> "Warming":
        """Return what makes Zwangeren, Aanmeldingen and Agenda ready: first what each is built with, then the page."""
        pages = {word: partial(main.pages.page, word) for word in ("women", "referrals", "agenda")}
        open_to_her = {word: make for word, make in pages.items() if main.entering.is_open(word)}
        before: dict[str, Callable[[], object]] = {"women": _import_her, "referrals": _import_form}
        steps = [step for word, make in open_to_her.items() for step in (before.get(word), make) if step is not None]
        return Warming(steps, main)

    @property
    def is_done(self) -> bool:
        """Whether no step is left."""
        return not self._steps

    def start(self) -> None:
        """Begin to wait for a rest."""
        application = QApplication.instance()
        if application is not None and self._steps:
            application.installEventFilter(self)
            self._rest.start()

    def stop(self) -> None:
        """Leave the rest undone: it is made when it is needed."""
        self._steps.clear()
        self._rest.stop()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _BUSY:
            self._rest.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if self._steps:
            self._rest.start()
        else:
            self.stop()


def _import_her() -> None:
    importlib.import_module("ks_desktop.window.her_page")


def _import_form() -> None:
    from ks_desktop.referrals.form.sections import language_options

    language_options()
