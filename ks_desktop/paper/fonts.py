"""The embedded fonts: which one has a letter, how wide it is, and how right-to-left text is put in reading order.

No font has all scripts (the Ethiopic one has no Latin), so a text is cut into runs, each in the first font that has its
letters. ReportLab itself would reverse the words of Arabic; here the letters are joined first, the lines are broken in
the order of speech, and each line is then turned into the order of the eye.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import arabic_reshaper
from bidi import get_display
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from ks_desktop.core import paths
from ks_desktop.core.values import clean_note
from ks_desktop.paper.blocks import MARK

_FAMILIES: Final = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
_RTL: Final = frozenset({"R", "AL"})
_FIRST_RTL: Final = "\u0590"  # nothing before Hebrew runs to the left
_VARIATION: Final = frozenset(chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_FILLERS: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # counted as letters or signs, but empty
_BRACKET: Final = re.compile(r"[()\[\]{}<>«»‹›]")
_FACING: Final = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_TRACK: Final = "\ufffc"  # put behind each bracket to see which way it is read; no bracket, no letter, in no text
_TRACKED: Final = re.compile(f"({_BRACKET.pattern}){_TRACK}|{_TRACK}({_BRACKET.pattern})")
_DIGITS: Final = r"(?:\([0-9]+\)[0-9]*|[0-9]+)"
# Digits in groups, or behind a plus. One group alone is whole as it is, and runs along with a Latin word before it.
_NUMBER: Final = re.compile(rf"\+?{_DIGITS}(?:[ \u00a0:./+-]+{_DIGITS})+|\+{_DIGITS}|\([0-9]+\)[0-9]+")
_JOINED: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # a letter as it looks between others, or two in one
_LARGER_PART: Final = 0.5
_NEARLY_ALL: Final = 0.75
_MISSING_WIDTH: Final = 0.6  # of the size: the width of the empty box


class Run(NamedTuple):
    """Letters of one font, in the order in which they are painted."""

    font: str
    text: str


class Face:
    """One weight of the whole family: finds for each character the font and the width."""

    def __init__(self, weight: str) -> None:
        """Register the fonts of a weight, Regular or Bold, with ReportLab."""
        self._fonts: list[TTFont] = []
        for family in _FAMILIES:
            name = f"{family}-{weight}"
            font = TTFont(name, str(paths.resources() / "fonts" / f"{name}.ttf"))
            pdfmetrics.registerFont(font)
            self._fonts.append(font)
        self.first: str = self._fonts[0].fontName
        self._places: dict[str, tuple[str, float]] = {}
        self._widths: dict[str, float] = {}

    def has(self, character: str) -> bool:
        """Tell whether one of the fonts can print a character."""
        return any(ord(character) in font.face.charToGlyph for font in self._fonts)

    def _place(self, character: str) -> tuple[str, float]:
        place = self._places.get(character)
        if place is None:
            place = (self.first, _MISSING_WIDTH)
            for font in self._fonts:
                if ord(character) in font.face.charToGlyph:
                    place = (font.fontName, font.face.charWidths[ord(character)] / 1000)
                    break
            self._places[character] = place
        return place

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is at a size, in points."""
        place = self._place
        wide = self._widths.get(text)
        if wide is None:
            wide = self._widths[text] = sum([place(character)[1] for character in text])
        return wide * size

    def forget(self) -> None:
        """Keep no word whose width was asked."""
        self._widths.clear()

    def runs(self, text: str) -> Iterator[Run]:
        """Cut a text into runs of one font each."""
        if text.isascii():  # the first font has all of these
            yield Run(self.first, text)
            return
        start = 0
        font = ""
        for index, character in enumerate(text):
            wanted = self._place(character)[0]
            if wanted != font:
                if index:
                    yield Run(font, text[start:index])
                start, font = index, wanted
        if text:
            yield Run(font, text[start:])


@lru_cache(maxsize=2)
def face(*, strong: bool) -> Face:
    """Return the family in bold or regular."""
    return Face("Bold" if strong else "Regular")


@lru_cache(maxsize=1)
def _reshaper() -> arabic_reshaper.ArabicReshaper:
    return arabic_reshaper.ArabicReshaper({"delete_harakat": False, "delete_tatweel": False})


def is_unseen(character: str) -> bool:
    """Tell whether a character only steers its neighbours and has no picture of its own."""
    return unicodedata.category(character) == "Cf" or character in _VARIATION


