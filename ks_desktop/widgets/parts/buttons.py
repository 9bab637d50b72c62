"""Buttons with verbs, the places of the left rail, and what stands where a list is empty."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget
from typing_extensions import override

from ks_desktop.core.texts import _
from ks_desktop.widgets.icons import Icon, icon, pixmap
from ks_desktop.widgets.parts.sheets import column, label, say, tip
from ks_desktop.widgets.theme import Size, Space, Tone, current, font

_LINK_EDGES: Final = 2 * (Space.RELATED + Size.FOCUS)
_ROUNDING: Final = Space.HAIR  # letters are placed in fractions of a pixel


class Button(QPushButton):
    """A button with a verb; `primary` once on a page."""

    def __init__(
        self,
        text: str,
        drawing: Icon | None = None,
        *,
        part: str = "",
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Take the verb, an icon, the look (primary, danger, link, or plain) and a key sequence like "Ctrl+P"."""
        super().__init__(_(text), parent)
        self._drawing = drawing
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        say(self, part=part)
        if shortcut:
            self.setShortcut(shortcut)
            self.setToolTip(f"{self.text().replace('&', '')} ({shortcut})")
        self._colour_icon()

    def tone(self) -> Tone:
        """Return the colour of its icon."""
        return {"primary": Tone.ON_ACCENT, "link": Tone.ACCENT}.get(self.property("part"), Tone.INK)

    def show_drawing(self, drawing: Icon | None) -> None:
        """Show another icon, or none."""
        self._drawing = drawing
        if drawing is None:
            self.setIcon(QIcon())
        self._colour_icon()

    def _colour_icon(self) -> None:
        if self._drawing is not None:
            self.setIconSize(QSize(Size.ICON + Space.TIGHT, Size.ICON))
            tone = self.tone() if self.isEnabled() else Tone.MUTED
            self.setIcon(icon(self._drawing, tone, gap=Space.TIGHT))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._colour_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_focus(self, filled=self.property("part") in {"primary", "danger"})


class NameButton(Button):
    """A link that carries what somebody typed: shown as it is, never translated, and no letter of it is a key.

    Where there is no room for all of it, it ends in an ellipsis, and the whole stands in its tooltip.
    """

    def __init__(self, text: str, parent: QWidget | None = None, *, drawing: Icon | None = None) -> None:
        super().__init__("", drawing, part="link", parent=parent)
        self._whole = ""
        self._edges = _LINK_EDGES + (self.iconSize().width() + Space.TIGHT if drawing is not None else 0)
        self.show_name(text)

    def show_name(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width() + _ROUNDING, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(Size.HIT_WIDTH, super().minimumSizeHint().height())

    @override
    def initStyleOption(self, option: QStyleOptionButton, /) -> None:
        super().initStyleOption(option)
        room = self.width() - self._edges
        shown = self._measure().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, room))
        option.text = shown.replace("&", "&&")

    @override
    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.ToolTip and self._width() > self.width():
            self.setToolTip(tip(self._whole))
        return super().event(event)

    def _width(self) -> int:
        return self._measure().horizontalAdvance(self._whole) + self._edges

    def _measure(self) -> QFontMetrics:
        return QFontMetrics(font(bold=True), self)


def paint_focus(widget: QWidget, *, filled: bool = False) -> None:
    """Paint the focus ring inside the widget's edge; on a filled one, two pixels in and in the colour of its text."""
    tokens = current()
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = Size.FOCUS / 2 + (Size.FOCUS + Size.HAIRLINE if filled else 0)
    painter.setPen(QPen(tokens.of(Tone.ON_ACCENT if filled else Tone.ACCENT), Size.FOCUS))
    area = QRectF(widget.rect()).adjusted(inset, inset, -inset, -inset)
    corner = Size.CORNER - (Size.FOCUS if filled else 0)
    painter.drawRoundedRect(area, corner, corner)
    painter.end()


class RailButton(Button):
    """A place in the left rail: icon, text, and a 3-pixel accent edge when it is the place we are."""

    def __init__(self, text: str, drawing: Icon, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, drawing, part="rail", shortcut=shortcut, parent=parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._colour_icon)

    @override
    def tone(self) -> Tone:
        return Tone.ACCENT if self.isChecked() else Tone.MUTED

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.fillRect(0, 0, Size.EDGE, self.height(), current().of(Tone.ACCENT))
            painter.end()


class Tick(QCheckBox):
    """A box to tick: the style sheet gives the box, the mark is our own drawing."""

    def __init__(self, text: str, parent: QWidget | None = None, *, is_long: bool = False) -> None:
        """Take the words; long ones go on on the next line where there is no more room."""
        super().__init__(_(text), parent)
        self._is_long = is_long
        if is_long:
            policy = self.sizePolicy()
            policy.setHeightForWidth(True)
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return self._is_long

    @override
    def heightForWidth(self, width: int, /) -> int:
        if not self._is_long:
            return super().heightForWidth(width)
        words = self._words_box(QRect(0, 0, width, Size.COLUMN))
        flags = Qt.TextFlag.TextWordWrap
        need = self.fontMetrics().boundingRect(QRect(0, 0, words.width(), 0), flags, self.text()).height()
        return max(super().sizeHint().height(), need + Space.RELATED)

    @override
    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(Size.FIELD, least.height()) if self._is_long else least

    @override
    def hitButton(self, pos: QPoint, /) -> bool:
        return self.rect().contains(pos) if self._is_long else super().hitButton(pos)

    def _words_box(self, within: QRect) -> QRect:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.rect = within
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)

    def _paint_long(self) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        words, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        ink = QPalette.ColorRole.WindowText
        painter.drawItemText(self._words_box(self.rect()), flags, option.palette, self.isEnabled(), words, ink)
        painter.end()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_long:
            self._paint_long()
        else:
            super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            mark = pixmap(Icon.CHECK, Tone.ON_ACCENT, size=Size.MARK, ratio=self.devicePixelRatioF())
            painter = QPainter(self)
            painter.drawPixmap(QPointF(QRectF(box).center()) - QPointF(Size.MARK / 2, Size.MARK / 2), mark)
            painter.end()


class EmptyState(QWidget):
    """What stands where a list would: one sentence and at most one action.

    Attributes:
        acted: The action was chosen.
    """

    acted = Signal()

    def __init__(
        self, sentence: str, action: str = "", *, drawing: Icon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = column(gap=Space.INSIDE, margin=Space.BETWEEN)
        box.addStretch(1)
        self._sentence = label(sentence, tone=Tone.MUTED, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._sentence)
        self.button = Button(action, drawing)
        self.button.clicked.connect(self.acted)
        box.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignCenter)
        box.addStretch(2)
        self.setLayout(box)
        self.button.setVisible(bool(action))  # only now that it has a parent, or it flashes as a window

    def show_sentence(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.setText(_(sentence))
