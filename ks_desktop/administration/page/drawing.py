"""A small drawing of a letter: where the window is, where it is folded, what stands where."""

from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.paper.envelopes import SHEET_MM, AddressWindow, Zone
from ks_desktop.widgets.theme import Size, Tone, current

_SENDER: Final = Zone(left=35, top=15, right=90, bottom=34)
_LINES: Final = Zone(left=105, top=15, right=165, bottom=34)
_TEXT_LEFT: Final = 35.0
_TEXT_WIDE: Final = (148.0, 140.0, 146.0, 90.0)  # lines of a paragraph
_LINE_MM: Final = 6.0
_STROKE_MM: Final = 2.2
_ADDRESS_WIDE: Final = (46.0, 38.0, 52.0)
_RETURN_WIDE: Final = 56.0
_REFERENCES_MM: Final = 96.0
_TEXT_MM: Final = 116.0
_FOLD_MM: Final = 12.0


class SheetPicture(QWidget):
    """The first page of a letter as it lies before the window of its envelope."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_picture")
        self.setFixedSize(self.sizeHint())
        self.window_shown = AddressWindow()
        self.folds: tuple[float, ...] = ()
        self._logo = QPixmap()

    @override
    def sizeHint(self) -> QSize:
        return QSize(Size.SHEET_PICTURE, round(Size.SHEET_PICTURE * SHEET_MM[1] / SHEET_MM[0]))

    def show_sheet(self, window: AddressWindow, *, has_folds: bool, logo: bytes | None) -> None:
        """Show a sheet with this window; a logo stands where the name of the organisation begins."""
        self.window_shown = window
        self.folds = window.folds if has_folds else ()
        self._logo = QPixmap()
        if logo is not None:
            self._logo.loadFromData(logo)
        opening = window.opening
        self.setAccessibleName(_("Drawing of a letter"))
        self.setAccessibleDescription(
            _(
                "The window is {left} mm from the left and {top} mm from the top of the sheet.",
                left=round(opening.left),
                top=round(opening.top),
            )
        )
        self.setToolTip(self.accessibleDescription())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = (self.width() - Size.HAIRLINE) / SHEET_MM[0]
        painter.scale(scale, scale)
        tokens = current()
        painter.setPen(QPen(tokens.of(Tone.MUTED), Size.HAIRLINE / scale))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRect(QRectF(0, 0, *SHEET_MM))
        self._paint_window(painter, scale)
        self._paint_words(painter)
        painter.setPen(QPen(tokens.of(Tone.INK), Size.HAIRLINE / scale))
        for fold in self.folds:
            painter.drawLine(QLineF(SHEET_MM[0] - _FOLD_MM, fold, SHEET_MM[0], fold))
        painter.end()

    def _paint_window(self, painter: QPainter, scale: float) -> None:
        opening = self.window_shown.opening
        painter.setPen(QPen(current().of(Tone.ACCENT), Size.FOCUS / scale))
        painter.setBrush(current().soft(Tone.ACCENT))
        painter.drawRoundedRect(_rect(opening), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        """Paint each line of words as a stroke: what stands in the window strong, the rest quiet."""
        quiet, strong = QColor(current().line), current().of(Tone.INK)
        address = self.window_shown.address
        middle = (address.top + address.bottom) / 2
        _stroke(painter, current().of(Tone.MUTED), address.left, middle - 11, _RETURN_WIDE, 1.0)
        for number, wide in enumerate(_ADDRESS_WIDE):
            _stroke(painter, strong, address.left, middle - 5 + number * _LINE_MM, wide)
        if self._logo.isNull():
            _stroke(painter, strong, _SENDER.left, _SENDER.top, 40, 3.4)
        else:
            painter.drawPixmap(_inside(_SENDER, self._logo), self._logo, QRectF(self._logo.rect()))
        for number in range(3):
            _stroke(painter, quiet, _LINES.left, _LINES.top + number * _LINE_MM, 44 - 6 * number)
        for left in (_TEXT_LEFT, _TEXT_LEFT + 70):
            _stroke(painter, quiet, left, max(_REFERENCES_MM, self.window_shown.seen.bottom + 2), 34)
        below = max(_TEXT_MM, self.window_shown.seen.bottom + 20)
        for paragraph in range(3):
            for number, wide in enumerate(_TEXT_WIDE):
                _stroke(painter, quiet, _TEXT_LEFT, below + paragraph * 36 + number * _LINE_MM, wide)


def _stroke(painter: QPainter, colour: QColor, left: float, top: float, wide: float, high: float = _STROKE_MM) -> None:
    painter.fillRect(QRectF(left, top, wide, high), colour)


def _rect(zone: Zone) -> QRectF:
    return QRectF(zone.left, zone.top, zone.width, zone.height)


def _inside(zone: Zone, picture: QPixmap) -> QRectF:
    """Return where a picture goes into a zone, at its left upper corner."""
    size = picture.size().scaled(round(zone.width), round(zone.height), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(zone.left, zone.top, max(size.width(), 1), max(size.height(), 1))
