"""The layout: boxes that know their height at a width, can be cut at a height, and paint themselves.

A page is made by cutting: of a stack of boxes, what fits stays, the rest goes on. When a page is fresh the cut is
`forced`: then something must stay, or the rest would be pushed on for ever. What one box is stands in `box`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from ks_desktop.paper import ink
from ks_desktop.paper.box import SLACK, Box, Break, Cut, Gap
from ks_desktop.paper.canvas import Canvas

__all__ = ["SLACK", "Box", "Break", "Cut", "Gap", "Inset", "Kept", "NamedRow", "Row", "Rows", "Ruling", "Stack"]

KEPT_HEIGHT: Final = 340.0  # 12 cm: a row that is higher may be cut
LEAST_ROOM: Final = 30.0  # a row is not begun in less than two lines


class Stack(Box):
    """Boxes under each other."""

    def __init__(self, boxes: Sequence[Box], *, before: float = 0.0, after: float = 0.0, keep: bool = False) -> None:
        self.boxes = tuple(boxes)
        self.before = before
        self.after = after
        self.keep = keep

        self._heights: dict[float, float] = {}
        self._gaps: list[tuple[float, Box]] = []

    @override
    def height(self, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = sum([gap + box.height(width) for gap, box in self._spaced()])
        return height

    def _spaced(self) -> list[tuple[float, Box]]:
        if not self._gaps:
            gaps = [max(above.after, below.before) for above, below in zip(self.boxes, self.boxes[1:], strict=False)]
            self._gaps = list(zip([0.0, *gaps], self.boxes, strict=False))
        return self._gaps

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        used = 0.0
        for index, (gap, box) in enumerate(self._spaced()):
            if isinstance(box, Break) and index:
                return self._part(self.boxes[:index]), self._part(self.boxes[index + 1 :])
            height = gap + box.height(width)
            if used + height > room + SLACK:
                return self._cut_at(index, width, room - used - gap, forced=forced)
            used += height
        return self, None

    def _cut_at(self, index: int, width: float, room: float, *, forced: bool) -> Cut:
        top, rest = self.boxes[index].cut(width, max(room, 0.0), forced=forced and index == 0)
        stays = list(self.boxes[:index])
        goes = [*([rest] if rest else []), *self.boxes[index + 1 :]]
        if top is not None:
            stays.append(top)
        else:
            while stays and stays[-1].keep and (len(stays) > 1 or not forced):
                goes.insert(0, stays.pop())
        return self._part(stays), self._part(goes)

    def _part(self, boxes: Sequence[Box]) -> "Stack | None":
        return Stack(boxes, before=self.before, after=self.after).cut_from(self) if boxes else None

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for gap, box in self._spaced():
            top -= gap
            box.put(canvas, x, top, width)
            top -= box.height(width)


class Kept(Stack):
    """Boxes that stay on one page, unless they are higher than a whole one."""

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if not forced and self.height(width) > room + SLACK:
            return None, self
        return super().cut(width, room, forced=forced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The lines and the air around the cells of a row, in points."""

    above: float = 0.0
    below: float = 0.0
    upright: float = 0.0  # width of the lines between the cells
    colour: str = ink.HAIR
    pad: float = 0.0  # above and under the cells
    gutter: float = 0.0  # between cells
    head_pad: float | None = None  # above the cells, if different


