"""Makes a backup when an hour of work has passed, and tells once when that does not work."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from ks_desktop.core.errors import KsError
from ks_desktop.core.texts import N_
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.tasks import LongTask

if TYPE_CHECKING:
    from ks_desktop.records.service import BackupMade, Backups

_LOOK_AGAIN_MS: Final = 10 * 60 * 1000  # a laptop that sleeps would miss a timer of an hour


class BackupKeeper(QObject):
    """Looks now and then whether it is time; what is made is a service's affair.

    Attributes:
        is_told: What does not work was said already.
    """

    def __init__(self, desk: Desk, backups: "Backups", messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._backups, self._messages = desk, backups, messages
        self.is_told = False
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Ask whether it is time, and make one."""
        if not self._is_busy:
            self._is_busy = True
            due = self._desk.tasks.run
            due(lambda: self._backups.is_due(actor=self._desk.actor), done=self._on_due, failed=self._on_failed)

    def _on_due(self, is_due: bool) -> None:
        if not is_due:
            self._is_busy = False
            return
        self._desk.tasks.run_long(
            self._keep_up, N_("Making a backup"), done=self._on_made, failed=self._on_failed, stops_at_lock=True
        )

    def _keep_up(self, task: LongTask) -> "BackupMade | None":
        return self._backups.keep_up(actor=self._desk.actor, is_stopped=task.is_stopping)

    def _on_made(self, made: "BackupMade | None") -> None:
        self._is_busy = False
        if made is not None and made.problem:
            self._tell(made.problem)
        elif made is not None:
            self.is_told = False

    def _on_failed(self, error: KsError) -> None:
        self._is_busy = False
        self._tell(error.text())

    def _tell(self, problem: str) -> None:
        # Once: the light in Beheer keeps saying it, and she has other things to do.
        if not self.is_told:
            self.is_told = True
            self._messages.alarm(problem)
