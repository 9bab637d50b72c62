"""Read a printed PDF back: its texts, its fonts, its QR codes."""

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from pikepdf import ContentStreamInstruction, Name, Pdf, Stream, parse_content_stream
from pypdf import PdfReader


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content), strict=True)


def pages_of(content: bytes) -> list[str]:
    return [page.extract_text() for page in read(content).pages]


def letters(text: str) -> str:
    """Return a text without its white space: where lines break is the paper's business."""
    return "".join(unicodedata.normalize("NFC", text).split())


def letters_of(content: bytes) -> str:
    return letters("".join(pages_of(content)))


def painted_with(content: bytes) -> tuple[set[tuple[float, ...]], list[float]]:
    """Return the colours of the first page's letters, and how thick its lines are."""
    with Pdf.open(BytesIO(content)) as document:
        steps = [(tuple(map(float, step.operands)), str(step.operator)) for step in _steps(document)]
    colours = {operands for operands, operator in steps if operator == "rg"}
    return colours, [operands[0] for operands, operator in steps if operator == "w"]


def _steps(document: Pdf) -> list[ContentStreamInstruction]:
    steps = parse_content_stream(document.pages[0], "rg w")
    return [step for step in steps if isinstance(step, ContentStreamInstruction)]


@dataclass(frozen=True)
class Spot:
    """A place of a field on a page: its name, how it is seen, its state, and what is drawn in each state."""

    name: str
    flags: int
    state: str
    drawn: dict[str, bytes]


def spots_of(content: bytes, page: int = 0) -> list[Spot]:
    """Return the places of fields on a page."""
    with Pdf.open(BytesIO(content)) as document:
        return [
            Spot(
                name=str(mark.get(Name.T, "")),
                flags=int(mark.F),
                state=str(mark.get(Name.AS, "")),
                drawn={}
                if isinstance(mark.AP.N, Stream)
                else {key: mark.AP.N[key].read_bytes() for key in mark.AP.N.keys()},  # noqa: SIM118
            )
            for mark in document.pages[page].obj.Annots
        ]
