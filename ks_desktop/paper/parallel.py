"""Two languages beside each other: the boxes of a `Parallel`."""

from collections.abc import Sequence
from typing import Final

from typing_extensions import override

from ks_desktop.paper import ink
from ks_desktop.paper.boxes import LEAST_ROOM, SLACK, Box, Cut, Stack
from ks_desktop.paper.canvas import Canvas
from ks_desktop.paper.ink import MM
from ks_desktop.paper.strokes import Hairline
from ks_desktop.paper.tags import Tag

_GUTTER: Final = 8 * MM
_KEPT_HEIGHT: Final = 60.0  # points: a pair of three lines or less stays whole
_HEAD_AIR: Final = 2 * MM
_COLUMN: Final = Tag(role="Sect")


class Pair(Box):
    """What is said in two languages: both begin at the same height, and on the same page."""

    def __init__(self, left: Box, right: Box) -> None:
        """Take both; each may be higher than a page, and then goes on."""
        self._cells = (left, right)
        self.before = max(left.before, right.before)
        self.after = max(left.after, right.after)
        self.keep = left.keep or right.keep

    @override
    def height(self, width: float) -> float:
        return max(cell.height(_half(width)) for cell in self._cells)

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if self.height(width) <= room + SLACK:
            return self, None
        if not forced and (room < LEAST_ROOM or self.height(width) <= _KEPT_HEIGHT):
            return None, self
        half = _half(width)
        parts = [
            cell.cut(half, room, forced=forced) if cell.height(half) > room + SLACK else (cell, None)
            for cell in self._cells
        ]
        if not forced and any(top is None for top, _rest in parts):
            return None, self
        tops, rests = ([part or Stack([]) for part in side] for side in zip(*parts, strict=True))
        return Pair(*tops), (Pair(*rests) if any(rest for _top, rest in parts) else None)

    @property
    def cells(self) -> tuple[Box, Box]:
        """The left one and the right one."""
        return self._cells

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for index in range(len(self._cells)):
            self.paint_cell(index, canvas, (x, top), width)

    def paint_cell(self, index: int, canvas: Canvas, corner: tuple[float, float], width: float) -> None:
        """Paint only the left one (0) or the right one (1)."""
        half = _half(width)
        self._cells[index].put(canvas, corner[0] + index * (half + _GUTTER), corner[1], half)


class _Side(Box):
    """One of a pair, as high as the pair."""

    def __init__(self, pair: Pair, index: int) -> None:
        self._pair = pair
        self._index = index
        self.before, self.after = pair.before, pair.after

    @override
    def height(self, width: float) -> float:
        return self._pair.height(width)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self._pair.paint_cell(self._index, canvas, (x, top), width)


class TwoColumns(Box):
    """Pairs under each other; with heads, those stand on each page, and a thin line between the languages.

    Who listens hears the whole first column and then the whole second one, over all pages.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        heads: Pair | None,
        columns: tuple[Box, Box],
        *,
        after: float = 0.0,
        keep: bool = False,
    ) -> None:
        """Take the pairs and what stands above them.

        Args:
            pairs: from top to bottom.
            heads: what each column is called, None for nothing.
            columns: what each column says of itself to who listens; see `column`.
            after: see `Box`; above it there is as much.
            keep: see `Box`.
        """
        self._pairs = tuple(pairs)
        self._heads = heads
        self._columns = columns
        self.before = self.after = after
        self.keep = keep

    def _head_height(self, width: float) -> float:
        return self._heads.height(width) + _HEAD_AIR if self._heads else 0.0

    @override
    def height(self, width: float) -> float:
        return self._head_height(width) + Stack(self._pairs).height(width)

    @override
    def cut(self, width: float, room: float, *, forced: bool) -> Cut:
        if self.height(width) <= room + SLACK:
            return self, None
        stack = Stack(self._pairs)
        top, rest = stack.cut(width, max(room - self._head_height(width), 0.0), forced=forced)
        return self._part(top, after=0.0), self._part(rest, after=self.after)

    def height_but_last(self, width: float) -> float:
        """Return how high it is without its last pair; 0 when it has no other."""
        others = self._pairs[:-1]
        return self._head_height(width) + Stack(others).height(width) if others else 0.0

    def _part(self, stack: Box | None, *, after: float) -> "TwoColumns | None":
        if not isinstance(stack, Stack):
            return None
        pairs = [box for box in stack.boxes if isinstance(box, Pair)]
        return TwoColumns(pairs, self._heads, self._columns, after=after, keep=self.keep).cut_from(self)

    @override
    def paint(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        if self._heads:
            middle, bottom = x + width / 2, top - self.height(width)
            canvas.setStrokeColor(ink.RULE)
            canvas.setLineWidth(ink.HAIR_WIDTH)
            canvas.line(middle, top, middle, bottom)
        for index, column in enumerate(self._columns):
            canvas.begin(column.tag or _COLUMN, column, is_part=True)
            if self._heads:
                self._heads.paint_cell(index, canvas, (x, top), width)
            sides = Stack([_Side(pair, index) for pair in self._pairs])
            sides.paint(canvas, x, top - self._head_height(width), width)
            canvas.end()


def column(language: str) -> Box:
    """Return what a column says of itself: that all of it is in a language, ISO 639-1."""
    return Stack([]).tagged(Tag(role=_COLUMN.role, language=language))


def one_after_the_other(
    pairs: Sequence[Pair], heads: Pair | None, columns: tuple[Box, Box], gap: float, *, keep: bool = False
) -> Stack:
    """Return all in the first language and then all in the second: large print has no room for two columns."""
    boxes: list[Box] = []
    for index, said in enumerate(columns):
        if index and heads:
            boxes.append(Hairline(before=gap, after=gap))
        inside = [*([heads.cells[index]] if heads else []), *(pair.cells[index] for pair in pairs)]
        part = Stack(inside, keep=keep)
        boxes.append(part.tagged(said.tag or _COLUMN))
    return Stack(boxes, after=gap, keep=keep)


def _half(width: float) -> float:
    return (width - _GUTTER) / 2
