"""After a visit was moved: which papers name its old time, said under the grid until it is not so any more."""

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Slot

from ks_desktop.core.errors import KsError
from ks_desktop.core.values import AppointmentId
from ks_desktop.visits.domain import Reason
from ks_desktop.visits.page.verdict import VerdictLine
from ks_desktop.visits.service.moving_visits import Moving
from ks_desktop.widgets.desk import Desk
from ks_desktop.widgets.week_grid import WeekGrid
from ks_desktop.widgets.week_plan import Ghost


class Told(QObject):
    """Asks about the visit that was moved last; undoing the move takes the sentence away."""

    def __init__(self, desk: Desk, moving: Moving, grid: WeekGrid, line: VerdictLine) -> None:
        super().__init__(line)
        self._desk = desk
        self._moving = moving
        self._grid = grid
        self._line = line
        self._visit: AppointmentId | None = None
        line.put_back.connect(self.forget)
        grid.lifted.connect(self.forget)

    @Slot(object)
    def look(self, ghost: Ghost) -> None:
        """Ask which papers tell of a visit otherwise than it stands now."""
        self._visit = AppointmentId(UUID(ghost.key.partition("+")[0]))
        self.look_again()

    @Slot()
    def look_again(self) -> None:
        """Ask again after something was changed."""
        if self._visit is not None:
            self._desk.tasks.run(
                partial(self._moving.told_otherwise, self._visit, actor=self._desk.actor),
                done=self._on_found,
                failed=self._on_gone,
                owner=self,
                latest="told",
            )

    @Slot()
    def forget(self) -> None:
        """Say no more of it."""
        if self._visit is not None:
            self._visit = None
            self._line.show_told(())

    def _on_found(self, found: Collection[Reason]) -> None:
        if self._visit is not None and self._grid.ghost() is None:
            self._line.show_told([reason.text() for reason in found])

    def _on_gone(self, _error: KsError) -> None:
        self.forget()
