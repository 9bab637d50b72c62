"""A status as a word on a quiet ground, and the band of practice mode."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.theme import Point, Size, Space, Tone, current, font


class Pill(QWidget):
    """A status: a word on a quiet ground."""

    def __init__(self, text: str, tone: Tone = Tone.MUTED, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = _(text)
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)

    def show_status(self, text: str, tone: Tone) -> None:
        """Show another status."""
        self._text, self._tone = _(text), tone
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return pill_size(self, self._text) if self._text else QSize(0, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._text:
            painter = QPainter(self)
            paint_pill(painter, QRectF(self.rect()), self._text, self._tone)
            painter.end()


def pill_size(widget: QWidget, text: str) -> QSize:
    """Return the room a pill with this text takes on this widget's screen."""
    metrics = QFontMetrics(font(Point.SECONDARY), widget)
    return QSize(metrics.horizontalAdvance(text) + 2 * Space.RELATED + Space.HAIR, metrics.height() + Space.TIGHT)


def paint_pill(painter: QPainter, area: QRectF, text: str, tone: Tone) -> None:
    """Paint a pill that fills the area; what does not fit in it ends in an ellipsis."""
    tokens = current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = Size.HAIRLINE / 2
    ground = area.adjusted(inset, inset, -inset, -inset)
    painter.setBrush(tokens.soft(tone))
    # A muted pill and every pill in high contrast have a ground like the page: the edge shows the shape.
    edged = tokens.striped or tone in {Tone.MUTED, Tone.INK}
    painter.setPen(QPen(tokens.of(Tone.MUTED), Size.HAIRLINE) if edged else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(ground, area.height() / 2, area.height() / 2)
    painter.setFont(font(Point.SECONDARY))
    painter.setPen(tokens.of(tone))
    room = int(area.width()) - 2 * Space.RELATED
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
    painter.restore()


class PracticeBand(QWidget):
    """The band over the window in practice mode, or when nothing can be saved; striped where colour says nothing."""

    def __init__(self, text: str, parent: QWidget | None = None, *, tone: Tone = Tone.PRACTICE) -> None:
        super().__init__(parent)
        self._text = _(text)
        self._tone = tone
        self.setFixedHeight(Size.ROW_COMPACT)
        self.setAccessibleName(self._text)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.soft(self._tone))
        if tokens.striped:
            painter.fillRect(self.rect(), Qt.BrushStyle.BDiagPattern)
        words = painter.fontMetrics().boundingRect(self._text)
        words.adjust(-Space.RELATED, 0, Space.RELATED, 0)
        words.moveCenter(self.rect().center())
        painter.fillRect(words, tokens.soft(self._tone))
        painter.setFont(font(Point.SECONDARY, bold=True))
        painter.setPen(tokens.of(self._tone))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()
