"""A week as a grid: working hours white, the rest tinted; visits as cards, the road as thin bands between them.

A block can be lifted, by M and the arrows or with the mouse, and put elsewhere; whether it may be there is said by
who shows the grid, with each step.
"""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from ks_desktop.widgets.parts import paint_focus
from ks_desktop.widgets.theme import Size, Space, Tone
from ks_desktop.widgets.week_grid.lifting import Grip, Lifting, grip_at
from ks_desktop.widgets.week_grid.painting import paint_ghost
from ks_desktop.widgets.week_grid.sheet import Sheet
from ks_desktop.widgets.week_grid.still import StillGrid
from ks_desktop.widgets.week_plan import Block, Ghost

_ARROWS: Final = {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_EDGE_MS: Final = 500  # held so long over the side of the grid, a block turns to the next days


class WeekGrid(StillGrid):
    """The grid; arrows go from block to block, Enter or a double click chooses one, M lifts it.

    Attributes:
        chosen: The key of a block.
        lifted: Something was lifted: its Ghost.
        hovered: It is elsewhere now: its Ghost, also on a day that is not shown.
        dropped: It is put down there: its Ghost. It stays lifted until `put_down`.
        let_go: It went back to where it was.
    """

    chosen = Signal(str)
    lifted = Signal(object)
    hovered = Signal(object)
    dropped = Signal(object)
    let_go = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._lifting: Lifting | None = None
        self._title = ""
        self._verdict = (Tone.ACCENT, "")
        self._pressed: tuple[Block, QPointF] | None = None
        self._is_dragging = False
        self._at_edge = QTimer(self)
        self._at_edge.setInterval(_EDGE_MS)
        self._at_edge.timeout.connect(self._on_edge_held)
        self._seeking = QTimer(self)  # once what is said below has its room, and another week its hours
        self._seeking.setSingleShot(True)
        self._seeking.timeout.connect(self._show_ghost)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # What is lifted

    def ghost(self) -> Ghost | None:
        """Return what is lifted."""
        return None if self._lifting is None else self._lifting.ghost

    def lift(self, key: str) -> bool:
        """Lift a block by its key; tell whether it can be."""
        block = self.sheet.block(key)
        if block is None or not block.is_movable:
            return False
        self._begin(Lifting.of_block(block), block.title)
        return True

    def lift_new(self, ghost: Ghost, title: str) -> None:
        """Lift something that stands nowhere yet, to be moved with the keys."""
        self._begin(Lifting(ghost), title)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def carry(self, ghost: Ghost, title: str, point: QPointF) -> None:
        """Follow a mouse that carries something in from elsewhere."""
        if self._lifting is None:
            lifting = Lifting(ghost)
            lifting.hold_new()
            self._begin(lifting, title)
        self._drag(point)

    def drop(self) -> None:
        """Put down what is lifted where it is now."""
        self._is_dragging = False
        self._at_edge.stop()
        if self._lifting is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.dropped.emit(self._lifting.ghost)

    def show_verdict(self, tone: Tone, word: str = "") -> None:
        """Show whether what is lifted may be where it is: in a tone and a word."""
        self._verdict = (tone, word)
        self.update(self._ghost_rect())

    def put_down(self) -> None:
        """Have nothing lifted any more."""
        if self._lifting is not None:
            self._lifting = self._pressed = None
            self._is_dragging = False
            self._at_edge.stop()
            self.setMinimumHeight(0)
            self._paint_anew()

    def put_back(self) -> None:
        """Let what is lifted go back to where it was."""
        if self._lifting is not None:
            self.put_down()
            self.let_go.emit()

    def _begin(self, lifting: Lifting, title: str) -> None:
        self._lifting, self._title = lifting, title
        self._verdict = (Tone.ACCENT, "")
        self.setMinimumHeight(self.height())  # what is said below takes room, and nothing may move under the mouse
        self._put(self.sheet)
        self._show_ghost()
        self.lifted.emit(lifting.ghost)

    def _drag(self, point: QPointF) -> None:
        if self._lifting is None:
            return
        before = self._ghost_rect()
        self._scroll_to(point, 0)
        is_beside = not Size.HOURS / 2 < point.x() < self.width()
        if not is_beside:
            self._at_edge.stop()
        elif not self._at_edge.isActive():
            self._at_edge.start()
        if self._lifting.drag(self.sheet, point):
            self._moved(before)

    @Slot()
    def _on_edge_held(self) -> None:
        """Turn to the days beyond the side over which the mouse holds something."""
        if self._lifting is None:
            return
        before = self._ghost_rect()
        beside_first = self.mapFromGlobal(self.cursor().pos()).x() < Size.HOURS
        key = Qt.Key.Key_Left if beside_first else Qt.Key.Key_Right
        self._lifting.press(self.sheet, key, Qt.KeyboardModifier.ShiftModifier)
        self._moved(before)

    def _moved(self, before: QRect) -> None:
        if self._lifting is None:
            return
        if self.sheet.reaching(self._lifting.ghost) != self.sheet:
            self._put(self.sheet)
        self.update(before)
        self.update(self._ghost_rect())
        self.hovered.emit(self._lifting.ghost)

    def seek_ghost(self) -> None:
        """Keep what is moved with the keys in sight; under the mouse it is."""
        if self._lifting is not None and not self._is_dragging and self._pressed is None:
            self._seeking.start(0)

    @Slot()
    def _show_ghost(self) -> None:
        """Scroll to what is lifted."""
        area = self._ghost_rect()
        if area.isValid():
            self._scroll_to(QPointF(area.center()), area.height() // 2)

    def _ghost_rect(self) -> QRect:
        if self._lifting is None:
            return QRect()
        area = self.sheet.ghost_area(self._lifting.ghost)
        return area.toAlignedRect().adjusted(-Space.HAIR, -Space.HAIR, Space.HAIR, Space.HAIR)

    @override
    def _put(self, sheet: Sheet) -> None:
        super()._put(sheet if self._lifting is None else sheet.reaching(self._lifting.ghost))
        self.seek_ghost()

    @override
    def _lifted_key(self) -> str:
        return "" if self._lifting is None else self._lifting.ghost.key

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._lifting is not None and event.rect().intersects(self._ghost_rect()):
            area = self.sheet.ghost_area(self._lifting.ghost)
            if area.isValid():
                paint_ghost(painter, area, self._lifting.ghost, self._title, self._verdict)
        self._paint_head(painter)
        painter.end()
        if self.hasFocus() and not self._key and self._lifting is None:
            paint_focus(self)

    # Keys

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._lifting is not None:
            event.accept()  # while something is lifted, every key is about that
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        handled = self._press_lifted(key, modifiers) if self._lifting else self._press(key, modifiers)
        if not handled:
            super().keyPressEvent(event)

    def _press_lifted(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if self._lifting is None:
            return False
        if key in _ENTER:
            self.drop()
        elif key == Qt.Key.Key_Escape:
            self.put_back()
        else:
            before = self._ghost_rect()
            if not self._lifting.press(self.sheet, key, modifiers):
                return False
            self._moved(before)
            self._show_ghost()
        return True

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers:
            return False
        if key in _ENTER and self._key:
            self.chosen.emit(self._key)
        elif key == Qt.Key.Key_M:
            return self.lift(self._key)
        elif self.sheet.blocks and key in {*_ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.select(self._target(key))
        else:
            return False
        return True

    def _target(self, key: Qt.Key) -> str:
        if key in _ARROWS:
            return self.sheet.next_to(self._key, *_ARROWS[key])
        return self.sheet.blocks[0 if key == Qt.Key.Key_Home else -1].key

    # Mouse

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if self._lifting is not None:  # taken again where it was left hanging
            if self.sheet.ghost_area(self._lifting.ghost).contains(event.position()):
                self._lifting.hold(self.sheet, Grip.WHOLE, event.position())
                self._is_dragging = True
            return
        block = self.sheet.block_at(event.position())
        if block is not None:
            self._pressed = (block, event.position())
            self.select(block.key)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragging:
            self._drag(event.position())
        elif self._pressed is None:
            self._show_cursor(event.position())
        elif (event.position() - self._pressed[1]).manhattanLength() >= QApplication.startDragDistance():
            self._take(*self._pressed)
            self._drag(event.position())

    def _take(self, block: Block, point: QPointF) -> None:
        """Lift a block at the point where the mouse was pressed."""
        if self.lift(block.key) and self._lifting is not None:
            self._lifting.hold(self.sheet, grip_at(self.sheet, block, point), point)
            self._is_dragging = True

    def _show_cursor(self, point: QPointF) -> None:
        block = self.sheet.block_at(point) if self._lifting is None else None
        is_end = block is not None and block.is_movable and grip_at(self.sheet, block, point) is Grip.END
        self.setCursor(Qt.CursorShape.SizeVerCursor if is_end else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._is_dragging and self._lifting is not None:
            if self._lifting.is_moved():
                self.drop()
            else:
                self.put_back()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.sheet.block_at(event.position())
        if block is not None and self._lifting is None:
            self.chosen.emit(block.key)
