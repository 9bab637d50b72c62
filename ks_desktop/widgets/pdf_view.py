"""Shows a PDF from memory, as it will come from the printer; never a file on the disk."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QWidget

from ks_desktop.core.errors import UserError
from ks_desktop.core.texts import N_, _, n_
from ks_desktop.widgets.icons import Icon
from ks_desktop.widgets.parts import Button, Flow, column, label
from ks_desktop.widgets.theme import Size, Space

ZOOM_STEP = 1.25
ZOOM_LEAST = 0.25
ZOOM_MOST = 4.0


def _document(pdf: bytes, parent: QWidget) -> QPdfDocument:
    """Return the bytes as a document that keeps its own copy of them."""
    document = QPdfDocument(parent)
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    if document.error() != QPdfDocument.Error.None_:
        raise UserError(N_("This document cannot be shown: it is damaged or not a PDF."), code="pdf")
    return document


class PdfView(QWidget):
    """Pages under each other, with zoom.

    Attributes:
        print_asked: She wants it on paper; the page logs it and calls `print_pdf`.
        save_asked: She wants it as a file; the page asks where and writes it privately.
    """

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.setDocument(self._document)
        self._view.setMinimumSize(Size.PAPER)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = label("", "secondary")
        self._pages.setMinimumSize(2 * Size.HIT_WIDTH, Size.CONTROL)
        print_button = Button(N_("Print"), Icon.PRINT)
        save_button = Button(N_("Save as PDF"))
        self._output = (print_button, save_button)
        print_button.clicked.connect(self.print_asked)
        save_button.clicked.connect(self.save_asked)
        tools = Flow(self._pages)
        for text, slot in (
            (N_("Smaller"), self.zoom_out),
            (N_("Larger"), self.zoom_in),
            (N_("Page width"), self.fit_width),
        ):
            button = Button(text)
            button.clicked.connect(slot)
            tools.addWidget(button)
        tools.addWidget(save_button)
        tools.addWidget(print_button)
        box = column(tools, gap=Space.RELATED)
        box.addWidget(self._view, stretch=1)
        self.setLayout(box)

    def without_output(self) -> None:
        """Only show pages: what is shown is an example, which is neither printed nor saved."""
        for button in self._output:
            button.hide()

    def set_pdf(self, pdf: bytes) -> None:
        """Show this document, at the place where the one before it was looked at; see `to_top`.

        Raises:
            UserError: it is damaged or no PDF; what was shown stays.
        """
        self._show(_document(pdf, self))

    def clear(self) -> None:
        """Show nothing: what was there may not stay in sight."""
        self._show(QPdfDocument(self))

    def _show(self, document: QPdfDocument) -> None:
        before, self._document = self._document, document
        self._view.setDocument(document)
        before.deleteLater()
        self._pages.setText(n_("{count} page", "{count} pages", document.pageCount()))
        self._view.setAccessibleName(_("Document"))
        self._view.setAccessibleDescription(self.text())

    def to_top(self) -> None:
        """Look at the beginning of the first page, as with another document."""
        self._view.verticalScrollBar().setValue(0)
        self._view.horizontalScrollBar().setValue(0)

    def page_count(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount()

    def text(self) -> str:
        """Return the words of all pages, as a screen reader says them."""
        return "\n".join(self._document.getAllText(number).text() for number in range(self.page_count()))

    def zoom(self) -> float:
        """Return how large it is shown; 1 is real size, while not fitted to the width."""
        return self._view.zoomFactor()

    @Slot()
    def zoom_in(self) -> None:
        """Show it a step larger."""
        self._zoom_to(self._factor() * ZOOM_STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Show it a step smaller."""
        self._zoom_to(self._factor() / ZOOM_STEP)

    @Slot()
    def fit_width(self) -> None:
        """Show it as wide as there is room."""
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _factor(self) -> float:
        """Return the zoom in use, also when it follows the width."""
        if self._view.zoomMode() == QPdfView.ZoomMode.Custom or not self.page_count():
            return self._view.zoomFactor()
        points = self._document.pagePointSize(0).width()
        return self._view.viewport().width() / (points * self.logicalDpiX() / 72)

    def _zoom_to(self, factor: float) -> None:
        self._view.setZoomMode(QPdfView.ZoomMode.Custom)
        self._view.setZoomFactor(max(ZOOM_LEAST, min(ZOOM_MOST, factor)))


def print_pdf(pdf: bytes, parent: QWidget) -> bool:
    """Ask for a printer and send the document to it.

    Returns:
        False when she cancelled.
    Raises:
        UserError: it is damaged or no PDF.
    """
    document = _document(pdf, parent)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    # The name stands in the printer's queue, for others to see: it says nothing.
    printer.setDocName(_("Document"))
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, document.pageCount())
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    if accepted:
        paint_pages(document, printer)
    document.deleteLater()
    return accepted


def paint_pages(document: QPdfDocument, printer: QPrinter) -> None:
    """Paint the pages she chose on a printer, each on a sheet of its own."""
    first = printer.fromPage() or 1
    last = printer.toPage() or document.pageCount()
    painter = QPainter(printer)
    for number in range(first - 1, min(last, document.pageCount())):
        if number > first - 1:
            printer.newPage()
        area: QRect = printer.pageLayout().fullRectPixels(printer.resolution())
        image: QImage = document.render(number, _inside(document.pagePointSize(number).toSize(), area.size()))
        painter.drawImage(QRect(area.topLeft(), image.size()), image)
    painter.end()


def _inside(page: QSize, sheet: QSize) -> QSize:
    return page.scaled(sheet, Qt.AspectRatioMode.KeepAspectRatio)
