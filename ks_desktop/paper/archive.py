"""What makes a file one that can still be read in fifty years: PDF/A-1b, and PDF/UA for whoever hears it.

ReportLab makes the objects of the file; here they are put into it, with what it does not know: the tree of what is read
aloud, the profile of the colours, and metadata in XML that say what the file's own record says. There is no date in
either: the same paper is the same bytes today and next year, and the day of a letter stands in the letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import md5
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from ks_desktop.core import paths
from ks_desktop.core.paths import APPLICATION
from ks_desktop.core.values import clean_line
from ks_desktop.paper.structure import Element, Structure

_HEADER: Final = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"  # the second line says to whoever carries it that it is no text
_STREAM_ENDS: Final = b"endstream\nendobj\n"
_LETTERS_OF: Final = "toUnicodeCMap:"  # how ReportLab calls the table from the letters of a font to Unicode
_JOINED: Final = re.compile("(?<=> )<(F(?:B[5-9A-F]|[CD][0-9A-F]|E[7-9A-F])[0-9A-F])>")
# Elements whose letters stand in their parts: a table still says on which page it begins.
_ROWS: Final = frozenset({"Table", "TR", "TD"})
_NOT_IN_XML: Final = frozenset("\ufffe\uffff")
_CONDITION: Final = "sRGB IEC61966-2.1"
_UNKNOWN: Final = "http://www.aiim.org/pdfa/ns"
_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{maker}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{maker}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


class ArchiveFile(PDFDocument):
    """A file in the making: ReportLab's, written as an archive wants it."""

    Catalog: Any
    Pages: Any

    def __init__(self, title: str, language: str) -> None:
        """Begin a file with a title, as `title_of` gives it, and the language of its words, ISO 639-1."""
        super().__init__(compression=1, invariant=1, pdfVersion=(1, 4), lang=language)
        self.structure = Structure()
        self.info: Any = _Record(title)  # the stub knows ReportLab's own only
        catalog = self.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([_intent(self)])
        catalog.Metadata = _metadata(title)
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        self._bodies: list[bytes] = []

    def format(self) -> bytes:
        """Return the file."""
        elements = self.structure.elements()
        first = self.objectcounter + 2  # after the tree itself
        self.Catalog.StructTreeRoot = _Tree(first, first + len(elements))
        self._number(self.Catalog.StructTreeRoot)
        self.objectcounter += len(elements) + 1
        tree = iter(self._tree(elements, first))
        number = 0
        while number < self.objectcounter:  # it still grows: an object may bring others along
            number += 1
            name = self.numberToId.get(number)
            self._bodies.append(next(tree) if name is None else self._body(name))
        return self._written()

    def _body(self, name: str) -> bytes:
        thing: Any = self.idToObject[name]
        if name.startswith(_LETTERS_OF):
            thing.content = _JOINED.sub(_typed_letters, thing.content)
        body: bytes = PDFIndirectObject(name, thing).format(self)
        if body.endswith(_STREAM_ENDS):  # an archive wants a line end before it, ReportLab writes none
            return body[: -len(_STREAM_ENDS)] + b"\n" + _STREAM_ENDS
        return body

    def _written(self) -> bytes:
        ends, at = [], len(_HEADER)
        for body in self._bodies:
            ends.append(b"%010d 00000 n \n" % at)
            at += len(body)
        count = len(self._bodies) + 1
        mark = md5(b"".join(self._bodies), usedforsecurity=False).hexdigest().encode()
        roots = b"/Root %d 0 R/Info %d 0 R" % (self._number(self.Catalog), self._number(self.info))
        return b"".join(
            (
                _HEADER,
                *self._bodies,
                b"xref\n0 %d\n0000000000 65535 f \n" % count,
                *ends,
                b"trailer\n<</Size %d%s/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n" % (count, roots, mark, mark, at),
            )
        )

    def _number(self, thing: PDFObject) -> int:
        return self.idToObjectNumberAndVersion[_reference(self, thing).name][0]

    def _tree(self, elements: list[Element], first: int) -> Iterator[bytes]:
        """Give the objects of all elements, and at last whose each stretch of ink is."""
        numbers = {element: number for number, element in enumerate(elements, first)}
        pages = [self.idToObjectNumberAndVersion[f"Page{page}"][0] for page in range(1, self.pageCounter)]
        for element in elements:
            above = first - 1 if element.parent is None else numbers[element.parent]
            yield b"%d 0 obj\n%s\nendobj\n" % (numbers[element], _element(element, above, numbers, pages))
        owners = " ".join(
            f"{page}[{' '.join(f'{numbers[owner]} 0 R' for owner in owners)}]"
            for page, owners in enumerate(self.structure.pages[: len(pages)])
        )
        yield f"{first + len(elements)} 0 obj\n<</Nums[{owners}]>>\nendobj\n".encode()


