"""The backup that is made when the window closes: it never keeps the window open longer than a minute."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ks_desktop.core.texts import N_
from ks_desktop.core.values import UserId
from ks_desktop.widgets.tasks import LongTask, Tasks

if TYPE_CHECKING:
    from ks_desktop.records.service import Backups

_MOST_MS: Final = 60_000


class BackupAtClosing(QObject):
    """Makes a backup when something was saved since the last, and says when the window may go.

    What went wrong is kept beside the backups and shown in Beheer: nobody reads it in a window that closes.

    Attributes:
        ended: Made, stopped, failed or not needed.
        is_over: The same, for who asks later.
    """

    ended = Signal()

    def __init__(self, tasks: Tasks, backups: "Backups", actor: UserId, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._backups, self._actor = tasks, backups, actor
        self._task: LongTask | None = None
        self.is_over = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_MOST_MS)
        self._patience.timeout.connect(self.stop)

    def start(self) -> None:
        """Look whether one is needed, and make it."""
        self._patience.start()
        due = partial(self._backups.is_due, actor=self._actor, closing=True)
        self._tasks.run(due, done=self._on_due, failed=self._on_ended)

    def _on_due(self, is_due: bool) -> None:
        if not is_due or self.is_over:
            self._on_ended()
            return
        self._task = self._tasks.run_long(
            self._make, N_("Making a backup"), done=self._on_ended, failed=self._on_ended, stops_at_lock=True
        )

    def _make(self, task: LongTask) -> None:
        self._backups.keep_up(actor=self._actor, is_stopped=task.is_stopping, closing=True)

    @Slot()
    def stop(self) -> None:
        """Let go: she closes once more, or it takes too long."""
        if self._task is not None:
            self._task.cancel()
        self._on_ended()

    def _on_ended(self, _what: object = None) -> None:
        self._patience.stop()
        self._task = None
        if not self.is_over:
            self.is_over = True
            self.ended.emit()
