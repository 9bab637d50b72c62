"""The bar as a widget: painted, said in words, gone through by the arrow keys."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.gestation_bar.marks import Pregnancy
from ks_desktop.widgets.gestation_bar.painting import Ruler, paint, paint_ring
from ks_desktop.widgets.parts import tip
from ks_desktop.widgets.theme import Size, Space

_NAME: Final = N_("Pregnancy in weeks")
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class GestationBar(QWidget):
    """The bar itself; `words()` is what a screen reader says of it, left and right go to each mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gestation_bar")
        self._shown = Pregnancy()
        self._place: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_(_NAME))

    def show_pregnancy(self, shown: Pregnancy) -> None:
        """Show a pregnancy."""
        if shown != self._shown:
            self._shown, self._place = shown, None
            self.setAccessibleDescription(self.words())
            self.updateGeometry()
            self.update()

    def words(self) -> str:
        """Return all that the bar shows, as sentences."""
        return self._shown.words()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.FORM, Size.GESTATION_BAR + self._shown.lanes * Size.LANE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def x_of(self, day: int) -> float:
        """Return where a day stands, in pixels from the left."""
        return Ruler(self.width()).x_of(day)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ruler = Ruler(self.width())
        paint(painter, ruler, self._shown)
        if self._place is not None and self.hasFocus():
            paint_ring(painter, ruler, self._shown.places()[self._place][0])
        painter.end()

    def tip_at(self, x: float) -> str:
        """Return what stands at this place: the nearest dot within reach, else everything."""
        near = [dot for dot in self._shown.dots if abs(self.x_of(dot.day) - x) <= Space.RELATED]
        return min(near, key=lambda dot: abs(self.x_of(dot.day) - x)).words() if near else self.words()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.tip_at(event.pos().x())), self)
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, places = _STEPS.get(Qt.Key(event.key())), self._shown.places()
        if step is None or not places:
            super().keyPressEvent(event)
            return
        before = (-1 if step > 0 else len(places)) if self._place is None else self._place
        self._go(max(0, min(len(places) - 1, before + step)))

    def _go(self, place: int) -> None:
        """Say what stands at a place, and show it as the mouse would."""
        day, words = self._shown.places()[place]
        self._place = place
        self.setAccessibleDescription(words)
        where = QPoint(round(self.x_of(day)), Size.GESTATION_BAR // 2)
        QToolTip.showText(self.mapToGlobal(where), tip(words), self)
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        places, marker = self._shown.places(), self._shown.marker_words()
        if places and event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self._place = next((number for number, (_day, words) in enumerate(places) if words == marker), 0)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place = None
        self.setAccessibleDescription(self.words())
        self.update()
