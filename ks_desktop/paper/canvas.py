"""The sheet that boxes are painted on: ReportLab's, which also notes what is read aloud, and in which order.

Nothing on it is without a meaning: letters belong to the element that is begun, strokes and fills are artifacts unless
they draw a picture. Letters are set here and not by ReportLab, which takes ten times as long.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas as ReportLabCanvas
from reportlab.pdfgen.pathobject import PDFPathObject
from typing_extensions import override

from ks_desktop.paper import fonts, thrift
from ks_desktop.paper.archive import ArchiveFile, title_of
from ks_desktop.paper.tags import Tag

_ESCAPED: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_SILENT: Final = "/Artifact BMC"
_END: Final = "EMC"


class Line(NamedTuple):
    """Letters on one line.

    Attributes:
        left: Where they begin, in points from the left edge of the page.
        base: On which height they stand, from its lower edge.
        runs: The letters in the order of the eye.
        is_turned: Whether they are spoken from the right to the left.
    """

    left: float
    base: float
    runs: tuple[fonts.Run, ...]
    is_turned: bool = False


class Canvas(ReportLabCanvas):
    """One file on which pages are painted, each box saying first what it is."""

    _code: list[str]

    def __init__(self, title: str = "", language: str = "nl") -> None:
        """Begin a file.

        Args:
            title: Seen in window titles: neutral, without a name.
            language: ISO 639-1 code of the words in it.
        """
        # The first font is ours, or ReportLab would name one of its own on each page, which is not embedded.
        first: Any = fonts.face(strong=False).first
        super().__init__(BytesIO(), invariant=1, pageCompression=1, initialFontName=first)
        self._file = self._doc = ArchiveFile(title_of(title), language)
        self._preamble = ""
        self._names: dict[tuple[str, int], str] = {}
        self._is_thrifty = False
        self.setViewerPreference("DisplayDocTitle", "true")

    def begin_document(self, language: str, *, thrifty: bool, one_of_many: bool) -> None:
        """Begin one of the documents of the file, in its language; a thrifty one is painted with little ink."""
        self._file.structure.begin_document(language, one_of_many=one_of_many)
        self._is_thrifty = thrifty

    def add_bookmark(self, title: str) -> None:
        """Let the page that comes be found in the list beside the pages."""
        key = f"{self.getPageNumber()}"
        self.bookmarkPage(key)
        self.addOutlineEntry(title_of(title), key)

    def begin(self, tag: Tag, whole: Hashable, *, is_part: bool = False) -> None:
        """Begin what a box says of itself; see `Structure.begin`."""
        self._file.structure.begin(tag, whole, is_part=is_part)

    def begin_figure(self, tag: Tag, whole: Hashable, edges: tuple[float, float, float, float]) -> None:
        """Begin a picture that stands within some edges: left, lower, right and upper, in points."""
        within = " ".join(f"{edge:.2f}" for edge in edges)
        placed = replace(tag, layout=f"/BBox[{within}]/Placement/Block")
        self._file.structure.begin(placed, whole, is_part=False)

    def end(self) -> None:
        """End what was begun last."""
        self._file.structure.end()

    def begin_words(self, whole: Hashable, *, is_part: bool = False) -> bool:
        """Begin words that say nothing of themselves; True when that wants an `end`."""
        return self._file.structure.begin_words(whole, is_part=is_part)

    def write(self, lines: Iterable["Line"], size: float, colour: str) -> None:
        """Write lines of letters, as one stretch of ink.

        Args:
            lines: Where each stands, and what is painted there.
            size: Of the letters, in points.
            colour: As `#RRGGBB`.
        """
        code = [self._mark(), self._filled(colour), "BT"]
        now = ""
        for line in lines:
            code.append(f"1 0 0 1 {line.left:.2f} {line.base:.2f} Tm")
            if line.is_turned:
                code.append("/ReversedChars BMC")
            for run in line.runs:
                for name, letters in self._letters(run):
                    if name != now:
                        code.append(f"{name} {size:g} Tf")
                        now = name
                    code.append(f"{letters} Tj")
            if line.is_turned:
                code.append(_END)
        code += ("ET", _END)
        self._code.append(" ".join(code))

    def _letters(self, run: fonts.Run) -> list[tuple[str, str]]:
        """Return a run as the file holds it: pieces, each with the name of its part of the font."""
        font: Any = pdfmetrics.getFont(run.font)
        if run.text.isascii():  # these stand in the first part of each font under their own numbers
            return [(self._name(font, 0), f"({run.text.translate(_ESCAPED)})")]
        return [(self._name(font, part), f"<{codes.hex()}>") for part, codes in font.splitString(run.text, self._file)]

    def _name(self, font: Any, part: int) -> str:
        key = (font.fontName, part)
        name = self._names.get(key)
        if name is None:
            font.splitString(" ", self._file)  # the file knows the font from now on
            name = self._names[key] = font.getSubsetInternalName(part, self._file)
        return name

    def _mark(self) -> str:
        """Return how the next stretch of letters begins."""
        structure = self._file.structure
        return _SILENT if structure.is_silent else f"/{structure.role}<</MCID {structure.ink()}>>BDC"

    def _ink(self, paint: Callable[[], object]) -> None:
        """Paint what is no letters: part of the picture we are in, or an artifact."""
        structure = self._file.structure
        self._code.append(f"/Figure<</MCID {structure.ink()}>>BDC" if structure.is_figure else _SILENT)
        paint()
        self._code.append(_END)

    @override
    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self._ink(lambda: self._code.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"))

    @override
    def rect(self, x: float, y: float, width: float, height: float, stroke: float = 1, fill: float = 0) -> None:
        self._ink(lambda: super(Canvas, self).rect(x, y, width, height, stroke=stroke, fill=fill))

    @override
    def drawPath(self, aPath: PDFPathObject, stroke: int = 1, fill: int = 0, fillMode: int | None = None) -> None:
        self._ink(lambda: super(Canvas, self).drawPath(aPath, stroke=stroke, fill=fill, fillMode=fillMode))

    @override
    def drawImage(self, image: Any, x: float, y: float, *args: Any, **how: Any) -> tuple[int, int]:
        sizes: list[tuple[int, int]] = []
        self._ink(lambda: sizes.append(super(Canvas, self).drawImage(image, x, y, *args, **how)))
        return sizes[0]

    def _filled(self, colour: str) -> str:
        return f"{_paint(thrift.filled(colour) if self._is_thrifty else colour)} rg"

    @override
    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:
        self._code.append(self._filled(aColor))

    @override
    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:
        self._code.append(f"{_paint(thrift.stroked(aColor) if self._is_thrifty else aColor)} RG")

    @override
    def setLineWidth(self, width: float) -> None:
        super().setLineWidth(thrift.thin(width) if self._is_thrifty else width)

    @override
    def showPage(self) -> None:
        self._file.structure.next_page()
        super().showPage()
        page = self._file.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Contents = PDFStream(None, page.stream, [PDFZCompress])  # ReportLab would also write it in letters
        page.StructParents = len(self._file.Pages.pages) - 1
        page.Tabs = PDFName("S")

    def file(self) -> bytes:
        """Return the bytes of the file; nothing can be painted on it any more."""
        return self._file.GetPDFData(self)


@lru_cache(maxsize=64)
def _paint(colour: str) -> str:
    """Return a colour, `#RRGGBB`, as three numbers."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))
