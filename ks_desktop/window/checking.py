"""Has the whole file checked once a week, after the window is there; what is wrong is said and stays said."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ks_desktop.core.texts import N_
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.messages import MessageBar
from ks_desktop.widgets.parts import PracticeBand
from ks_desktop.widgets.tasks import LongTask
from ks_desktop.widgets.theme import Tone

if TYPE_CHECKING:
    from ks_desktop.house import House


def looking_band() -> PracticeBand:
    """Return the band over a window in which nothing can be saved."""
    return PracticeBand(
        N_("Only looking, at a copy: the file is damaged or cannot be written. Nothing is saved, nor what you type."),
        tone=Tone.SAFETY,
    )


class FileCheck(QObject):
    """Asks once, when it is time."""

    def __init__(self, desk: Desk, house: "House", messages: MessageBar) -> None:
        super().__init__(messages)
        self._desk, self._house, self._messages = desk, house, messages

    def start(self) -> None:
        """Look whether it is time, and check in the background."""
        self._desk.tasks.run(lambda: self._house.is_check_due, done=self._on_due, owner=self)

    def _on_due(self, is_due: bool) -> None:
        if is_due:
            self._desk.tasks.run_long(
                self._check, N_("Checking the whole file, as each week"), done=self._on_checked, stops_at_lock=True
            )

    def _check(self, _task: LongTask) -> list[str]:
        return self._house.verify()

    def _on_checked(self, findings: list[str]) -> None:
        if self._house.is_read_only:
            self._messages.alarm(
                N_(
                    "The database file is damaged. Nothing is saved any more. Lock the program (Ctrl+L) and unlock it: "
                    "then you can put back the newest backup, or look only."
                )
            )
        elif findings:
            self._messages.alarm(
                N_("The weekly check found something. Call whoever keeps the program, who can run: ks-desktop verify.")
            )
        else:
            self._messages.set_resting(N_("The whole file was checked: all is well."))