def _without_unseen(text: str) -> str:
    return "".join(c for c in text if not is_unseen(c))


def _with_marks(text: str) -> str:
    regular = face(strong=False)
    return "".join(c if regular.has(c) else " " if c.isspace() else MARK for c in text)


def shaped(text: str) -> str:
    """Return one line of text as it is painted, still in the order of speech.

    Its Arabic letters are joined, and a letter that no font has is replaced by a mark that can be seen.
    """
    if text.isascii():
        return text
    joined = _reshaper().reshape(text) if has_rtl(text) else text
    return _with_marks(_without_unseen(joined))


def has_rtl(text: str) -> bool:
    """Tell whether any letter runs from right to left."""
    return not text.isascii() and any(c >= _FIRST_RTL and unicodedata.bidirectional(c) in _RTL for c in text)


def runs_rtl(text: str) -> bool:
    """Tell whether a line as a whole runs from right to left.

    It does when it begins so and is so for the larger part, or when nearly all of it is: an Arabic name in a Dutch
    line does not turn the line round.
    """
    if not has_rtl(text):
        return False
    kinds = [unicodedata.bidirectional(c) for c in text]
    letters = [kind in _RTL for kind in kinds if kind in _RTL or kind == "L"]
    part = sum(letters) / len(letters)
    return part > _NEARLY_ALL or (letters[0] and part > _LARGER_PART)


def in_eye_order(line: str, *, rtl: bool) -> str:
    """Return a line of shaped text in the order in which the eye meets it, from left to right."""
    if not (rtl or has_rtl(line)):
        return line
    return turned(with_whole_numbers(line, rtl=rtl), rtl=rtl)


def with_whole_numbers(line: str, *, rtl: bool) -> str:
    """Return a line in which a phone number or a time is one thing: else its groups would be read from the right."""
    return _NUMBER.sub("\u2066\\g<0>\u2069", line) if rtl else line


def turned(line: str, *, rtl: bool) -> str:
    """Return a line in the order of the eye, without what steered it."""
    tracked = _BRACKET.sub(rf"\g<0>{_TRACK}", line)
    seen = get_display(tracked, base_dir="R" if rtl else "L")
    return _without_unseen(_TRACKED.sub(_facing, seen))


def _facing(found: re.Match[str]) -> str:
    """Return a bracket as it faces: what followed it comes before it where it is read from the right."""
    before, after = found.groups()
    return before or after.translate(_FACING)


def as_typed(typed: str, lines: Sequence[str]) -> list[str]:
    """Return what was typed of each of the lines into which a shaped text was broken; together they are all of it."""
    found: list[str] = []
    start = at = 0
    for line in lines:
        for character in line:
            at = _past(typed, at, character)
        found.append(typed[start:at])
        start = at
    found[-1] += typed[start:]
    return found


def _past(typed: str, at: int, shaped_as: str) -> int:
    """Return where the letters end that were shaped as one, with what cannot be seen around them."""
    at = _past_unseen(typed, at)
    if typed[at : at + 1] == shaped_as or not _JOINED.match(shaped_as):
        at += 1
    else:
        at += len(unicodedata.normalize("NFKC", shaped_as))
    return _past_unseen(typed, at)


def _past_unseen(typed: str, at: int) -> int:
    while at < len(typed) and is_unseen(typed[at]):
        at += 1
    return at


def missing_glyphs(text: str) -> tuple[str, ...]:
    """Return the characters that no font of ours can print, each once, in order of appearance.

    One that cannot be seen on a screen either is named by its number, such as `U+E000`.
    """
    found: dict[str, None] = {}
    for line in clean_note(text).text.split("\n"):
        if line.isascii():
            continue
        joined = _reshaper().reshape(line) if has_rtl(line) else line
        for character in line + joined:
            if _is_missing(character):
                # A joined form of an Arabic letter is named by the letter that was typed.
                typed = character if character in line else unicodedata.normalize("NFKC", character)
                found.update(dict.fromkeys(map(_named, typed)))
    return tuple(found)


def _is_missing(character: str) -> bool:
    return not face(strong=False).has(character) and not is_unseen(character) and not character.isspace()


def _named(character: str) -> str:
    """Return a character as it can be told to somebody: itself when it shows, else its number."""
    kind = unicodedata.category(character)
    is_hidden = kind[0] == "C" or kind in {"Mn", "Me"} or character in _FILLERS
    return f"U+{ord(character):04X}" if is_hidden else character
