"""The font in which a form is filled in: a part of Noto Sans with the letters that a simple PDF font can name.

A form needs a font that every viewer can write with, so one byte a letter and a table from Unicode; the parts that
ReportLab embeds have neither. 218 letters of Windows' Latin set, and those of Polish and Turkish in the places of signs
that nobody writes in a name. A letter beyond them is kept in the value all the same: only its picture is the viewer's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from struct import pack, unpack
from typing import Final

from reportlab.pdfbase.ttfonts import TTFontFile, TTFontMaker, TTFontParser

from ks_desktop.core import paths

NAME: Final = "NotoSans"
FIRST: Final = 32
LAST: Final = 255
# Letters by their PostScript names, in the places of typographic signs of Windows' Latin set.
_EXTRA: Final = {
    0x81: ("Lslash", "Ł"),
    0x82: ("lslash", "ł"),
    0x83: ("Sacute", "Ś"),
    0x84: ("sacute", "ś"),
    0x86: ("Zacute", "Ź"),
    0x87: ("zacute", "ź"),
    0x88: ("Zdotaccent", "Ż"),
    0x89: ("zdotaccent", "ż"),
    0x8B: ("Aogonek", "Ą"),
    0x8D: ("aogonek", "ą"),
    0x8F: ("Eogonek", "Ę"),
    0x90: ("eogonek", "ę"),
    0x98: ("Cacute", "Ć"),
    0x99: ("cacute", "ć"),
    0x9B: ("Nacute", "Ń"),
    0x9D: ("nacute", "ń"),
    0xA6: ("Scedilla", "Ş"),
    0xAC: ("scedilla", "ş"),
    0xAE: ("Gbreve", "Ğ"),
    0xAF: ("gbreve", "ğ"),
    0xB6: ("Idotaccent", "İ"),
    0xB9: ("dotlessi", "ı"),
    0xBC: ("Ccaron", "Č"),
    0xBD: ("ccaron", "č"),
}
_MISSING_WIDTH: Final = 600
_DELETE: Final = 0x7F  # a code without a letter
_TABLE_HEAD: Final = 22  # bytes before the glyphs in the table that ReportLab writes
_FORMAT: Final = 4
_WORD: Final = 0x10000
_END: Final = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFont:
    """A font file and what a PDF says of it; measures in thousandths of the size."""

    file: bytes
    widths: tuple[int, ...]
    differences: tuple[int | str, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    cap_height: int
    stem: int


@lru_cache(maxsize=1)
def form_font() -> FormFont:
    """Return the font for forms; made once, always the same bytes."""
    face = TTFontFile(str(paths.resources() / "fonts" / "NotoSans-Regular.ttf"))
    letters = {code: _letter(code) for code in range(FIRST, LAST + 1)}
    differences: list[int | str] = []
    for code, (name, _letter_of) in _EXTRA.items():
        differences += [code, name]
    typed = [ord(letter) for letter in letters.values() if letter]
    return FormFont(
        file=_with_unicode_table(face.makeSubset(typed), typed),
        widths=tuple(
            round(face.charWidths.get(ord(letter), _MISSING_WIDTH)) if letter else 0 for letter in letters.values()
        ),
        differences=tuple(differences),
        box=tuple(round(edge) for edge in face.bbox),
        ascent=round(face.ascent),
        descent=round(face.descent),
        cap_height=round(face.capHeight),
        stem=round(face.stemV),
    )


def _letter(code: int) -> str:
    if code in _EXTRA:
        return _EXTRA[code][1]
    return bytes([code]).decode("cp1252", errors="ignore") if code != _DELETE else ""


def _with_unicode_table(part: bytes, codes: Sequence[int]) -> bytes:
    """Return a part of a font with a table from Unicode to its letters in place of ReportLab's own.

    Args:
        part: a font as `makeSubset` gives it: its letters have the numbers 0, 1, 2 ... in the table it comes with.
        codes: the Unicode of those letters, in that order.
    """
    parser = TTFontParser(BytesIO(part))
    table: bytes = parser.get_table("cmap")  # type: ignore[no-untyped-call]
    glyphs = unpack(f">{len(codes)}H", table[_TABLE_HEAD : _TABLE_HEAD + 2 * len(codes)])
    maker = TTFontMaker()
    for tag in parser.table:
        maker.add(tag, parser.get_table(tag))  # type: ignore[no-untyped-call]
    maker.add("cmap", _unicode_table(sorted(zip(codes, glyphs, strict=True))))
    return maker.makeStream()


def _unicode_table(letters: Sequence[tuple[int, int]]) -> bytes:
    """Return a `cmap` with one table, format 4 for Windows' Unicode: each letter a stretch of its own."""
    codes = [*(code for code, _ in letters), _END]
    deltas = [*((glyph - code) % _WORD for code, glyph in letters), 1]
    count = len(codes)
    power = 2 ** (count.bit_length() - 1)
    words = [
        *(_FORMAT, 16 + 8 * count, 0),
        *(2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power)),
        *(*codes, 0, *codes, *deltas, *[0] * count),
    ]
    return pack(">HHHHL", 0, 1, 3, 1, 12) + pack(f">{len(words)}H", *words)