def _typed_letters(joined: re.Match[str]) -> str:
    """Return which letters were typed where a joined form is seen, for whoever searches or copies."""
    letters = unicodedata.normalize("NFKC", chr(int(joined[1], 16)))
    return f"<{letters[::-1].encode('utf-16-be').hex()}>"


def _element(element: Element, above: int, numbers: dict[Element, int], pages: list[int]) -> bytes:
    tag = element.tag
    page = _page_of(element)
    kids = " ".join(_kid(kid, page, numbers, pages) for kid in element.kids)
    parts = [f"/S/{element.role}/P {above} 0 R"]
    if page >= 0:
        parts.append(f"/Pg {pages[page]} 0 R")
    if kids:
        parts.append(f"/K[{kids}]" if len(element.kids) > 1 else f"/K {kids}")
    if tag.attributes:
        parts.append(f"/A{tag.attributes}")
    if tag.language or tag.alt or tag.spoken:
        texts = (("Lang", tag.language), ("Alt", tag.alt), ("ActualText", tag.spoken))
        parts += [f"/{key}{_text_string(value)}" for key, value in texts if value]
    return f"<<{''.join(parts)}>>".encode()


def _page_of(element: Element) -> int:
    """Return on which page an element's own ink begins, of a table that of its cells; -1 where it has none."""
    if (page := next((kid[0] for kid in element.kids if isinstance(kid, tuple)), -1)) >= 0 or element.role not in _ROWS:
        return page
    within = (_page_of(kid) for kid in element.kids if isinstance(kid, Element))
    return next((found for found in within if found >= 0), -1)


def _kid(kid: Element | tuple[int, int], page: int, numbers: dict[Element, int], pages: list[int]) -> str:
    if isinstance(kid, Element):
        return f"{numbers[kid]} 0 R"
    on, number = kid
    return str(number) if on == page else f"<</Type/MCR/Pg {pages[on]} 0 R/MCID {number}>>"


def _text_string(text: str) -> str:
    """Return any text as PDF holds it outside a page."""
    if text.isascii() and text.isalnum():
        return f"({text})"
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be', 'replace').hex()}>"


def _reference(file: PDFDocument, thing: PDFObject) -> PDFObjectReference:
    reference: PDFObjectReference = file.Reference(thing)  # type: ignore[no-untyped-call] # the stub leaves it out
    return reference


class _Tree(PDFObject):
    """The root of what is read aloud."""

    __RefOnly__ = 1

    def __init__(self, root: int, owners: int) -> None:
        self._root = root
        self._owners = owners

    def format(self, document: PDFDocument) -> bytes:
        del document
        return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R>>" % (self._root, self._owners)


class _Record(PDFObject):
    """The file's own record of what it is; it holds what the metadata hold and no more."""

    def __init__(self, title: str) -> None:
        self._title = title
        self.invariant = 1

    def digest(self, signature: object) -> None:
        """Leave ReportLab's number of the file alone: ours comes from all that is in it."""

    def format(self, document: PDFDocument) -> bytes:
        made_by = PDFString(APPLICATION)
        entries = {"Title": PDFString(self._title), "Creator": made_by, "Producer": made_by}
        return PDFDictionary(entries).format(document)


def title_of(wanted: str) -> str:
    """Return a title that a file can carry: one line without characters that XML cannot hold, and never nothing."""
    return "".join(c for c in clean_line(wanted).text if c not in _NOT_IN_XML) or APPLICATION


def _metadata(title: str) -> PDFStream:
    packet = _PACKET.format(title=escape(title), maker=escape(APPLICATION))
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    return PDFStream(kind, packet.encode("utf-8"))


def _intent(file: PDFDocument) -> PDFDictionary:
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString(_CONDITION),
            "Info": PDFString(_CONDITION),
            "DestOutputProfile": _reference(file, PDFStream(PDFDictionary({"N": 3}), _profile())),
        }
    )


@lru_cache(maxsize=1)
def _profile() -> bytes:
    return (paths.resources() / "icc" / "srgb.icc").read_bytes()
