"""The cells of a form as boxes: they paint label, line and tick boxes, and note where something can be filled in."""

from collections.abc import Hashable
from dataclasses import dataclass

from typing_extensions import override

from ks_desktop.paper import ink, tags
from ks_desktop.paper.boxes import SLACK, Box
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.forms import Choice, Ticked, Typed
from ks_desktop.paper.ink import MM, Style
from ks_desktop.paper.words import Words

LABEL = Style(size=7, leading=8.6, colour=ink.MUTED)
OPTION = Style(size=8.4, leading=11)
LINE_MM = 5.4  # from one line to write on to the next
_BOX_MM = 3.0
_AFTER_BOX_MM = 1.3
_BETWEEN_MM = 2.8  # from the text of one box to the next box
_INSIDE = 0.8  # points between the line and what is typed on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something can be filled in, in points from the left lower corner of a page.

    Attributes:
        cell: What is asked there.
        word: What a ticked box stands for; empty where text is typed.
        page: Number of the page, from 0.
    """

    cell: Typed | Ticked
    word: str
    page: int
    left: float
    bottom: float
    width: float
    height: float


def _note_field(canvas: Canvas, whole: Hashable) -> None:
    """Note among what is read aloud that something is filled in here, in the order of the places."""
    canvas.begin(tags.FIELD, whole)
    canvas.end()


class TypedBox(Box):
    """A label with one or more lines under it."""

    def __init__(self, cell: Typed, places: list[Place]) -> None:
        """Take what is asked, and the list in which its place is noted when it is painted."""
        self._cell = cell
        self._label = Words(cell.label, LABEL)
        self._places = places

    @override
    def height(self, width: float) -> float:
        return self._label.height(width) + self._cell.lines * LINE_MM * MM

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self._label.put(canvas, x, top, width)
        below = top - self._label.height(width)
        canvas.setStrokeColor(ink.RULE)
        canvas.setLineWidth(ink.HAIR_WIDTH)
        for number in range(1, self._cell.lines + 1):
            canvas.line(x, below - number * LINE_MM * MM, x + width, below - number * LINE_MM * MM)
        _note_field(canvas, self)
        height = self._cell.lines * LINE_MM * MM
        self._places.append(
            Place(
                cell=self._cell,
                word="",
                page=canvas.getPageNumber() - 1,
                left=x,
                bottom=below - height + _INSIDE,
                width=width,
                height=height - _INSIDE,
            )
        )


class TickedBox(Box):
    """A label with boxes to tick under it, on as many lines as they need; when many may be ticked, in columns."""

    def __init__(self, cell: Ticked, places: list[Place]) -> None:
        """Take what is asked, and the list in which its places are noted when it is painted."""
        self._cell = cell
        self._label = Words(cell.label, LABEL) if cell.label else None
        self._texts = [Words(choice.text, OPTION) for choice in cell.choices]
        self._places = places

    def _placed(self, width: float) -> list[tuple[Choice, Words, float, int]]:
        """Return each box with its text, its left edge and its line."""
        before, between = (_BOX_MM + _AFTER_BOX_MM) * MM, _BETWEEN_MM * MM
        needs = [before + text.natural_width() + 0.1 for text in self._texts]
        if self._cell.many and sum(needs) + between * (len(needs) - 1) > width + SLACK:
            per_line = max(1, int((width + between + SLACK) / (max(needs) + between)))
            needs = [(width + between) / per_line - between] * len(needs)
        placed: list[tuple[Choice, Words, float, int]] = []
        left, line = 0.0, 0
        for choice, text, wide in zip(self._cell.choices, self._texts, needs, strict=True):
            if left and left + wide > width + SLACK:
                left, line = 0.0, line + 1
            placed.append((choice, text, left, line))
            left += wide + between
        return placed

    def _label_height(self, width: float) -> float:
        return self._label.height(width) if self._label else 0.0

    @override
    def height(self, width: float) -> float:
        lines = self._placed(width)[-1][3] + 1
        return self._label_height(width) + lines * LINE_MM * MM

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        if self._label:
            self._label.put(canvas, x, top, width)
        side = _BOX_MM * MM
        for choice, text, left, line in self._placed(width):
            middle = top - self._label_height(width) - (line + 0.5) * LINE_MM * MM
            canvas.setStrokeColor(ink.INK)
            canvas.setLineWidth(ink.RULE_WIDTH)
            _note_field(canvas, (self, choice.word))
            canvas.rect(x + left, middle - side / 2, side, side)
            room = width - left - side - _AFTER_BOX_MM * MM
            text.put(canvas, x + left + side + _AFTER_BOX_MM * MM, middle + OPTION.leading / 2, room)
            self._places.append(
                Place(
                    cell=self._cell,
                    word=choice.word,
                    page=canvas.getPageNumber() - 1,
                    left=x + left,
                    bottom=middle - side / 2,
                    width=side,
                    height=side,
                )
            )
