"""Read a printed PDF back: its texts, its fonts, its QR codes."""

import unicodedata
from io import BytesIO

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
