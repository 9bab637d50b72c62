"""Shows a paper page by page, as it is: a PDF or a picture, from memory and never from a file on the disk.

A page is painted off the GUI thread, never larger than `MOST_DOTS`: whatever size a stranger gave it, it stays cheap.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap, QResizeEvent, QTransform
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from ks_desktop.core.texts import N_, _
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.tasks import Tasks
from ks_desktop.widgets.theme import Size, Space

MOST_DOTS = 12_000_000
ZOOM_STEP = 1.25
ZOOM_LEAST = 0.5
ZOOM_MOST = 5.0
PDF = "application/pdf"
_TURN = 90
_ROUND = 360
_PAUSE_MS = 120  # after the last change of width


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWish:
    """Which page is wanted, how wide in dots, turned by how many degrees."""

    number: int
    width: int
    turned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedPage:
    """A page as a picture, and the words on it when it has any."""

    image: QImage
    pages: int
    text: str = ""


def paint_page(content: bytes, media_type: str, wish: PageWish) -> PaintedPage:
    """Return a page of a paper as a picture; safe to call on any thread. An empty picture: it cannot be shown."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return _of_pdf(buffer, wish) if media_type == PDF else _of_picture(buffer, wish)


def _of_pdf(buffer: QBuffer, wish: PageWish) -> PaintedPage:
    document = QPdfDocument()
    document.load(buffer)
    if document.error() != QPdfDocument.Error.None_ or not document.pageCount():
        return PaintedPage(image=QImage(), pages=0)
    number = min(wish.number, document.pageCount() - 1)
    size = _fitting(document.pagePointSize(number).toSize(), wish)
    options = QPdfDocumentRenderOptions()
    options.setRenderFlags(QPdfDocumentRenderOptions.RenderFlag.Annotations)
    seen = document.render(number, size, options)
    paper = QImage(seen.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    _lay_on(paper, seen)
    return PaintedPage(
        image=_turned(paper, wish.turned), pages=document.pageCount(), text=document.getAllText(number).text()
    )


def _lay_on(paper: QImage, seen: QImage) -> None:
    from PySide6.QtGui import QPainter

    painter = QPainter(paper)
    painter.drawImage(0, 0, seen)
    painter.end()


def _of_picture(buffer: QBuffer, wish: PageWish) -> PaintedPage:
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    pages = max(reader.imageCount(), 1)
    reader.jumpToImage(min(wish.number, pages - 1))
    if reader.size().isValid():
        reader.setScaledSize(_fitting(reader.size(), wish))
    return PaintedPage(image=_turned(reader.read(), wish.turned), pages=pages)


def _fitting(size: QSize, wish: PageWish) -> QSize:
    """Return a page's size in dots: as wide as asked once it is turned, and within bounds."""
    width, height = max(size.width(), 1), max(size.height(), 1)
    across = height if wish.turned % (2 * _TURN) else width
    scale = min(wish.width / across, sqrt(MOST_DOTS / (width * height)))
    return QSize(max(1, round(width * scale)), max(1, round(height * scale)))


def _turned(image: QImage, degrees: int) -> QImage:
    return image.transformed(QTransform().rotate(degrees)) if degrees else image


class PageView(QWidget):
    """One page at a time, as wide as there is room, larger when asked; it can be turned as scans need it.

    Attributes:
        page: Shows the page.
        count: Says which page it is, of how many.
        shown: A page stands there; False when the paper cannot be shown.
    """

    shown = Signal(bool)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._content, self._media_type = b"", ""
        self._number, self._pages, self._turned, self._zoom = 0, 0, 0, 1.0
        self.page = label("")
        self.page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setMinimumSize(Size.PAPER)
        self.area.setWidget(self.page)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or the width would flicker
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._paint)
        self._lay_out()

    def _lay_out(self) -> None:
        self.count = label("", "secondary")
        self._before = self._button("page_before", N_("Previous"), self.show_before)
        self._after = self._button("page_after", N_("Next"), self.show_after)
        smaller = self._button("page_smaller", N_("Smaller"), self.zoom_out)
        larger = self._button("page_larger", N_("Larger"), self.zoom_in)
        turn = self._button("page_turn", N_("Turn"), self.turn)
        self.count.setMinimumHeight(Size.CONTROL)
        box = column(Flow(smaller, larger, turn, self._before, self._after, self.count), gap=Space.RELATED)
        box.addWidget(self.area, 1)
        self.setLayout(box)

    def _button(self, name: str, text: str, slot: Callable[[], None]) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(slot)
        return button

    def set_paper(self, content: bytes, media_type: str) -> None:
        """Show the first page of another paper."""
        self._content, self._media_type = content, media_type
        self._number, self._pages, self._turned, self._zoom = 0, 0, 0, 1.0
        self.area.verticalScrollBar().setValue(0)
        self._paint()

    def clear(self) -> None:
        """Show nothing, and forget the paper."""
        self._content = b""
        self.page.setPixmap(QPixmap())
        self._pages = 0
        self._tell()

    def page_count(self) -> int:
        """Return how many pages there are."""
        return self._pages

    def page_number(self) -> int:
        """Return which page is shown, from 1."""
        return self._number + 1

    def zoom(self) -> float:
        """Return how many times as wide as the room it is shown."""
        return self._zoom

    @Slot()
    def show_before(self) -> None:
        """Show the page before."""
        self._show_number(self._number - 1)

    @Slot()
    def show_after(self) -> None:
        """Show the next page."""
        self._show_number(self._number + 1)

    def _show_number(self, number: int) -> None:
        if 0 <= number < self._pages:
            self._number = number
            self.area.verticalScrollBar().setValue(0)
            self._paint()

    @Slot()
    def zoom_in(self) -> None:
        """Show it a step larger."""
        self._zoom_to(self._zoom * ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show it a step smaller."""
        self._zoom_to(self._zoom / ZOOM_STEP)

    def _zoom_to(self, zoom: float) -> None:
        self._zoom = max(ZOOM_LEAST, min(ZOOM_MOST, zoom))
        self._paint()

    @Slot()
    def turn(self) -> None:
        """Turn it a quarter to the right."""
        self._turned = (self._turned + _TURN) % _ROUND
        self._paint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()

    @Slot()
    def _paint(self) -> None:
        if not self._content:
            return
        content, media_type = self._content, self._media_type
        width = round(self.area.viewport().width() * self.devicePixelRatioF() * self._zoom)
        wish = PageWish(number=self._number, width=max(width, 1), turned=self._turned)
        self._tasks.run(lambda: paint_page(content, media_type, wish), done=self._on_painted, owner=self, latest="page")

    @Slot(object)
    def _on_painted(self, painted: PaintedPage) -> None:
        if not self._content:
            return
        self._pages = painted.pages
        pixmap = QPixmap.fromImage(painted.image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self.page.setPixmap(pixmap)
        self.page.setAccessibleName(_("Original paper"))
        self.page.setAccessibleDescription(painted.text)
        self._tell()
        self.shown.emit(not painted.image.isNull())

    def _tell(self) -> None:
        several = self._pages > 1
        for part in (self._before, self._after, self.count):
            part.setVisible(several)
        self._before.setEnabled(self._number > 0)
        self._after.setEnabled(self._number + 1 < self._pages)
        self.count.setText(_("page {page} of {pages}", page=self._number + 1, pages=self._pages) if several else "")
