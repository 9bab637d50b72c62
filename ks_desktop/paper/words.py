"""Text on paper: the one place that sets human words.

ReportLab's own Paragraph reads `<` as markup, so that a name can vanish, crash it or fetch a picture; it also swallows
double spaces and line ends. It is used nowhere. Words paints what it is given, letter by letter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from typing_extensions import override

from ks_desktop.core.values import clean_note
from ks_desktop.paper import fonts, tags
from ks_desktop.paper.boxes import SLACK, Box, Cut
from ks_desktop.paper.canvas import Canvas, Line
from ks_desktop.paper.ink import Style

_CAP_HEIGHT: Final = 0.714  # of the size, in Noto Sans
_PIECES: Final = re.compile(r"[^ ]+ *| +")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")  # 06-1234 and 23-11 are not broken


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # shaped, in the order of speech
    rtl: bool
    typed: str
    ends: bool = True  # a line end was typed after it

    @property
    def as_typed(self) -> bool:
        """Whether what is seen is what was typed, in that order."""
        return self.text == self.typed and not self.rtl and (self.text.isascii() or not fonts.has_rtl(self.text))

    @property
    def space(self) -> str:
        """What parts its last word from the next line."""
        return " " if self.ends or self.text.endswith(" ") else ""

    @property
    def spoken(self) -> str:
        """What is read aloud of it."""
        return self.typed.rstrip(" ") + self.space


@lru_cache(maxsize=4096)
def _sources(text: str, *, rtl: bool) -> tuple[_Line, ...]:
    """Return a text as it is painted, before its lines are broken; `rtl` as in `Style`."""
    runs = fonts.has_rtl if rtl else fonts.runs_rtl
    return tuple(_Line(fonts.shaped(line), runs(line), line) for line in clean_note(text).text.split("\n"))


@lru_cache(maxsize=4096)
def _broken(source: _Line, style: Style, width: float) -> tuple[_Line, ...]:
    lines = broken(source.text, style, width)
    if len(lines) == 1:
        return (source,)
    typed = lines if source.text == source.typed else fonts.as_typed(source.typed, lines)
    *above, last = zip(lines, typed, strict=True)
    return *(_Line(line, source.rtl, spoken, ends=False) for line, spoken in above), _Line(last[0], source.rtl, last[1])


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
        self._sources: Sequence[_Line] = _sources(text, rtl=style.rtl)
        self.style = style
        self.before = before
        self.after = after
        self.keep = keep
        self._lines: list[_Line] = []
        self._at_width = -1.0

    def lines(self, width: float) -> list[_Line]:
        """Return the lines at a width."""
        if self._at_width != width:
            self._lines = [line for source in self._sources for line in _broken(source, self.style, width)]
            self._at_width = width
        return self._lines

    def natural_width(self) -> float:
        """Return how wide it is when no line is broken."""
        face = fonts.face(strong=self.style.strong)
        return max(face.width(source.text, self.style.size) for source in self._sources)

    @override
    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

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
        part._sources = lines
        part._lines = lines
        part._at_width = width
        return part.cut_from(self)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        style = self.style
        base = baseline(top, style)
        lines = self.lines(width)
        painted = [self._line(line, x, base - index * style.leading, width) for index, line in enumerate(lines)]
        seen = [line for line in painted if line.runs]
        if not seen:
            return
        paragraph = canvas.begin_words(self.whole or self, is_part=self.whole is not None)
        spoken = "" if all(line.as_typed for line in lines) else "".join(line.spoken for line in lines)
        if spoken:
            canvas.begin(tags.spoken(spoken), (self, spoken))
        canvas.write(seen, style.size, style.colour)
        for _ in range(bool(spoken) + paragraph):
            canvas.end()

    def _line(self, line: _Line, x: float, base: float, width: float) -> Line:
        """Return a line as it is painted; where it ends a word it ends in a space, or two words were read as one."""
        style = self.style
        face = fonts.face(strong=style.strong)
        text = line.text.rstrip(" ")
        if not text:
            return Line(x, base, ())
        seen = fonts.in_eye_order(text, rtl=line.rtl)
        align = style.align
        if align == "start":
            align = "right" if line.rtl else "left"
        free = 0.0 if align == "left" else width - face.width(seen, style.size)
        left = x + {"left": 0.0, "right": free, "centre": free / 2}[align]
        return Line(left, base, tuple(face.runs(seen if line.rtl else seen + line.space)))


def baseline(top: float, style: Style) -> float:
    """Return on which height the letters of a line stand whose upper edge is at `top`."""
    return top - (style.leading + style.size * _CAP_HEIGHT) / 2


def _no_widow(fit: int, count: int) -> int:
    """Return how many lines stay when `fit` would: no single line alone on either page, of three or more."""
    least = 2
    if count - fit == 1 and fit > least:
        fit -= 1
    return 0 if fit < least < count else fit


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
