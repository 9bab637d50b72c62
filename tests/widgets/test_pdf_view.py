from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ks_desktop.core.errors import UserError
from ks_desktop.widgets.pdf_view import PdfView, paint_pages


@pytest.fixture
def pdf(tmp_path: Path) -> bytes:
    file = tmp_path / "made.pdf"
    writer = QPdfWriter(str(file))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.drawText(1000, 1000, "Bezoekplan")
    writer.newPage()
    painter.drawText(1000, 1000, "Tweede bladzijde")
    painter.end()
    return file.read_bytes()


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    return made


def test_the_pages_and_their_words_come_from_the_bytes(view: PdfView, pdf: bytes) -> None:
    view.set_pdf(pdf)
    assert view.page_count() == 2
    assert "Bezoekplan" in view.text()
    assert "Tweede" in view.text()


def test_a_document_painted_anew_keeps_its_place_and_another_begins_at_the_top(view: PdfView, pdf: bytes) -> None:
    view.set_pdf(pdf)
    shown = view.findChild(QPdfView)
    assert shown is not None
    bar = shown.verticalScrollBar()
    bar.setValue(300)
    view.set_pdf(pdf)
    assert bar.value() == 300
    view.to_top()
    assert bar.value() == 0


def test_a_page_is_really_painted(view: PdfView, pdf: bytes, qtbot: QtBot) -> None:
    view.set_pdf(pdf)

    def is_dark_somewhere() -> None:
        image = view.grab().toImage()
        assert any(image.pixelColor(x, y).lightness() < 100 for x in range(60, 400, 2) for y in range(80, 400, 2))

    qtbot.waitUntil(is_dark_somewhere, timeout=5000)


@pytest.mark.parametrize("wrong", [b"", b"not a pdf", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_refused_and_what_was_shown_stays(view: PdfView, pdf: bytes, wrong: bytes) -> None:
    view.set_pdf(pdf)
    with pytest.raises(UserError) as caught:
        view.set_pdf(wrong)
    assert caught.value.code == "pdf"
    assert view.page_count() == 2


def test_zoom_goes_in_steps_between_bounds(view: PdfView, pdf: bytes) -> None:
    view.set_pdf(pdf)
    view.zoom_in()
    first = view.zoom()
    view.zoom_in()
    assert view.zoom() == pytest.approx(first * 1.25)
    for _turn in range(20):
        view.zoom_in()
    assert view.zoom() == pytest.approx(4.0)
    for _turn in range(40):
        view.zoom_out()
    assert view.zoom() == pytest.approx(0.25)
    view.fit_width()


def test_printing_and_saving_are_asked_of_the_page(view: PdfView, qtbot: QtBot) -> None:
    buttons = {button.text(): button for button in view.findChildren(QPushButton)}
    with qtbot.waitSignal(view.print_asked):
        buttons["Printen"].click()
    with qtbot.waitSignal(view.save_asked):
        buttons["Opslaan als PDF"].click()


def test_every_page_reaches_the_printer(pdf: bytes, tmp_path: Path, qapp: QApplication) -> None:
    source = QPdfDocument(qapp)
    made = tmp_path / "source.pdf"
    made.write_bytes(pdf)
    source.load(str(made))
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))
    paint_pages(source, printer)
    printed = QPdfDocument(qapp)
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2


def test_what_may_not_stay_in_sight_is_cleared(view: PdfView, pdf: bytes) -> None:
    view.set_pdf(pdf)
    view.clear()
    assert (view.page_count(), view.text()) == (0, "")
