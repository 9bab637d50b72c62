"""Text on paper: the one place that sets human words.

ReportLab's own Paragraph reads `<` as markup, so that a name can vanish, crash it or fetch a picture; it also swallows
double spaces and line ends. It is used nowhere. Words paints what it is given, letter by letter.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from typing_extensions import override

from ks_desktop.core.values import clean_note
from ks_desktop.paper import fonts, tags, turning
from ks_desktop.paper.boxes import SLACK, Box, Cut
from ks_desktop.paper.canvas import Canvas, Line
from ks_desktop.paper.ink import Style

_CAP_HEIGHT: Final = 0.714  # of the size, in Noto Sans
_PIECES: Final = re.compile(r"[^ ]+ *| +")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")  # 06-1234 and 23-11 are not broken


class _Source(NamedTuple):
    """What was typed on one line, and the same shaped: still in the order of speech."""

    typed: str
    text: str
    rtl: bool


class _Part(NamedTuple):
    """A stretch of a line: how far from its left edge it begins per point of its size, and what is painted there."""

    shift: float
    runs: tuple[fonts.Run, ...]
    is_turned: bool


class _Line(NamedTuple):
    """A line after breaking.

    Attributes:
        text: As it was shaped, in the order of speech.
        rtl: Whether it runs from right to left.
        spoken: What is read aloud of it.
        as_typed: Whether that is also what is seen, in that order.
        seen: Its letters in the order of the eye.
        parts: The same as they are painted, in the order of speech, with a space at its end that parts two words.
    """

    text: str
    rtl: bool
    spoken: str
    as_typed: bool
    seen: str
    parts: tuple[_Part, ...]


@lru_cache(maxsize=4096)
def _sources(text: str, *, rtl: bool) -> tuple[_Source, ...]:
    """Return a text as it is painted, before its lines are broken; `rtl` as in `Style`."""
    runs = fonts.has_rtl if rtl else fonts.runs_rtl
    return tuple(_Source(line, fonts.shaped(line), runs(line)) for line in clean_note(text).text.split("\n"))


@lru_cache(maxsize=4096)
def _broken(source: _Source, size: float, strong: bool, width: float) -> tuple[_Line, ...]:
    lines = broken(source.text, Style(size=size, leading=size, strong=strong), width)
    typed = lines if source.text == source.typed else fonts.as_typed(source.typed, lines)
    last = len(lines) - 1
    pairs = zip(lines, typed, strict=True)
    return tuple(_line(*pair, source.rtl, strong, ends=index == last) for index, pair in enumerate(pairs))


def _line(text: str, typed: str, rtl: bool, strong: bool, *, ends: bool) -> _Line:
    """Return a line; where it ends a word it ends in a space, or two words would be read as one."""
    shown = text.rstrip(" ")
    space = " " if ends or len(shown) < len(text) else ""
    seen = fonts.in_eye_order(shown, rtl=rtl)
    spoken = typed.rstrip(" ")
    return _Line(text, rtl, spoken + space, seen == spoken, seen, _parts(shown, seen, space, rtl, strong))


def _parts(shown: str, seen: str, space: str, rtl: bool, strong: bool) -> tuple[_Part, ...]:
    face = fonts.face(strong=strong)
    if not shown:
        return ()
    if not (rtl or fonts.has_rtl(shown)):
        return (_Part(0.0, tuple(face.runs(seen + space)), is_turned=False),)
    parts = [
        _Part(face.width(part.before, 1), tuple(face.runs(part.text)), part.is_turned)
        for part in turning.stretches(shown, rtl=rtl)
    ]
    if space and not rtl:  # to the left of a line some programs would lose what stands there
        parts.append(_Part(face.width(seen, 1), tuple(face.runs(space)), is_turned=False))
    return tuple(parts)


def forget() -> None:
    """Keep no word that was printed; what was kept made printing the same words again quick."""
    _sources.cache_clear()
    _broken.cache_clear()
    for strong in (False, True):
        fonts.face(strong=strong).forget()


class Words(Box):
    """A text of any length: broken at spaces, set ragged, cut between lines."""

    def __init__(self, text: str, style: Style, *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> None:
        """Take any human text; what no paper can show (control and bidi characters) is left out."""
        self._sources: Sequence[_Source] = _sources(text, rtl=style.rtl)
        self.style = style
        self.before = before
        self.after = after
        self.keep = keep
        self._lines: list[_Line] = []
        self._at_width = -1.0

    def lines(self, width: float) -> list[_Line]:
        """Return the lines at a width."""
        if self._at_width != width:
            self._lines = [
                line for source in self._sources for line in _broken(source, self.style.size, self.style.strong, width)
            ]
            self._at_width = width
        return self._lines

    def natural_width(self) -> float:
        """Return how wide it is when no line is broken."""
        face = fonts.face(strong=self.style.strong)
        return max(face.width(source.text, self.style.size) for source in self._sources)

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def height_but_last(self, width: float, lines: int) -> float:
        """Return how high it is without so many of its last lines; 0 or less when it has no others."""
        return self.height(width) - lines * self.style.leading

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        lines = self.lines(width)
        fit = int((room + SLACK) / self.style.leading)
        if fit >= len(lines):
            return self, None
        fit = _no_widow(fit, len(lines))
        if forced:
            fit = max(fit, 1)
        if fit < 1:
            return None, self
        return self._part(lines[:fit], width), self._part(lines[fit:], width)

    def _part(self, lines: list[_Line], width: float) -> "Words":
        part = Words("", self.style, before=self.before, after=self.after)
        part._sources = [_Source(line.spoken, line.text, line.rtl) for line in lines]
        part._lines = lines
        part._at_width = width
        return part.cut_from(self)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        style = self.style
        lines = self.lines(width)
        base = baseline(top, style)
        seen = [
            Line(x + shift + part.shift * style.size, base - index * style.leading, part.runs, part.is_turned)
            for index, line in enumerate(lines)
            for shift in (self._shift(line, width),)
            for part in line.parts
        ]
        if not seen:
            return
        in_paragraph = canvas.begin_words(self.whole or self, is_part=self.whole is not None)
        is_typed = all(line.as_typed for line in lines)
        if not is_typed:
            spoken = "".join(line.spoken for line in lines)
            canvas.begin(tags.spoken(spoken), (self, spoken))
        canvas.write(seen, style.size, style.colour)
        for _ in range(in_paragraph + (not is_typed)):
            canvas.end()

    def _shift(self, line: _Line, width: float) -> float:
        """Return how far from the left edge a line begins."""
        align = self.style.align
        if align == "left" or (align == "start" and not line.rtl):
            return 0.0
        free = width - fonts.face(strong=self.style.strong).width(line.seen, self.style.size)
        return free / 2 if align == "centre" else free


def baseline(top: float, style: Style) -> float:
    """Return on which height the letters of a line stand whose upper edge is at `top`."""
    return top - (style.leading + style.size * _CAP_HEIGHT) / 2


def _no_widow(fit: int, count: int) -> int:
    """Return how many lines stay when `fit` would: never a single line alone on either page."""
    least = 2
    fit = min(fit, count - least)
    return 0 if fit < least else fit


def broken(text: str, style: Style, width: float) -> list[str]:
    """Break a line of text at a width: after spaces, after a hyphen between letters, else anywhere."""
    face = fonts.face(strong=style.strong)
    lines: list[str] = []
    line, used = "", 0.0
    for word in _PIECES.findall(text):
        for piece in _HYPHEN.split(word):
            long = face.width(piece, style.size)
            seen = face.width(piece.rstrip(" "), style.size)
            if line and used + seen > width + SLACK:
                lines.append(line)
                line, used = "", 0.0
            if seen > width + SLACK:
                *full, piece = _chopped(piece, style, width)  # noqa: PLW2901 - what is left of it goes on
                lines.extend(full)
                long = face.width(piece, style.size)
            line, used = line + piece, used + long
    lines.append(line)
    return lines


def _chopped(piece: str, style: Style, width: float) -> list[str]:
    face = fonts.face(strong=style.strong)
    parts = [""]
    used = 0.0
    for character in piece:
        wide = face.width(character, style.size)
        if parts[-1] and used + wide > width:
            parts.append("")
            used = 0.0
        parts[-1] += character
        used += wide
    return parts
