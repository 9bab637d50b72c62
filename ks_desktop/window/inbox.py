"""Lets papers in from the watched folder while the program is unlocked, and says so once for all that came together."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from ks_desktop.core.settings import Settings
from ks_desktop.core.texts import N_, n_
from ks_desktop.core.values import Changes
from ks_desktop.referrals.page.watching import PaperWatch
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar

if TYPE_CHECKING:
    from ks_desktop.house import House

_TOGETHER_MS = 400  # papers that come within this are told of in one sentence


class Inbox(QObject):
    """Begins to watch after unlocking, follows the setting, and ends with the window.

    Attributes:
        watch: What watches.
        pause: Runs until what came in together is told.
    """

    def __init__(self, desk: Desk, house: "House", messages: MessageBar, show: Callable[[], object]) -> None:
        """Take the way to the page where the papers wait, too."""
        super().__init__(messages)
        self._desk, self._settings, self._messages, self._show = desk, house.settings, messages, show
        self._count = 0
        self.watch = PaperWatch(desk, house.papers, self)
        self.watch.received.connect(self._on_received)
        self.watch.told.connect(messages.inform)
        self.pause = QTimer(self)
        self.pause.setSingleShot(True)
        self.pause.setInterval(_TOGETHER_MS)
        self.pause.timeout.connect(self._tell)
        desk.tasks.changed.connect(self._on_changed)
        self._look()

    def _look(self) -> None:
        call = partial(self._settings.read, actor=self._desk.actor)
        self._desk.tasks.run(call, done=self._on_settings, owner=self, latest="settings")

    def _on_settings(self, settings: Settings) -> None:
        self.watch.watch(settings.watched_folder)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.users:
            self._look()

    @Slot(object)
    def _on_received(self, _received: object) -> None:
        self._count += 1
        self.pause.start()

    @Slot()
    def _tell(self) -> None:
        count, self._count = self._count, 0
        self._messages.inform(
            n_("{count} paper came in from the folder.", "{count} papers came in from the folder.", count),
            action=N_("Show"),
            act=self._show,
        )
