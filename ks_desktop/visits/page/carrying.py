"""Dragging a woman out of the list onto the grid: the mouse is followed from where it was pressed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication
from typing_extensions import override

from ks_desktop.widgets.week_grid import WeekGrid


class Carrier(QObject):
    """Watches a list. What is pressed and drawn away hangs in the grid as soon as the mouse is over it."""

    def __init__(self, view: QAbstractItemView, grid: WeekGrid, carry: Callable[[QPointF], bool]) -> None:
        """Take the list, the grid, and what begins or goes on carrying the current row to a point of the grid."""
        super().__init__(view)
        self._view = view
        self._grid = grid
        self._carry = carry
        self._pressed: QPointF | None = None
        self._is_carrying = False
        view.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            is_row = self._view.indexAt(event.position().toPoint()).isValid()
            self._pressed = event.position() if is_row else None
        elif event.type() == QEvent.Type.MouseMove and self._pressed is not None:
            return self._move(event, self._pressed)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            return self._release(event)
        return False

    def _move(self, event: QMouseEvent, pressed: QPointF) -> bool:
        far = (event.position() - pressed).manhattanLength() >= QApplication.startDragDistance()
        point = self._point(event)
        if (far or self._is_carrying) and (self._is_carrying or self._grid.rect().contains(point.toPoint())):
            self._is_carrying = self._carry(point)
        return far

    def _release(self, event: QMouseEvent) -> bool:
        self._pressed = None
        if not self._is_carrying:
            return False
        self._is_carrying = False
        if self._grid.visibleRegion().contains(self._point(event).toPoint()):
            self._grid.drop()
        else:
            self._grid.put_back()
        return True

    def _point(self, event: QMouseEvent) -> QPointF:
        return self._grid.mapFromGlobal(event.globalPosition())