class Row(Box):
    """Cells beside each other; a cell may be higher than a page and is then continued."""

    def __init__(
        self,
        cells: Sequence[Box],
        shares: Sequence[float],
        ruling: Ruling = Ruling(),
        *,
        after: float = 0.0,
        mirrored: bool = False,
    ) -> None:
        """Take cells and their parts of the width: a share below 0 is a fixed width in points.

        The cells stand from left to right; `mirrored` ones are read from the right.
        """
        self._cells = tuple(cells)
        self._mirrored = mirrored
        self._shares = tuple(shares)
        self._ruling = ruling
        self.after = after
        self._shared: dict[float, list[float]] = {}
        self._heights: dict[float, float] = {}

    def _widths(self, width: float) -> list[float]:
        widths = self._shared.get(width)
        if widths is None:
            widths = self._shared[width] = self._share_out(width)
        return widths

    def _share_out(self, width: float) -> list[float]:
        free = width - self._ruling.gutter * (len(self._cells) - 1) + sum(s for s in self._shares if s < 0)
        total = sum(s for s in self._shares if s > 0)
        return [-s if s < 0 else max(free, 1.0) * s / total for s in self._shares]

    def _pads(self) -> tuple[float, float]:
        ruling = self._ruling
        return (ruling.pad if ruling.head_pad is None else ruling.head_pad), ruling.pad

    @override
    def height(self, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            inner = [cell.height(w) for cell, w in zip(self._cells, self._widths(width), strict=True)]
            height = self._heights[width] = max(inner) + sum(self._pads())
        return height

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if self.height(width) <= room + SLACK:
            return self, None
        room -= sum(self._pads())
        if room < LEAST_ROOM and not forced:
            return None, self
        widths = self._widths(width)
        parts = [
            cell.cut(w, room, forced=forced) if cell.height(w) > room else (cell, None)
            for cell, w in zip(self._cells, widths, strict=True)
        ]
        if all(rest is None for _top, rest in parts):
            return (self, None) if forced else (None, self)
        if not forced and any(top is None for top, _rest in parts):
            return None, self  # else a label would stand here and what it names on the next page
        return self._part([top for top, _rest in parts], after=0.0), self._part(
            [rest for _top, rest in parts], self.after
        )

    def _part(self, cells: Sequence[Box | None], after: float) -> "Row":
        parts = self._with_gaps(cells)
        return Row(parts, self._shares, self._ruling, after=after, mirrored=self._mirrored).cut_from(self)

    def _with_gaps(self, cells: Sequence[Box | None]) -> list[Box]:
        """Return the cells of a part; where nothing of a cell stands in it, that cell keeps its place."""
        parts: list[Box] = []
        for part, cell in zip(cells, self._cells, strict=True):
            cell.whole = cell.whole or cell  # all of it may be what comes after the gap
            parts.append(part or Gap(0.0).cut_from(cell))
        return parts

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        ruling = self._ruling
        for line, y in ((ruling.above, top), (ruling.below, top - height)):
            _rule(canvas, line, ruling.colour, (x, y, x + width, y))
        places: list[tuple[Box, float, float]] = []
        left = x
        for cell, cell_width in zip(self._cells, self._widths(width), strict=True):
            if places:
                middle = left - ruling.gutter / 2
                _rule(canvas, ruling.upright, ruling.colour, (middle, top, middle, top - height))
            places.append((cell, left, cell_width))
            left += cell_width + ruling.gutter
        for cell, left, cell_width in reversed(places) if self._mirrored else places:
            cell.put(canvas, left, top - self._pads()[0], cell_width)


class NamedRow(Row):
    """A row whose first cell names it: a row of moderate height is kept whole, else the name stands on each page."""

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if not forced and room + SLACK < self.height(width) <= KEPT_HEIGHT:
            return None, self
        return super().cut(width, room, forced=forced)

    @override
    def _part(self, cells: Sequence[Box | None], after: float) -> "NamedRow":
        parts = [self._cells[0], *self._with_gaps(cells)[1:]]
        return NamedRow(parts, self._shares, self._ruling, after=after, mirrored=self._mirrored).cut_from(self)


def _rule(canvas: Canvas, line: float, colour: str, ends: tuple[float, float, float, float]) -> None:
    if line:
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(line)
        canvas.line(*ends)


class Rows(Box):
    """A table: rows under a head that is repeated on each page."""

    def __init__(self, head: Box, rows: Sequence[Box], *, after: float = 0.0) -> None:
        self._head = head
        self._rows = Stack(rows)
        self.after = after

    @override
    def height(self, width: float) -> float:
        return self._head.height(width) + self._rows.height(width)

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if self.height(width) <= room + SLACK:
            return self, None
        top, rest = self._rows.cut(width, max(room - self._head.height(width), 0.0), forced=forced)
        if not isinstance(top, Stack) or not isinstance(rest, Stack):
            return (self, None) if top else (None, self)
        first, second = Rows(self._head, top.boxes), Rows(self._head, rest.boxes, after=self.after)
        return first.cut_from(self), second.cut_from(self)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self._head.put(canvas, x, top, width)
        self._rows.put(canvas, x, top - self._head.height(width), width)


class Inset(Box):
    """A box moved to the right, with an upright line at its left edge if asked."""

    def __init__(self, box: Box, left: float, *, line: float = 0.0, after: float = 0.0) -> None:
        self._box = box
        self._left = left
        self._line = line
        self.after = after

    @override
    def height(self, width: float) -> float:
        return self._box.height(width - self._left)

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        top, rest = self._box.cut(width - self._left, room, forced=forced)
        return (self._part(top) if top else None), (self._part(rest) if rest else None)

    def _part(self, box: Box) -> "Inset":
        return Inset(box, self._left, line=self._line, after=self.after).cut_from(self)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        middle = x + self._line / 2
        _rule(canvas, self._line, ink.RULE, (middle, top - 1, middle, top - self.height(width) + 1))
        self._box.put(canvas, x + self._left, top, width - self._left)
