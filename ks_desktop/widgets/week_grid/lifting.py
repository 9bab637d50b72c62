"""What is in the hand: a block that is lifted by key or mouse, and where it goes with each step. Knows no widget."""

from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, Qt

from ks_desktop.widgets.theme import Space
from ks_desktop.widgets.week_grid.sheet import Sheet
from ks_desktop.widgets.week_plan import SNAP, Block, Ghost, GridColumn, lifted, snapped, stepped

_WORKDAYS: Final = 5
_NONE: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ARROWS: Final = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_WEEKS: Final = {Qt.Key.Key_PageUp: -7, Qt.Key.Key_PageDown: 7}
_LENGTHS: Final = {Qt.Key.Key_Plus: SNAP, Qt.Key.Key_Equal: SNAP, Qt.Key.Key_Minus: -SNAP}


class Grip(StrEnum):
    """How the mouse holds a block."""

    WHOLE = "whole"
    END = "end"


def grip_at(sheet: Sheet, block: Block, point: QPointF) -> Grip:
    """Return what a press on a block takes: its lower edge is drawn out, the rest moves it."""
    area = sheet.area_of(block)
    edge = min(Space.RELATED, area.height() / 4)
    return Grip.END if point.y() >= area.bottom() - edge else Grip.WHOLE


class Lifting:
    """One thing that is lifted.

    Attributes:
        ghost: Where it is now.
        origin: Where it was.
    """

    def __init__(self, ghost: Ghost) -> None:
        self.ghost = self.origin = ghost
        self._grip = Grip.WHOLE
        self._held = 0.0  # minutes from its start to where the mouse took it

    @classmethod
    def of_block(cls, block: Block) -> "Lifting":
        """Lift a block."""
        return cls(lifted(block))

    def is_moved(self) -> bool:
        """Tell whether it is elsewhere than it was, or stands nowhere yet."""
        return self.ghost.is_new or self.ghost != self.origin

    def hold(self, sheet: Sheet, grip: Grip, point: QPointF) -> None:
        """Take it with the mouse at a point."""
        self._grip = grip
        self._held = sheet.minute_at(point.y()) - self.ghost.start

    def hold_new(self) -> None:
        """Carry it in with the mouse, which holds it by its first minutes."""
        self._grip, self._held = Grip.WHOLE, SNAP / 2

    def drag(self, sheet: Sheet, point: QPointF) -> bool:
        """Follow the mouse; tell whether it is elsewhere now."""
        before = self.ghost
        if self._grip is Grip.END:
            self.ghost = before.lasting(snapped(sheet.minute_at(point.y())) - before.start)
            return self.ghost != before
        column = sheet.column_at(point.x())
        start = snapped(sheet.minute_at(point.y()) - self._held)
        inside = max(sheet.first, min(sheet.last - before.minutes, start))
        self.ghost = (before if column is None else before.under(column)).at(inside)
        return self.ghost != before

    def press(self, sheet: Sheet, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Follow a key; tell whether it is one of those that move.

        Up and down: 15 minutes. Left and right: the next column. With Shift a day. Ctrl with up and down, plus and
        minus: the length. Page up and down: a week.
        """
        if key in _ARROWS:
            return self._arrow(sheet, _ARROWS[key], modifiers)
        if key in _LENGTHS and not modifiers & _CTRL:
            self.ghost = self.ghost.lasting(self.ghost.minutes + _LENGTHS[key])
            return True
        if key in _WEEKS and modifiers == _NONE:
            self._to_day(sheet, self.ghost.day + timedelta(days=_WEEKS[key]))
            return True
        return False

    def _arrow(self, sheet: Sheet, way: tuple[int, int], modifiers: Qt.KeyboardModifier) -> bool:
        columns, steps = way
        if modifiers == _SHIFT:
            self._by_day(sheet, columns + steps)
        elif modifiers == _CTRL and steps:
            self.ghost = self.ghost.lasting(self.ghost.minutes + steps * SNAP)
        elif modifiers != _NONE:
            return False
        elif steps:
            self.ghost = self.ghost.at(stepped(self.ghost.start, steps))
        else:
            self._by_column(sheet, columns)
        return True

    def _by_column(self, sheet: Sheet, step: int) -> None:
        number = sheet.number_of(self.ghost.column)
        days = {column.day for column in sheet.columns}
        if number >= 0 and 0 <= number + step < len(sheet.columns):
            self.ghost = self.ghost.under(sheet.columns[number + step])
        elif len(days) == len(sheet.columns):  # beside the last of several columns of one day is nothing
            self._by_day(sheet, step)

    def _by_day(self, sheet: Sheet, step: int) -> None:
        day = self.ghost.day + timedelta(days=step)
        shown = {column.day for column in sheet.columns}
        while day not in shown and day.weekday() >= _WORKDAYS:
            day += timedelta(days=step)
        self._to_day(sheet, day)

    def _to_day(self, sheet: Sheet, day: date) -> None:
        column = self._same_column(sheet, day)
        if column is not None:
            self.ghost = self.ghost.under(column)
        elif self.ghost.column == self.ghost.day.isoformat():
            self.ghost = replace(self.ghost, day=day, column=day.isoformat())
        else:
            self.ghost = replace(self.ghost, day=day)

    def _same_column(self, sheet: Sheet, day: date) -> GridColumn | None:
        own = [column for column in sheet.columns if column.day == day]
        return own[0] if len(own) == 1 else next((c for c in own if c.key == self.ghost.column), None)
