import re
from io import BytesIO

from pikepdf import Pdf

from ks_desktop.paper import fonts, ink, tags
from ks_desktop.paper.canvas import Canvas, Line


def page_of(canvas: Canvas) -> str:
    canvas.showPage()
    with Pdf.open(BytesIO(canvas.file())) as file:
        return file.pages[0].Contents.read_bytes().decode()


def line(text: str) -> Line:
    return Line(10, 20, tuple(fonts.face(strong=False).runs(text)))


def test_nothing_is_painted_without_a_mark(canvas: Canvas) -> None:
    canvas.write([line("los")], 10, ink.INK)
    canvas.begin(tags.figure("een logo"), "figure")
    canvas.rect(0, 0, 5, 5)
    canvas.end()
    canvas.setStrokeColor(ink.RULE)
    canvas.line(0, 0, 10, 10)
    code = page_of(canvas)
    open_marks = 0
    for word in code.split():
        open_marks += word.endswith(("BDC", "BMC")) - (word == "EMC")
        if word in {"S", "Tj", "f", "re"}:
            assert open_marks == 1
    assert open_marks == 0
    assert code.count("/Figure<</MCID") == code.count("/Artifact BMC") == 1


def test_letters_that_pdf_reads_itself_are_still_letters(canvas: Canvas) -> None:
    canvas.write([line("a (b) \\ c")], 10, ink.INK)
    assert r"(a \(b\) \\ c) Tj" in page_of(canvas)


def test_a_thrifty_document_is_black(canvas: Canvas) -> None:
    canvas.begin_document("nl", thrifty=True, one_of_many=False)
    canvas.write([line("zwart")], 10, ink.ACCENT)
    canvas.setFillColor(ink.ACCENT)
    canvas.setLineWidth(ink.ACCENT_WIDTH)
    code = page_of(canvas)
    assert {found.strip() for found in re.findall(r"([\d. ]+) rg", code)} == {"0 0 0"}
    assert {float(found) for found in re.findall(r"([\d.]+) w", code)} == {ink.HAIR_WIDTH}
