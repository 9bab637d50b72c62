"""Text on paper: the one place that sets human words.

ReportLab's own Paragraph reads `<` as markup, so that a name can vanish, crash it or fetch a picture; it also swallows
double spaces and line ends. It is used nowhere. Words paints what it is given, letter by letter.
"""

import re
from dataclasses import dataclass
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from ks_desktop.core.values import clean_note
from ks_desktop.paper import fonts
from ks_desktop.paper.boxes import SLACK, Box, Cut
from ks_desktop.paper.ink import Style

_CAP_HEIGHT: Final = 0.714  # of the size, in Noto Sans
_PIECES: Final = re.compile(r"[^ ]+ *| +")
_HYPHEN: Final = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")  # 06-1234 and 23-11 are not broken


@dataclass(frozen=True, slots=True)
class _Line:
    text: str  # shaped, in the order of speech
    rtl: bool


class Words(Box):
    """A text of any length: broken at spaces, set ragged, cut between lines."""

    def __init__(self, text: str, style: Style, *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> None:
        """Take any human text; what no paper can show (control and bidi characters) is left out."""
        self._sources = [_Line(fonts.shaped(line), fonts.runs_rtl(line)) for line in clean_note(text).text.split("\n")]
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
                _Line(text, source.rtl) for source in self._sources for text in broken(source.text, self.style, width)
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
        return part

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        style = self.style
        face = fonts.face(strong=style.strong)
        canvas.setFillColor(style.colour)
        baseline = top - (style.leading + style.size * _CAP_HEIGHT) / 2
        for line in self.lines(width):
            seen = fonts.in_eye_order(line.text.rstrip(" "), rtl=line.rtl)
            if seen:
                align = style.align
                if align == "start":
                    align = "right" if line.rtl else "left"
                free = width - face.width(seen, style.size)
                shift = {"left": 0.0, "right": free, "centre": free / 2}[align]
                pen = canvas.beginText(x + shift, baseline)
                for run in face.runs(seen):
                    pen.setFont(run.font, style.size)
                    pen.textOut(run.text)
                canvas.drawText(pen)
            baseline -= style.leading


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
