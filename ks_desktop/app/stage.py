"""The pages on a stage: shown without a person, for pictures."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QTimer
from PySide6.QtWidgets import QWidget

from ks_desktop.app.start import make_application
from ks_desktop.core.texts import _
from ks_desktop.widgets.parts import PracticeBand, column
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Scheme, Size, Space
from ks_desktop.window import MainWindow

if TYPE_CHECKING:
    from ks_desktop.house import House

_SETTLE_MS: Final = 250  # a table lays out its rows and a preview appears a moment after the data is there


class Stage(QWidget):
    """The main window of an open house at its usual size, and nobody before it."""

    def __init__(self, house: "House", *, dark: bool = False) -> None:
        make_application(scheme=Scheme.DARK if dark else Scheme.LIGHT)
        super().__init__()
        self._tasks = Tasks()
        self.main = MainWindow(house, self._tasks, house.users.get(house.actor, actor=house.actor))
        band = [PracticeBand(_("Practice mode: invented families, nothing is kept"))] if house.is_practice else []
        self.setLayout(column(*band, self.main, gap=Space.NONE))
        self.resize(Size.WINDOW)
        self.show()

    def picture(self, show: Callable[[], object]) -> bytes:
        """Return a PNG of what `show` brings on the stage, once everything it asked for is there."""
        show()
        self._settle()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.grab().save(buffer, "PNG")
        return bytes(buffer.data().data())

    def clear(self) -> None:
        """Take everything off the stage; the house stays open."""
        self.main.flush()
        self._tasks.wait_all()
        self.close()
        self._tasks.close()

    def _settle(self) -> None:
        self._tasks.wait_all()
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
        self._tasks.wait_all()
